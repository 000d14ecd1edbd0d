import { Matrix } from "ml-matrix";

// The obvious way: n-grams as strings in a Map, TF-IDF as one dense row, logistic regression as matrix products of
// ml-matrix. Same n-grams, same weighting and same cut-offs as @mapper/lexical-model, for texts without indicators.

const MIN_WORD_TEXTS = 2;
const MIN_CHARACTER_TEXTS = 3;

/** Learns the vocabulary of a corpus. */
export function createPlainVectorizer(texts) {
	const counts = new Map();
	for (const text of texts) {
		const { words, characters } = ngramsOf(text);
		for (const term of new Set([...words, ...characters])) counts.set(term, (counts.get(term) ?? 0) + 1);
	}
	const columns = new Map();
	const idf = [];
	for (const [term, count] of counts) {
		if (count < (term.startsWith("w:") ? MIN_WORD_TEXTS : MIN_CHARACTER_TEXTS)) continue;
		columns.set(term, columns.size);
		idf.push(Math.log((1 + texts.length) / (1 + count)) + 1);
	}
	return {
		size: columns.size,
		/** One dense row, `[size]`: words and characters scaled to length 1 each, then the whole. */
		vectorize(text) {
			const row = new Float64Array(columns.size);
			const blocks = Object.values(ngramsOf(text)).map((terms) => weigh(terms, columns, idf));
			const filled = blocks.filter(({ size }) => size > 0).length;
			for (const block of blocks) {
				const length = Math.sqrt([...block.values()].reduce((sum, value) => sum + value * value, 0) * filled);
				for (const [column, value] of block) row[column] = value / length;
			}
			return row;
		},
	};
}

function weigh(terms, columns, idf) {
	const frequencies = new Map();
	for (const term of terms) {
		const column = columns.get(term);
		if (column !== undefined) frequencies.set(column, (frequencies.get(column) ?? 0) + 1);
	}
	for (const [column, frequency] of frequencies)
		frequencies.set(column, (1 + Math.log(frequency)) * idf[column]);
	return frequencies;
}

const WORD = /[a-z0-9_]+(?:[.\-+#][a-z0-9_]+)*|[%$/\\]/g;

function ngramsOf(text) {
	const lower = text.toLowerCase();
	const tokens = [...lower.matchAll(WORD)].flatMap(([word]) => {
		const pieces = /[.\-+#_]/.test(word) ? word.split(/[.\-+#_]/).filter((piece) => piece.length > 1) : [];
		return [word, ...pieces].map((token) =>
			/^\d+$/.test(token) ? "0".repeat(Math.min(5, token.length)) : token,
		);
	});
	const words = tokens.flatMap((token, i) =>
		i === 0 ? [`w:${token}`] : [`w:${token}`, `w:${tokens[i - 1]} ${token}`],
	);
	const characters = [];
	for (const chunk of lower.split(/\s+/)) {
		const padded = ` ${chunk.replace(/\d/g, "0")} `;
		for (let length = 3; length <= 5; length++) {
			for (let start = 0; start + length <= padded.length; start++) {
				characters.push(`c:${padded.slice(start, start + length)}`);
			}
		}
	}
	return { words, characters };
}

/** Fits one-vs-rest logistic regression by gradient descent; `targets` is `[texts × labels]` of 0 and 1. */
export function fitPlainClassifier(rows, targets, { steps = 40, rate = 20, ridge = 1e-4 } = {}) {
	const inputs = new Matrix(rows);
	const transposed = inputs.transpose();
	const wanted = new Matrix(targets);
	let weights = Matrix.zeros(inputs.columns, wanted.columns);
	for (let step = 0; step < steps; step++) {
		const errors = sigmoid(inputs.mmul(weights)).sub(wanted);
		const gradient = transposed.mmul(errors).mul(1 / rows.length);
		weights = weights.mul(1 - rate * ridge).sub(gradient.mul(rate));
	}
	return {
		/** Probability of each label. */
		classify: (row) => sigmoid(Matrix.rowVector(row).mmul(weights)).getRow(0),
	};
}

function sigmoid(matrix) {
	return matrix.apply(function (row, column) {
		this.set(row, column, 1 / (1 + Math.exp(-this.get(row, column))));
	});
}
