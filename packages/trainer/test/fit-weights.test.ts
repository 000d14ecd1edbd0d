import type { LabelledText } from "@mapper/attack-dataset";
import { createLexicalScorer } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { openCheckpoint } from "../src/checkpoint.js";
import { type FitWeightsOptions, fitWeights } from "../src/fit-weights.js";
import { annotatedLabels, outputSettings } from "../src/labelling-conventions.js";
import { drain } from "./drain.js";
import { smallCatalogue } from "./small-catalogue.js";
import { syntheticRecords } from "./synthetic-records.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();
const catalogue = smallCatalogue();
const labels = catalogue.liveIds;
const OUTPUTS = labels.length + 2;
const records = syntheticRecords();

function optionsOf(
	asked: readonly LabelledText[],
	change: Partial<FitWeightsOptions> = {},
): FitWeightsOptions {
	return {
		records: asked,
		folds: Int8Array.from(asked, (_, row) => row % 2),
		labels,
		settings: outputSettings(labels, annotatedLabels(records), catalogue),
		keepWeights: 300,
		seed: 1,
		threads: 2,
		stage: "test",
		leaveOutFolds: 2,
		checkpoint: openCheckpoint(undefined, ""),
		...change,
	};
}

describe("fitWeights", () => {
	it("tells what it does, in order", async () => {
		const { events } = await drain(fitWeights(optionsOf(records)));
		const told = events.filter(({ type }) => type !== "output-solved");
		expect(
			told.map((event) => [
				event.type,
				event.type === "calibration-end" ? "" : "stage" in event && event.stage,
			]),
		).toEqual([
			["features-start", "test"],
			["features-end", "test"],
			["stage-start", "test-fold-0"],
			["stage-end", "test-fold-0"],
			["stage-start", "test-fold-1"],
			["stage-end", "test-fold-1"],
			["stage-start", "test"],
			["stage-end", "test"],
		]);
		const solved = events.filter((event) => event.type === "output-solved" && event.stage === "test");
		expect(solved.map((event) => "solved" in event && event.solved)).toEqual(
			Array.from({ length: OUTPUTS }, (_, i) => i + 1),
		);
	});

	it("learns to tell the techniques apart", async () => {
		const { result } = await drain(fitWeights(optionsOf(records, { leaveOutFolds: 0 })));
		const scorer = createLexicalScorer(result.weights);
		const wrong = records.filter(({ text, labels: [id] }) => {
			const scores = scorer.score(text).subarray(0, labels.length);
			const best = scores.indexOf(Math.max(...scores));
			return id === undefined ? scores[best]! > 0 : labels[best] !== id;
		});
		expect(wrong).toEqual([]);
		expect(result.outOfFoldScores).toHaveLength(0);
	});

	it("scores a record by a model that never saw its fold", async () => {
		const before = (await drain(fitWeights(optionsOf(records)))).result.outOfFoldScores;
		// Other labels in fold 0 change what is learned from fold 0: the scores of fold 1, and those alone.
		const changed = records.map((record, row) =>
			row % 2 === 0 && record.labels.length > 0 ? { ...record, labels: ["T1486"] } : record,
		);
		const after = (await drain(fitWeights(optionsOf(changed)))).result.outOfFoldScores;
		expect(before).toHaveLength(records.length * OUTPUTS);
		const rowOf = (scores: Float32Array, row: number) => scores.slice(row * OUTPUTS, (row + 1) * OUTPUTS);
		for (let row = 0; row < records.length; row += 2) expect(rowOf(after, row)).toEqual(rowOf(before, row));
		expect(rowOf(after, 1)).not.toEqual(rowOf(before, 1));
	});

	it("goes on in the middle of a stage", async () => {
		const whole = await drain(fitWeights(optionsOf(records, { leaveOutFolds: 0 })));
		const checkpoint = openCheckpoint(folder.path, "run");
		await drain(fitWeights(optionsOf(records, { leaveOutFolds: 0, checkpoint })));
		const solved = await checkpoint.load("test");
		await checkpoint.save("test", solved.slice(0, 4));
		const { events, result } = await drain(
			fitWeights(optionsOf(records, { leaveOutFolds: 0, checkpoint, threads: 1 })),
		);
		expect(events.find(({ type }) => type === "stage-start")).toMatchObject({ outputs: OUTPUTS, resumed: 4 });
		expect(events.filter(({ type }) => type === "output-solved")).toHaveLength(OUTPUTS - 4);
		expect(result.weights).toEqual(whole.result.weights);
	});

	it("stops when cancelled", async () => {
		const reason = new Error("enough");
		const fit = fitWeights(optionsOf(records, { signal: AbortSignal.abort(reason) }));
		await expect(drain(fit)).rejects.toBe(reason);
	});
});
