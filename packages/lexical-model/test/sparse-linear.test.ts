import { describe, expect, test } from "vitest";
import { countFeatures } from "../src/count-features.js";
import { createFeaturizer } from "../src/featurize.js";
import { createLexicalScorer, type LexicalWeights } from "../src/sparse-linear.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";
import { smallModel } from "./small-model.js";

const vectorOf = (entries: [number, number][]) => ({
	indices: Int32Array.from(entries, ([feature]) => feature),
	values: Float32Array.from(entries, ([, value]) => value),
});

describe("scores by hand", () => {
	const scorer = createLexicalScorer(smallModel());

	test.each<[string, [number, number][], number[]]>([
		["no features: the biases", [], [-1, 0, 1.5]],
		// Output 1: 1 · 127 · 0.25.
		["one feature", [[0, 1]], [-1, 31.75, 1.5]],
		["a feature without weights", [[1, 1]], [-1, 0, 1.5]],
		// 0: 0.5 · -128 · 0.5 - 1; 1: 0.5 · 1 · 0.25; 2: 0.5 · -1 · 2 + 1.5.
		["a feature of every output", [[2, 0.5]], [-33, 0.125, 0.5]],
		// 0: (0.5 · -128 + 0.25 · 64) · 0.5 - 1; 1: (0.25 · 127 + 0.5 · 1) · 0.25; 2: (0.5 · -1 + 0.75 · 0) · 2 + 1.5.
		[
			"several",
			[
				[2, 0.5],
				[0, 0.25],
				[3, 0.25],
				[4, 0.75],
			],
			[-25, 8.0625, 0.5],
		],
	])("%s", (_name, entries, expected) => {
		expect([...scorer.scoreVector(vectorOf(entries))]).toEqual(expected);
	});

	test("a given array is written over and returned", () => {
		const scores = Float32Array.of(9, 9, 9);
		expect(scorer.scoreVector(vectorOf([[0, 1]]), scores)).toBe(scores);
		expect([...scores]).toEqual([-1, 31.75, 1.5]);
		expect(scorer.score("nothing known", scores)).toBe(scores);
		expect([...scores]).toEqual([-1, 0, 1.5]);
	});

	test("an array not given is a new one each time", () => {
		const first = scorer.scoreVector(vectorOf([[0, 1]]));
		scorer.scoreVector(vectorOf([]));
		expect([...first]).toEqual([-1, 31.75, 1.5]);
	});

	test("the number of outputs", () => {
		expect(scorer.outputCount).toBe(3);
	});
});

/** A model over the words of three texts, with weights drawn from `seed`. */
function wordModel(texts: string[], outputCount: number, seed: number): LexicalWeights {
	const table = countFeatures(texts, { minWordTexts: 1, minCharacterTexts: 1 });
	const entries: [output: number, step: number][][] = Array.from(
		{ length: table.idfSteps.length },
		(_, feature) =>
			Array.from({ length: outputCount }, (_, output): [number, number] => [
				output,
				((feature * 31 + output * 17 + seed) % 256) - 128,
			]).filter(([output]) => (feature + output + seed) % 3 !== 0),
	);
	const starts = [0];
	for (const list of entries) starts.push((starts.at(-1) as number) + list.length);
	return {
		table,
		outputCount,
		postingStarts: Int32Array.from(starts),
		postingOutputs: Uint16Array.from(entries.flat(), ([output]) => output),
		postingSteps: Int8Array.from(entries.flat(), ([, step]) => step),
		scales: Float32Array.from({ length: outputCount }, (_, output) => 0.01 * (output + 1)),
		biases: Float32Array.from({ length: outputCount }, (_, output) => output - 1),
	};
}

const TEXTS = ["encoded powershell command", "phishing mail with a link", "powershell from a mail"];

test("law: as the sum over a full weight matrix", () => {
	fc.assert(
		fc.property(hostileText, fc.nat(1000), (text, seed) => {
			const model = wordModel([...TEXTS, text], 4, seed);
			const matrix = Array.from({ length: 4 }, () => new Float64Array(model.table.idfSteps.length));
			for (let feature = 0; feature < model.table.idfSteps.length; feature++) {
				for (let p = model.postingStarts[feature]!; p < model.postingStarts[feature + 1]!; p++) {
					const output = model.postingOutputs[p]!;
					matrix[output]![feature] = model.postingSteps[p]! * model.scales[output]!;
				}
			}
			const { indices, values } = createFeaturizer(model.table).featurize(text);
			const scores = createLexicalScorer(model).score(text);
			for (let output = 0; output < 4; output++) {
				let expected = model.biases[output]!;
				indices.forEach((feature, i) => {
					expected += values[i]! * matrix[output]![feature]!;
				});
				expect(scores[output]).toBeCloseTo(expected, 4);
			}
		}),
	);
});

test("the same text scores the same, after other texts and in a new scorer; scoring goes through featurize", () => {
	const model = wordModel(TEXTS, 5, 7);
	const scorer = createLexicalScorer(model);
	const first = [...scorer.score("a phishing mail starts powershell")];
	scorer.score("encoded");
	expect([...scorer.score("a phishing mail starts powershell")]).toEqual(first);
	expect([...createLexicalScorer(model).score("a phishing mail starts powershell")]).toEqual(first);
	expect([...scorer.scoreVector(scorer.featurize("a phishing mail starts powershell"))]).toEqual(first);
	expect(first).not.toEqual([...model.biases]);
});

describe("odd text is scored", () => {
	const scorer = createLexicalScorer(wordModel(TEXTS, 3, 1));

	test.each([
		["empty", ""],
		["white space", " \n\t "],
		["NUL", "\u0000\u0000"],
		["lone surrogates", "\ud83d \ude00 \ud800"],
		["right to left", "التصيد الاحتيالي"],
		["Chinese", "攻击者使用恶意软件"],
	])("%s: nothing known, the biases", (_name, text) => {
		expect([...scorer.score(text)]).toEqual([-1, 0, 1]);
	});

	test("known words between them count", () => {
		const odd = scorer.score("\u0000 \ud800 phishing");
		expect([...odd].every(Number.isFinite)).toBe(true);
		expect([...odd]).not.toEqual([-1, 0, 1]);
	});

	test("a single run of 5 MB", () => {
		expect([...scorer.score("powershell".repeat(500_000))].every(Number.isFinite)).toBe(true);
	});
});
