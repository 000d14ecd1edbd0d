/** Weights of words for one label: `intercept + Σ weight of each distinct word present`. */
export interface WordWeights {
	readonly intercept: number;
	readonly weights: Readonly<Record<string, number>>;
}

/** A classifier that adds up words, one label for each table; `squash` makes a probability of the sum. */
export function wordClassifier(labels: readonly WordWeights[], squash = (score: number) => score) {
	return (texts: readonly string[]) =>
		texts.map((text) => {
			const words = new Set(text.match(/[\p{L}\p{N}_]+/gu));
			return labels.map(({ intercept, weights }) => {
				let score = intercept;
				for (const [word, weight] of Object.entries(weights)) if (words.has(word)) score += weight;
				return squash(score);
			});
		});
}

/** 1 / (1 + e^-score). */
export function logistic(score: number): number {
	return 1 / (1 + Math.exp(-score));
}

/** `count` words, `w0` to the last, with a few that matter. */
export function manyWords(count: number): { text: string; label: WordWeights } {
	const words = Array.from({ length: count }, (_, i) => `w${i}`);
	const weights = Object.fromEntries(
		words.map((word, i) => [word, i % 9 === 0 ? 0.5 + i / count : ((i * 7) % 5) / 40]),
	);
	return { text: words.join(" "), label: { intercept: -1, weights } };
}
