import {
	createDocumentWeigher,
	createScoreReader,
	createTextJudge,
	findFamilies,
} from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import { fitRules, type Rules } from "../src/fit-rules.js";
import { FOLDS } from "../src/out-of-fold.js";
import { readOutOfFold } from "../src/read-out-of-fold.js";
import { sampleTexts } from "../src/sampled-texts.js";
import { LABELS, sampleOutOfFold } from "./out-of-fold-sample.js";

/** Some of the procedures are told as stories of six sentences, so that all rules have something to learn. */
function material(count: number, seed: number) {
	const base = sampleOutOfFold(count, seed);
	return {
		...base,
		wording: Float32Array.from(base.records, ({ labels }) => (labels.length > 0 ? 0.5 : -0.5)),
		records: base.records.map((record, row) => {
			const story = Math.floor(row / 6);
			return story % 2
				? record
				: { ...record, source: "written" as const, group: `story:${story}`, order: row % 6 };
		}),
		// A story lies in one fold.
		folds: base.folds.map((_, row) => Math.floor(row / 6) % 3),
	};
}

describe("fitRules", () => {
	const seen = material(900, 1);
	let rules: Rules;
	beforeAll(() => {
		rules = fitRules(seen, 1);
	});

	it("fits rules that answer better than chance on texts they have not seen", () => {
		const fresh = material(900, 2);
		const { gate, calibration, documentRule } = rules;
		const texts = sampleTexts(
			readOutOfFold(fresh, Array(FOLDS).fill(gate.calibration), Array(FOLDS).fill(calibration)),
		);
		const weigh = createDocumentWeigher(documentRule, {
			families: findFamilies(LABELS),
			priors: calibration.priors,
		});
		const [right, wrong]: [number[], number[]] = [[], []];
		for (const { summary, labels } of texts) {
			const found = summary.labels();
			weigh(summary, found).forEach((confidence, i) => {
				(labels.has(found[i]!) ? right : wrong).push(confidence);
			});
		}
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
		expect(mean(right)).toBeGreaterThan(mean(wrong) + 0.2);
	});

	it("has a threshold and a column of the precision table for each label", () => {
		expect(rules.thresholds).toHaveLength(LABELS.length);
		for (const row of rules.precisionTable.thresholds) expect(row).toHaveLength(LABELS.length);
		expect(rules.documentRule.intercepts).toHaveLength(LABELS.length);
	});

	it("holds in its gate what its wording shows", () => {
		const { gate, calibration, textGate } = rules;
		const reader = createScoreReader(LABELS, gate, calibration);
		const scores = new Float32Array(LABELS.length + 2);
		expect(reader.read(scores, 0.5, 8).behaviour).toBeGreaterThan(reader.read(scores, -0.5, 8).behaviour);
		const [text] = sampleTexts(
			readOutOfFold(seen, Array(FOLDS).fill(gate.calibration), Array(FOLDS).fill(calibration)),
		);
		const probability = createTextJudge(textGate)(text!.summary, new Float64Array(0));
		expect(probability).toBeGreaterThan(0);
		expect(probability).toBeLessThan(1);
	});

	it("gives equal bytes for equal material and seed, others for another seed", () => {
		const few = material(180, 3);
		const bytes = (seed: number) => JSON.stringify(fitRules(few, seed));
		expect(bytes(1)).toBe(bytes(1));
		expect(bytes(2)).not.toBe(bytes(1));
	});

	it("survives JSON, and holds finite numbers even without records", () => {
		for (const found of [rules, fitRules(material(0, 4), 1)]) {
			const text = JSON.stringify({ ...found, precisionTable: undefined });
			// NaN and infinity would have become null.
			expect(text).not.toContain("null");
			expect(JSON.parse(text).thresholds).toHaveLength(LABELS.length);
		}
	});
});
