import { expect, test } from "vitest";
import { countFeatures } from "../src/count-features.js";
import { createFeaturizer } from "../src/featurize.js";
import { createLexicalScorer, type LexicalWeights } from "../src/sparse-linear.js";
import { fc } from "./seeded-fast-check.js";

const WORDS = ["encoded", "powershell", "script", "ran", "twice"];
const TEXTS = ["encoded powershell", "powershell script", "script ran twice"];

/** Two outputs: the first counts every feature, the second only every other one, against. */
function model(minCharacterTexts: number): LexicalWeights {
	const table = countFeatures(TEXTS, { minWordTexts: 1, minCharacterTexts });
	const { size } = createFeaturizer(table);
	const postings = Array.from({ length: size }, (_, i) =>
		i % 2 === 0
			? ([[0, 10 + (i % 7)]] as const)
			: ([
					[0, 5],
					[1, -20],
				] as const),
	);
	let count = 0;
	return {
		table,
		outputCount: 2,
		postingStarts: Int32Array.from([0, ...postings.map((of) => (count += of.length))]),
		postingOutputs: Uint16Array.from(postings.flatMap((of) => of.map(([output]) => output))),
		postingSteps: Int8Array.from(postings.flatMap((of) => of.map(([, steps]) => steps))),
		scales: Float32Array.of(0.5, 0.25),
		biases: Float32Array.of(-1, 0.5),
	};
}

test("a text of one known word by hand: the vector is 1 there", () => {
	const weights = model(9);
	const scorer = createLexicalScorer(weights);
	const feature = scorer.featurize("ran").indices[0]!;
	const { intercepts, terms } = scorer.terms("It Ran, ran.", [0, 0]);
	expect([...intercepts]).toEqual([-1, -1]);
	const steps = feature % 2 === 0 ? 10 + (feature % 7) : 5;
	expect(terms).toEqual([
		{
			spans: [
				{ start: 3, end: 6 },
				{ start: 8, end: 11 },
			],
			scores: Float64Array.of(steps * 0.5, steps * 0.5),
		},
	]);
});

test("what adds nothing to the outputs asked for is left out", () => {
	const scorer = createLexicalScorer(model(9));
	const { terms } = scorer.terms(TEXTS.join(" "), [1]);
	expect(terms.length).toBeGreaterThan(0);
	expect(terms.every(({ scores }) => scores[0]! < 0)).toBe(true);
	expect(scorer.terms("nothing known", [0, 1])).toEqual({ intercepts: Float64Array.of(-1, 0.5), terms: [] });
	expect(scorer.terms("", [])).toEqual({ intercepts: new Float64Array(), terms: [] });
});

test("law: intercepts and terms add up to the scores, every term has a place", () => {
	const scorer = createLexicalScorer(model(1));
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...WORDS, "192.0.2.7", "-", "script.exe"), { maxLength: 12 }),
			(words) => {
				const text = words.join(" ");
				const { intercepts, terms } = scorer.terms(text, [0, 1]);
				const scores = scorer.score(text);
				for (const output of [0, 1]) {
					const sum = terms.reduce((sum, term) => sum + term.scores[output]!, intercepts[output]!);
					expect(sum).toBeCloseTo(scores[output]!, 4);
				}
				for (const { spans } of terms) expect(spans.length).toBeGreaterThan(0);
			},
		),
	);
});
