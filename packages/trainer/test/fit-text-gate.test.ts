import {
	createDocumentWeigher,
	createTextJudge,
	isTreeEnsemble,
	NO_TREES,
	TEXT_FEATURE_COUNT,
} from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitTextGate } from "../src/fit-text-gate.js";
import { FOLDS } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";
import type { SampledText } from "../src/sampled-texts.js";
import { knowledgeOf, sampledText } from "./sampled-text.js";

const LABELS = 3;
/** The confidence of a text is its best sentence's. */
const weigh = createDocumentWeigher(
	{ trees: NO_TREES, bias: 0, treeWeight: 0, bestWeight: 1, intercepts: [0, 0, 0] },
	knowledgeOf(LABELS),
);
const weighByFold = Array.from({ length: FOLDS }, () => weigh);

/** Texts of several lengths in which somebody acts when a sentence says so; the techniques say little. */
function sample(count: number, seed: number, change: Partial<SampledText> = {}): SampledText[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, (_, i) => {
		const behaviour = random.next();
		const options = { behaviour, sentences: 1 + random.below(6), fold: i % FOLDS };
		const text = sampledText(
			[[random.below(LABELS), 0.2 + 0.6 * random.next()]],
			behaviour > 0.5 ? [0] : [],
			options,
		);
		return { ...text, ...change };
	});
}

const probabilityIn = (gate: Parameters<typeof createTextJudge>[0], text: SampledText) =>
	createTextJudge(gate)(text.summary, weigh(text.summary, text.summary.labels()));

describe("fitTextGate", () => {
	const gate = fitTextGate(sample(2000, 1), weighByFold, 1);

	it("tells whether anybody acts, in texts that it was not fitted on", () => {
		const fresh = sample(1000, 2);
		const right = fresh.filter((text) => probabilityIn(gate, text) > 0.5 === text.labels.size > 0);
		expect(right.length / fresh.length).toBeGreaterThan(0.95);
	});

	it("leaves texts quiet below a floor between 0 and 1", () => {
		const { bias, trees, ...floors } = gate;
		expect(Object.keys(floors)).toContain("floor");
		for (const floor of Object.values(floors)) {
			expect(floor).toBeGreaterThan(0);
			expect(floor).toBeLessThan(1);
		}
		expect(Number.isFinite(bias)).toBe(true);
		expect(isTreeEnsemble(JSON.parse(JSON.stringify(trees)), TEXT_FEATURE_COUNT)).toBe(true);
	});

	it("does not look at annotated reports, whose missing labels say little", () => {
		const base = sample(300, 3);
		const reports = sample(300, 4, { isAnnotated: true, labels: new Set() });
		expect(fitTextGate([...base, ...reports], weighByFold, 1)).toEqual(fitTextGate(base, weighByFold, 1));
	});

	it("counts texts by their importance", () => {
		const base = sample(300, 5);
		const quiet = (importance: number) => sample(300, 6, { labels: new Set(), importance });
		const loud = sampledText([[0, 0.7]], [0], { behaviour: 0.9 });
		const [heard, unheard] = [1, 1e-9].map((importance) =>
			probabilityIn(fitTextGate([...base, ...quiet(importance)], weighByFold, 1), loud),
		);
		expect(heard!).toBeLessThan(unheard! - 0.2);
	});

	it("asks of each text the rule that did not see its fold", () => {
		const texts = sample(300, 7);
		const asked = [0, 0, 0];
		fitTextGate(
			texts,
			asked.map((_, fold) => (summary, labels) => {
				asked[fold]!++;
				return weigh(summary, labels);
			}),
			1,
		);
		expect(asked).toEqual([0, 1, 2].map((fold) => texts.filter((text) => text.fold === fold).length));
	});

	it("is the same for the same texts and seed", () => {
		const texts = sample(300, 8);
		expect(JSON.stringify(fitTextGate(texts, weighByFold, 3))).toBe(
			JSON.stringify(fitTextGate(texts, weighByFold, 3)),
		);
		expect(fitTextGate(texts, weighByFold, 4)).not.toEqual(fitTextGate(texts, weighByFold, 3));
	});

	it("holds nothing back where there was nothing to learn from", () => {
		const reports = sample(50, 9, { isAnnotated: true });
		for (const texts of [[], reports]) {
			expect(fitTextGate(texts, weighByFold, 1)).toMatchObject({ floor: 0, singleFloor: 0 });
		}
		const { floor, singleFloor } = fitTextGate(sample(50, 9), weighByFold, 1);
		expect(Math.min(floor, singleFloor)).toBeGreaterThan(0);
	});

	it("stays finite without texts, and where all texts say the same", () => {
		for (const texts of [[], sample(100, 9, { labels: new Set([0]) })]) {
			const probability = probabilityIn(fitTextGate(texts, weighByFold, 1), sampledText([[0, 0.5]], []));
			expect(probability).toBeGreaterThan(0);
			expect(probability).toBeLessThan(1);
		}
	});
});
