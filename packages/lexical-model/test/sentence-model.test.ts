import { describe, expect, it } from "vitest";
import { createBehaviourJudge, GATE_BYTES, type GateEvidence } from "../src/behaviour-gate.js";
import { countFeatures } from "../src/count-features.js";
import { createFeaturizer } from "../src/featurize.js";
import { LOWEST_SCORE, SENTENCE_FEATURES } from "../src/sentence-features.js";
import {
	createScoreReader,
	createSentenceModel,
	EXTRA_OUTPUTS,
	gateEvidence,
	isReportProse,
	type ReadOptions,
	type SentenceCalibration,
	sentenceContext,
} from "../src/sentence-model.js";
import { NO_TREES, type TreeEnsemble } from "../src/tree-ensemble.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const LABELS = ["T1003", "T1059", "T1105"];
const zeros = LABELS.map(() => 0);
const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

/** The log-odds of a technique are its score; in report prose one more. */
const calibration: SentenceCalibration = {
	trees: NO_TREES,
	bias: 0,
	treeWeight: 1,
	scoreWeight: 1,
	intercepts: zeros,
	reportIntercepts: LABELS.map(() => 1),
	priors: { procedures: zeros, reports: zeros },
};
/** Log-odds of behaviour: words and wording, the latter twice. */
const gate = {
	calibration: { bias: 0, lexical: 1, wording: 2, prose: 0, trees: NO_TREES, treeWeight: 0 },
};
const judge = createBehaviourJudge(gate.calibration);

/** One tree: below 0 in a feature one answer, from 0 on another. */
const treeOn = (feature: (typeof SENTENCE_FEATURES)[number], below: number, above: number): TreeEnsemble => ({
	roots: [0],
	features: [SENTENCE_FEATURES.indexOf(feature), -1, -1],
	values: [0, below, above],
	left: [1, 0, 0],
});

describe("sentenceContext", () => {
	const scores = Float32Array.of(0.25, -1, 0.75, 2, -3);
	const context = (options?: ReadOptions) => sentenceContext(scores, 3, -0.5, 40, judge, options);

	it("takes behaviour and prose from the scores, within 1.5", () => {
		// The gate: 1.5 + 2 · -0.5.
		expect(context()).toEqual({ behaviour: 1.5, wording: -0.5, prose: -1.5, gate: sigmoid(0.5), length: 40 });
		expect(isReportProse(context())).toBe(false);
		expect(sentenceContext(scores, 3, -9, 0, judge).wording).toBe(-1.5);
		expect(sentenceContext(scores, 3, 9, 0, judge).wording).toBe(1.5);
	});

	it("is prose of reports or of procedures when told so", () => {
		expect(context({ style: "auto" })).toEqual(context());
		expect(context({ style: "reports" })).toEqual({ ...context(), prose: 1 });
		expect(context({ style: "procedures" })).toEqual({ ...context(), prose: -1 });
		expect(isReportProse(context({ style: "reports" }))).toBe(true);
		expect(isReportProse({ prose: 0 })).toBe(false);
	});

	it("assumes behaviour where it sees less than a clear yes, and leaves a clearer one", () => {
		expect(context({ assumeBehaviour: true })).toEqual({ ...context(), wording: 1, gate: sigmoid(3.5) });
		const scoresOfQuiet = Float32Array.of(0, 0, 0, -1, 0.5);
		const quiet = sentenceContext(scoresOfQuiet, 3, 1.25, 7, judge, { assumeBehaviour: true });
		expect(quiet).toEqual({ behaviour: 1, wording: 1.25, prose: 0.5, gate: sigmoid(3.5), length: 7 });
		expect(context({ assumeBehaviour: false })).toEqual(context());
	});

	it("asks the judge once, with the scores as they are, whatever style is asked for", () => {
		for (const style of ["auto", "reports", "procedures"] as const) {
			const asked: GateEvidence[] = [];
			const { gate: answer } = sentenceContext(
				scores,
				3,
				-0.5,
				40,
				(evidence) => {
					asked.push(evidence);
					return 0.125;
				},
				{ style },
			);
			expect(asked).toEqual([gateEvidence(scores, 3, -0.5, 40)]);
			expect(answer).toBe(0.125);
		}
	});
});

describe("gateEvidence", () => {
	it("takes the three highest techniques and what is said of the sentence, within 1.5", () => {
		// Five techniques, then behaviour and prose.
		const scores = Float32Array.of(0.25, 2, -0.5, 0.75, -3, -9, 0.5);
		expect(gateEvidence(scores, 5, 4, 12)).toEqual({
			lexical: -1.5,
			wording: 1.5,
			prose: 0.5,
			best: 1.5,
			second: 0.75,
			third: 0.25,
			length: 12,
		});
	});

	it.each([
		[
			[0.5, 0.25, 0],
			[0.5, 0.25, 0],
		],
		[
			[0, 0.25, 0.5],
			[0.5, 0.25, 0],
		],
		[
			[0.25, 0.5, 0.5],
			[0.5, 0.5, 0.25],
		],
		// Where there are fewer than three, the lowest there is stands for them.
		[
			[0.5, -9],
			[0.5, -1.5, -1.5],
		],
		[[], [-1.5, -1.5, -1.5]],
	])("of techniques at %j takes %j", (techniques, expected) => {
		const scores = Float32Array.of(...techniques, 1, 1);
		const { best, second, third } = gateEvidence(scores, techniques.length, 0, 0);
		expect([best, second, third]).toEqual(expected);
	});

	it("law: the three are the first of all scores in order, whatever order they come in", () => {
		const score = fc.float({ min: -2, max: 2, noNaN: true });
		fc.assert(
			fc.property(fc.array(score, { minLength: 3, maxLength: 12 }), (values) => {
				const scores = Float32Array.from([...values, 0, 0]);
				const { best, second, third } = gateEvidence(scores, values.length, 0, 0);
				const sorted = [...scores.slice(0, values.length)].sort((a, b) => b - a).slice(0, 3);
				expect([best, second, third]).toEqual(sorted.map((value) => Math.max(-1.5, Math.min(1.5, value))));
			}),
		);
	});
});

describe("createScoreReader", () => {
	const reader = createScoreReader(LABELS, gate, calibration);

	it("gives techniques with a chance their probability, by the convention the sentence is written in", () => {
		const catalogue = reader.read(Float32Array.of(0.5, LOWEST_SCORE - 0.1, -0.5, 0.25, -1), 0, 30);
		expect(Array.from(catalogue.labels)).toEqual([0, 2]);
		expect(catalogue.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 6);
		expect(catalogue.probabilities[1]).toBeCloseTo(1 / (1 + Math.exp(0.5)), 6);
		expect(catalogue.prose).toBe(-1);
		const report = reader.read(Float32Array.of(0.5, -1.2, -0.5, 0.2, 1), 0, 30);
		expect(report.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 6);
		expect(report.prose).toBe(1);
	});

	it("gives both by the convention that is asked for", () => {
		const scores = Float32Array.of(0.5, -2, -2, 0, 0.25);
		const first = (style: ReadOptions["style"]) => reader.read(scores, 0, 30, { style }).probabilities[0];
		expect(first("reports")).toBeCloseTo(sigmoid(1.5), 12);
		expect(first("auto")).toBe(first("reports"));
		expect(first("procedures")).toBeCloseTo(sigmoid(0.5), 12);
	});

	it("gives labels ascending, whichever scores better", () => {
		const { labels, probabilities } = reader.read(Float32Array.of(-0.5, 0.25, 0.75, 0, 0), 0, 30);
		expect([...labels]).toEqual([0, 1, 2]);
		expect([...probabilities]).toEqual([-0.5, 0.25, 0.75].map(sigmoid));
	});

	it("joins words and wording to the probability of behaviour", () => {
		// 0.5 + 2 · 0.25 = 1; then words at 1.5 at most and wording at -1.5 at least: 1.5 - 3.
		expect(reader.read(Float32Array.of(0, 0, 0, 0.5, 0), 0.25, 9).behaviour).toBeCloseTo(sigmoid(1), 12);
		expect(reader.read(Float32Array.of(0, 0, 0, 8, 0), -8, 9).behaviour).toBeCloseTo(sigmoid(-1.5), 12);
		const assumed = reader.read(Float32Array.of(0, 0, 0, -1, 0), -1, 9, { assumeBehaviour: true });
		expect(assumed.behaviour).toBeCloseTo(sigmoid(3), 12);
	});

	it("tells the trees of techniques what the gate says, its own trees included", () => {
		// The gate's tree asks for the best technique: from 0.5 on behaviour is likely, whatever words and wording say.
		const trees = { roots: [0], features: [3, -1, -1], values: [0.5, -3, 3], left: [1, 0, 0] };
		const { read } = createScoreReader(
			LABELS,
			{ calibration: { ...gate.calibration, trees, treeWeight: 1 } },
			{
				...calibration,
				trees: {
					roots: [0],
					features: [SENTENCE_FEATURES.indexOf("behaviour"), -1, -1],
					values: [0.5, -2, 2],
					left: [1, 0, 0],
				},
				scoreWeight: 0,
			},
		);
		const [likely, doubtful] = [0.5, 0.25].map((best) => read(Float32Array.of(best, -2, -2, 0, 0), 0, 9));
		expect(likely!.behaviour).toBeCloseTo(sigmoid(3), 12);
		expect(likely!.probabilities[0]).toBeCloseTo(sigmoid(2), 12);
		expect(doubtful!.behaviour).toBeCloseTo(sigmoid(-3), 12);
		expect(doubtful!.probabilities[0]).toBeCloseTo(sigmoid(-2), 12);
	});

	it("weighs trees, score, bias and intercept", () => {
		const { read } = createScoreReader(LABELS, gate, {
			...calibration,
			trees: treeOn("behaviour by its wording", -3, 0.5),
			bias: 0.25,
			treeWeight: 2,
			scoreWeight: 4,
			intercepts: [0, 0, -1],
		});
		const scores = Float32Array.of(-2, -2, 0.5, 0, 0);
		// 0.25 + 2 · 0.5 + 4 · 0.5 - 1 = 2.25; with wording below 0: 0.25 - 6 + 2 - 1 = -4.75.
		expect(read(scores, 0.1, 9).probabilities[0]).toBeCloseTo(sigmoid(2.25), 12);
		expect(read(scores, -0.1, 9).probabilities[0]).toBeCloseTo(sigmoid(-4.75), 12);
		expect(read(scores, -0.1, 9, { assumeBehaviour: true }).probabilities[0]).toBeCloseTo(sigmoid(2.25), 12);
	});

	it("asks the trees of each technique for its own features", () => {
		const { read } = createScoreReader(LABELS, gate, {
			...calibration,
			trees: treeOn("score", -1, 1),
			scoreWeight: 0,
		});
		expect([...read(Float32Array.of(0.5, -0.5, 0, 0, 0), 0, 9).probabilities]).toEqual(
			[1, -1, 1].map(sigmoid),
		);
	});

	it("does not carry on what is hopeless", () => {
		// ln(0.002 / 0.998) = -6.2126
		const read = (bias: number) =>
			createScoreReader(LABELS, gate, { ...calibration, bias }).read(Float32Array.of(0, -2, -2, 0, 0), 0, 9);
		expect([...read(-6.22).labels]).toEqual([]);
		expect([...read(-6.21).labels]).toEqual([0]);
	});

	it("keeps nothing from one sentence to the next", () => {
		const scores = Float32Array.of(0.5, 0.25, -0.5, 0, 0);
		const before = reader.read(scores, 0, 30);
		const copy = structuredClone(before);
		reader.read(Float32Array.of(1, 1, 1, 1, 1), 1, 5);
		expect(before).toEqual(copy);
		expect(reader.read(scores, 0, 30)).toEqual(before);
	});

	it("reads nothing without labels", () => {
		const none = { procedures: [], reports: [] };
		const { read } = createScoreReader([], gate, {
			...calibration,
			intercepts: [],
			reportIntercepts: [],
			priors: none,
		});
		expect(read(Float32Array.of(0.5, 0.5), 0, 9)).toMatchObject({ labels: new Uint16Array(0), prose: 0.5 });
	});
});

describe("createSentenceModel", () => {
	/** Each word stands for a technique: "dumped" 1 for the first, "ran" 0.5 for the second; others score -2. */
	function wordModel() {
		const table = countFeatures(["dumped", "ran"], { minWordTexts: 1, minCharacterTexts: 2 ** 31 });
		const dumped = createFeaturizer(table).featurize("dumped").indices[0];
		const outputCount = LABELS.length + EXTRA_OUTPUTS;
		const order = dumped === 0 ? [0, 1] : [1, 0];
		return createSentenceModel({
			labels: LABELS,
			weights: {
				table,
				outputCount,
				postingStarts: Int32Array.of(0, 1, 2),
				postingOutputs: Uint16Array.from(order),
				postingSteps: Int8Array.from(order, (output) => [6, 5][output]!),
				scales: new Float32Array(outputCount).fill(0.5),
				biases: Float32Array.of(-2, -2, -2, 0.25, 0),
			},
			gate: { commonWords: [], scale: 1, bias: 0.5, ...gate },
			gateSteps: new Int8Array(GATE_BYTES),
			calibration,
		});
	}
	const model = wordModel();

	it("reads a sentence by hand", () => {
		const reading = model.read("They dumped it.");
		expect([...reading.labels]).toEqual([0]);
		expect(reading.probabilities[0]).toBeCloseTo(sigmoid(1), 6);
		// 0.25 of the words, twice 0.5 of the wording.
		expect(reading.behaviour).toBeCloseTo(sigmoid(1.25), 6);
		expect(model.read("It ran.", { style: "reports" }).probabilities[0]).toBeCloseTo(sigmoid(1.5), 6);
	});

	it("gives all techniques their probability, those without a chance 0", () => {
		for (const options of [{}, { style: "reports" }, { assumeBehaviour: true }] as const) {
			const all = model.probabilities("It ran.", options);
			expect(all).toHaveLength(LABELS.length);
			expect([all[0], all[2]]).toEqual([0, 0]);
			expect(all[1]).toBe(model.read("It ran.", options).probabilities[0]);
		}
	});

	it("knows its labels and their families", () => {
		expect(model.labelCount).toBe(3);
		expect([...model.families.parents]).toEqual([-1, -1, -1]);
		expect(model.scorer.outputCount).toBe(5);
	});

	it.each(["", " \n", "\u0000", "\ud800", "攻击者", "dumped".repeat(200_000)])("reads %.12j", (text) => {
		const { labels, behaviour, prose } = model.read(text);
		expect([...labels]).toEqual([]);
		expect([behaviour, prose].every(Number.isFinite)).toBe(true);
	});

	it("law: any text gives probabilities, the same in another model", () => {
		const other = wordModel();
		fc.assert(
			fc.property(hostileText, (text) => {
				const sentence = `${text} dumped`;
				const reading = model.read(sentence);
				for (const value of [...reading.probabilities, reading.behaviour]) {
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(1);
				}
				expect(other.read(sentence)).toEqual(reading);
			}),
		);
	});
});
