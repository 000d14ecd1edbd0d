/** Words in a shingle: texts with fewer are compared as a whole only. */
const SHINGLE_WORDS = 5;

/** Texts in which normalised word sequences are looked up. */
export interface ContainmentIndex {
	/**
	 * The number of the first text that holds the given normalised text as a run of whole words, `undefined` if none
	 * does. A text of fewer than five words must be equal to a part.
	 */
	find(normalized: string): number | undefined;
}

/** A text and its parts, all normalised: a document and its sentences, or one sentence alone. */
export type NormalizedParts = readonly string[];

/**
 * Indexes texts by their runs of five words. Building is linear in the words; a look-up takes the rarest run of the
 * text looked for and compares only where that occurs.
 */
export function createContainmentIndex(texts: readonly NormalizedParts[]): ContainmentIndex {
	const words: string[] = [];
	const owners: number[] = [];
	const starts = new Map<string, number[]>();
	const parts = new Map<string, number>();
	for (const [owner, textParts] of texts.entries()) {
		const begin = words.length;
		for (const part of textParts) {
			if (part === "") continue;
			if (!parts.has(part)) parts.set(part, owner);
			for (const word of part.split(" ")) {
				words.push(word);
				owners.push(owner);
			}
		}
		for (let start = begin; start + SHINGLE_WORDS <= words.length; start++) {
			const shingle = words.slice(start, start + SHINGLE_WORDS).join(" ");
			const places = starts.get(shingle);
			if (places) places.push(start);
			else starts.set(shingle, [start]);
		}
	}

	const find = (normalized: string): number | undefined => {
		const whole = parts.get(normalized);
		if (whole !== undefined || normalized === "") return whole;
		const query = normalized.split(" ");
		let rarest: readonly number[] | undefined;
		let offset = 0;
		for (let start = 0; start + SHINGLE_WORDS <= query.length; start++) {
			const places = starts.get(query.slice(start, start + SHINGLE_WORDS).join(" "));
			if (!places) return undefined;
			if (rarest && places.length >= rarest.length) continue;
			rarest = places;
			offset = start;
		}
		for (const place of rarest ?? []) {
			const start = place - offset;
			const owner = owners[start];
			if (start < 0 || owner === undefined || owners[start + query.length - 1] !== owner) continue;
			if (query.every((word, index) => words[start + index] === word)) return owner;
		}
		return undefined;
	};
	return { find };
}
