import { describe, expect, it } from "vitest";
import {
	createBehaviourJudge,
	createWordingScorer,
	fillGateFeatures,
	GATE_BYTES,
	GATE_FEATURE_COUNT,
	type GateCalibration,
	type GateEvidence,
	sliceGateSteps,
	wordingVector,
} from "../src/behaviour-gate.js";
import { NO_TREES, type TreeEnsemble } from "../src/tree-ensemble.js";
import { WORDING_BUCKETS, wordingFeatures } from "../src/wording.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const COMMON = ["they", "may"];
const common = new Set(COMMON);

describe("wordingVector", () => {
	it("weighs what occurs twice by 1 + ln 2, scaled to length 1", () => {
		// "they they": ^ they they $. Runs: ^, they twice, $; ^ they, they they, they $; ^ they they, they they $.
		const { indices, values } = wordingVector("they they", common);
		expect(indices).toHaveLength(8);
		expect([...indices]).toEqual([...new Set(wordingFeatures("they they", common))].sort((a, b) => a - b));
		const twice = 1 + Math.log(2);
		const length = Math.sqrt(7 + twice * twice);
		const sorted = [...values].sort((a, b) => a - b);
		for (const value of sorted.slice(0, 7)) expect(value).toBeCloseTo(1 / length, 6);
		expect(sorted[7]).toBeCloseTo(twice / length, 6);
	});

	it("of no text has the three runs of its ends", () => {
		const { indices, values } = wordingVector("", common);
		expect(indices).toHaveLength(3);
		for (const value of values) expect(value).toBeCloseTo(1 / Math.sqrt(3), 6);
	});

	it("law: buckets ascend, values are above 0, squares sum to 1, for any text", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const { indices, values } = wordingVector(text, common);
				expect(values).toHaveLength(indices.length);
				for (let i = 1; i < indices.length; i++) expect(indices[i]).toBeGreaterThan(indices[i - 1]!);
				expect(values.every((value) => value > 0)).toBe(true);
				expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
			}),
		);
	});

	it("of five million characters stays small", () => {
		const { indices, values } = wordingVector("they may ".repeat(555_555), common);
		expect(indices.length).toBeLessThan(20);
		expect(values.every(Number.isFinite)).toBe(true);
	});
});

describe("createWordingScorer", () => {
	it("multiplies the vector with the steps, then scale and bias", () => {
		const steps = new Int8Array(GATE_BYTES);
		const { indices } = wordingVector("they", common);
		indices.forEach((bucket, i) => {
			steps[bucket] = i === 0 ? 127 : -1;
		});
		// Six runs of 1 / √6 each: (127 - 5) / √6 = 49.8063.
		const { score } = createWordingScorer({ commonWords: COMMON, scale: 0.01, bias: -0.25 }, steps);
		expect(score("they")).toBeCloseTo(122 / Math.sqrt(6) / 100 - 0.25, 6);
	});

	it("gives the bias where nothing is known", () => {
		const { score } = createWordingScorer(
			{ commonWords: [], scale: 0.5, bias: 0.75 },
			new Int8Array(GATE_BYTES),
		);
		for (const text of ["", "they may", "\ud800", "攻击者", "x".repeat(1_000_000)])
			expect(score(text)).toBe(0.75);
	});

	it("scores the same whatever was scored before", () => {
		const steps = Int8Array.from({ length: GATE_BYTES }, (_, bucket) => ((bucket * 37) % 255) - 127);
		const gate = { commonWords: COMMON, scale: 0.01, bias: 0 };
		const scorer = createWordingScorer(gate, steps);
		const first = scorer.score("They may have copied it.");
		scorer.score("Nobody did.");
		expect(scorer.score("They may have copied it.")).toBe(first);
		expect(createWordingScorer(gate, steps).score("They may have copied it.")).toBe(first);
		expect(first).not.toBe(0);
	});
});

describe("fillGateFeatures", () => {
	it("writes the evidence from where it is told, the length as ln(1 + length)", () => {
		const features = new Float64Array(GATE_FEATURE_COUNT + 2).fill(7);
		const evidence = {
			lexical: 0.5,
			wording: -0.25,
			prose: 1,
			best: 0.75,
			second: -0.5,
			third: -1,
			length: 99,
		};
		fillGateFeatures(features, 1, evidence);
		expect([...features]).toEqual([7, 0.5, -0.25, 1, 0.75, -0.5, -1, Math.log(100), 7]);
	});

	it("knows an empty sentence", () => {
		const features = new Float64Array(GATE_FEATURE_COUNT);
		fillGateFeatures(features, 0, evidenceOf({ length: 0 }));
		expect(features[GATE_FEATURE_COUNT - 1]).toBe(0);
	});
});

describe("createBehaviourJudge", () => {
	const plain: GateCalibration = {
		bias: -1,
		lexical: 2,
		wording: 3,
		prose: -0.5,
		trees: NO_TREES,
		treeWeight: 0,
	};

	it("joins the scores by hand", () => {
		const judge = createBehaviourJudge(plain);
		// -1 + 2 · 0.5 + 3 · 0.25 - 0.5 · 1.5 = 0
		expect(judge(evidenceOf({ lexical: 0.5, wording: 0.25, prose: 1.5 }))).toBe(0.5);
		// -1 - 2 + 3 + 0.5 = 0.5
		expect(judge(evidenceOf({ lexical: -1, wording: 1, prose: -1 }))).toBeCloseTo(0.622459, 6);
	});

	it("adds the sum of the trees, weighed", () => {
		// The first tree asks for the best score, the second for the length: ln 20 = 2.9957, ln 21 = 3.0445.
		const trees: TreeEnsemble = {
			roots: [0, 3],
			features: [3, -1, -1, 6, -1, -1],
			values: [0.5, -1, 1, 3, 0.25, 4],
			left: [1, 0, 0, 4, 0, 0],
		};
		const judge = createBehaviourJudge({ ...plain, trees, treeWeight: 0.5 });
		// -1 + 0.5 · (1 + 0.25) = -0.375; -1 + 0.5 · (-1 + 4) + 2 · 0.25 = 1
		expect(judge(evidenceOf({ best: 0.5, length: 19 }))).toBeCloseTo(1 / (1 + Math.exp(0.375)), 12);
		expect(judge(evidenceOf({ best: 0.4, length: 20, lexical: 0.25 }))).toBeCloseTo(
			1 / (1 + Math.exp(-1)),
			12,
		);
	});

	it("asks its trees for each feature where it is written", () => {
		const names = ["lexical", "wording", "prose", "best", "second", "third", "length"] as const;
		names.forEach((name, feature) => {
			const trees = { roots: [0], features: [feature, -1, -1], values: [0.5, -2, 2], left: [1, 0, 0] };
			const judge = createBehaviourJudge({
				...plain,
				bias: 0,
				lexical: 0,
				wording: 0,
				prose: 0,
				trees,
				treeWeight: 1,
			});
			expect(judge(evidenceOf({}))).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
			expect(judge(evidenceOf({ [name]: 1 }))).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
		});
		expect(names).toHaveLength(GATE_FEATURE_COUNT);
	});

	it("stays within 0 and 1", () => {
		const judge = createBehaviourJudge({ ...plain, bias: 0, lexical: 1e6, wording: 0, prose: 0 });
		expect(judge(evidenceOf({ lexical: 1.5 }))).toBe(1);
		expect(judge(evidenceOf({ lexical: -1.5 }))).toBe(0);
	});

	it("judges the same whatever was judged before", () => {
		const judge = createBehaviourJudge(plain);
		const first = judge(evidenceOf({ lexical: 0.3, length: 40 }));
		judge(evidenceOf({ lexical: -1.5, wording: -1.5, best: 1, length: 5000 }));
		expect(judge(evidenceOf({ lexical: 0.3, length: 40 }))).toBe(first);
		expect(createBehaviourJudge(plain)(evidenceOf({ lexical: 0.3, length: 40 }))).toBe(first);
	});
});

describe("sliceGateSteps", () => {
	it("finds signed bytes at the end, also in a part of a buffer", () => {
		const whole = new Uint8Array(GATE_BYTES + 9);
		whole[5] = 1;
		whole[6] = 0xff;
		whole[GATE_BYTES + 5] = 0x80;
		whole[GATE_BYTES + 6] = 7;
		// From byte 3 to 2 before the end; the last GATE_BYTES of it begin at byte 7.
		const steps = sliceGateSteps(whole.subarray(3, GATE_BYTES + 7));
		expect(steps).toHaveLength(GATE_BYTES);
		expect([steps[0], steps.at(-2), steps.at(-1)]).toEqual([0, -128, 7]);
		expect(sliceGateSteps(whole.subarray(6, GATE_BYTES + 6))[0]).toBe(-1);
	});

	it.each([0, 1, GATE_BYTES - 1])("refuses %d bytes", (length) => {
		expect(() => sliceGateSteps(new Uint8Array(length))).toThrow(
			expect.objectContaining({ name: "LexicalModelError", code: "LEXICAL_MODEL_CORRUPT" }),
		);
	});

	it("has a byte for each bucket", () => {
		expect(GATE_BYTES).toBe(WORDING_BUCKETS);
	});
});

/** A sentence of which nothing is known but what is said. */
function evidenceOf(known: Partial<GateEvidence>): GateEvidence {
	return { lexical: 0, wording: 0, prose: 0, best: 0, second: 0, third: 0, length: 0, ...known };
}
