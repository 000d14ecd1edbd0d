import { existsSync } from "node:fs";
import { mkdir, readdir, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assignFolds, type LabelledText, splitDataset } from "@mapper/attack-dataset";
import {
	checkManifest,
	createDocumentSummary,
	createDocumentWeigher,
	createSentenceModel,
	decodeLexicalModel,
	GATE_BYTES,
	type ReadOptions,
	type SentenceModel,
	sliceGateSteps,
} from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import {
	rebuildTwin,
	type TrainedModel,
	type TrainingResult,
	type TrainModelOptions,
	trainModel,
} from "../src/train-model.js";
import type { TrainingEvent } from "../src/training-event.js";
import { drain } from "./drain.js";
import { smallCatalogue } from "./small-catalogue.js";
import { SYNTHETIC_LABELS, sentenceAbout, syntheticRecords } from "./synthetic-records.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();
const catalogue = smallCatalogue();
const records = syntheticRecords();
const { training, development } = splitDataset(records);

function optionsOf(change: Partial<TrainModelOptions> = {}): TrainModelOptions {
	return {
		records,
		catalogue,
		name: "test-model",
		version: "1.2.3",
		threads: 1,
		keepWeights: 300,
		...change,
	};
}

const train = (change: Partial<TrainModelOptions> = {}) => drain(trainModel(optionsOf(change)));

function openModel({ manifest, weights }: TrainedModel): SentenceModel {
	return createSentenceModel({
		...manifest,
		weights: decodeLexicalModel(manifest.lexical, weights),
		gateSteps: sliceGateSteps(weights),
	});
}

/** Confidence of every technique in a text of one sentence, best first. */
function mapSentence(
	trainedModel: TrainedModel,
	text: string,
	options?: ReadOptions,
): [id: string, confidence: number][] {
	const { documentRule, calibration, labels } = trainedModel.manifest;
	const model = openModel(trainedModel);
	const weigh = createDocumentWeigher(documentRule, { families: model.families, priors: calibration.priors });
	const summary = createDocumentSummary();
	summary.add(model.read(text, options));
	const found = summary.labels();
	return Array.from(weigh(summary, found), (confidence, i): [string, number] => [
		labels[found[i]!]!,
		confidence,
	]).sort((a, b) => b[1] - a[1]);
}

function expectSame(found: TrainingResult, expected: TrainingResult): void {
	for (const side of ["model", "twin"] as const) {
		expect(found[side].manifest).toEqual(expected[side].manifest);
		expect(Buffer.compare(found[side].weights, expected[side].weights)).toBe(0);
	}
}

let events: TrainingEvent[];
let trained: TrainingResult;
beforeAll(async () => {
	({ events, result: trained } = await train());
});

describe("trainModel", () => {
	it("has something to hold out in the data of this test", () => {
		const held = (source: string) => development.filter((record) => record.source === source).length;
		expect(held("tram-multi-label")).toBe(100);
		expect(held("procedure")).toBeGreaterThan(0);
		expect(training.some(({ source }) => source === "tram-multi-label")).toBe(true);
	});

	it("maps new sentences to their techniques", () => {
		for (const id of SYNTHETIC_LABELS) {
			const [best] = mapSentence(trained.model, sentenceAbout(id, 5000));
			expect(best?.[0]).toBe(id);
		}
	});

	it("finds less to say of a sentence in which nobody acts", () => {
		const [quiet] = mapSentence(trained.model, "The board thanked the northern harbour for its glossary.");
		for (const id of SYNTHETIC_LABELS) {
			const [loud] = mapSentence(trained.model, sentenceAbout(id, 5000));
			expect(loud![1]).toBeGreaterThan(quiet?.[1] ?? 0);
		}
	});

	it("tells who acts from who does not, by the gate at the end of the weights", () => {
		const { read } = openModel(trained.model);
		const quiet = read("The board thanked the northern harbour for its glossary.").behaviour;
		for (const id of SYNTHETIC_LABELS) {
			expect(read(sentenceAbout(id, 5000)).behaviour).toBeGreaterThan(quiet);
		}
		const { lexical, weights } = trained.model.manifest;
		const lexicalBytes = lexical.sections.reduce(
			(end, { offset, length }) => Math.max(end, offset + length),
			0,
		);
		expect(weights.bytes).toBe(lexicalBytes + GATE_BYTES);
	});

	it("answers in every style", () => {
		for (const style of ["auto", "reports", "procedures"] as const) {
			for (const id of SYNTHETIC_LABELS) {
				const [best] = mapSentence(trained.model, sentenceAbout(id, 5000), { style });
				expect(best?.[0]).toBe(id);
			}
		}
	});

	it("makes a manifest that the reader of models accepts", () => {
		for (const { manifest, weights } of [trained.model, trained.twin]) {
			expect(() => checkManifest(JSON.parse(JSON.stringify(manifest)))).not.toThrow();
			expect(manifest).toMatchObject({
				name: "test-model",
				version: "1.2.3",
				attack: { domain: "enterprise-attack", version: "18.1" },
				labels: catalogue.liveIds,
				weights: { file: "weights.bin", bytes: weights.length },
			});
		}
		expect(trained.model.manifest.training).toMatchObject({
			seed: 1,
			keepWeights: 300,
			records: records.length,
			developmentHeldOut: false,
		});
	});

	it("keeps a twin that has not seen the development texts, with the same rules", () => {
		const { model, twin } = trained;
		expect(twin.manifest.training).toMatchObject({ records: training.length, developmentHeldOut: true });
		expect(training.length).toBeLessThan(records.length);
		expect(twin.manifest.weights.sha256).not.toBe(model.manifest.weights.sha256);
		for (const rule of ["calibration", "documentRule", "textGate", "thresholds", "precisionTable"] as const) {
			expect(twin.manifest[rule]).toEqual(model.manifest[rule]);
		}
		expect(twin.manifest.gate.calibration).toEqual(model.manifest.gate.calibration);
		const [twinGate, modelGate] = [twin, model].map(({ weights }) => weights.subarray(-GATE_BYTES));
		expect(Buffer.compare(twinGate!, modelGate!)).not.toBe(0);
	});

	it("knows nothing of the development texts in the twin: other labels there change the model only", async () => {
		const held = new Set(development);
		const changed = records.map((record) =>
			held.has(record) && record.labels.length > 0 ? { ...record, labels: ["T1059.001"] } : record,
		);
		const { result } = await train({ records: changed });
		expect(Buffer.compare(result.twin.weights, trained.twin.weights)).toBe(0);
		expect(Buffer.compare(result.model.weights, trained.model.weights)).not.toBe(0);
		expect(result.model.manifest.calibration).toEqual(trained.model.manifest.calibration);
	});

	it("tells what it does, in order", () => {
		const folds = assignFolds(training).reduce((most, fold) => Math.max(most, fold + 1), 0);
		expect(folds).toBe(3);
		const stage = (name: string) => [`stage-start ${name}`, `stage-end ${name}`];
		const told = events.filter(({ type }) => type !== "output-solved");
		expect(told.map((event) => ("stage" in event ? `${event.type} ${event.stage}` : event.type))).toEqual([
			"features-start development",
			"features-end development",
			...stage("development-fold-0"),
			...stage("development-fold-1"),
			...stage("development-fold-2"),
			...stage("development"),
			"calibration-start",
			"calibration-end",
			"features-start final",
			"features-end final",
			...stage("final"),
		]);
		expect(events.filter(({ type }) => type === "output-solved")).toHaveLength(5 * 10);
	});

	it("gives the same bytes again, on another number of threads", async () => {
		expectSame((await train({ threads: 2 })).result, trained);
	});

	it("gives other bytes for another seed", async () => {
		const { result } = await train({ seed: 2 });
		expect(Buffer.compare(result.model.weights, trained.model.weights)).not.toBe(0);
	});

	it("counts nothing for a label that is not in the catalogue", async () => {
		const strangers: LabelledText[] = [
			{
				text: "Crew Fjord juggled lanterns on the quay.",
				labels: ["T9999"],
				source: "procedure",
				group: "x",
			},
			{ text: "Crew Heron juggled lanterns too.", labels: ["T1086"], source: "table", group: "y" },
		];
		const { result } = await train({ records: [...records, ...strangers] });
		expectSame(result, trained);
	});

	it("learns from a record whose other label is not in the catalogue", async () => {
		const [first, ...others] = records as [LabelledText, ...LabelledText[]];
		const mixed = { ...first, labels: [...first.labels, "T9999"] };
		const { result } = await train({ records: [mixed, ...others] });
		expect(Buffer.compare(result.model.weights, trained.model.weights)).toBe(0);
	});

	it.each([
		["no records", []],
		["no labelled records", records.filter(({ labels }) => labels.length === 0)],
		["no label of the catalogue", records.map((record) => ({ ...record, labels: ["T9999"] }))],
	])("refuses data with %s", async (_, asked) => {
		await expect(train({ records: asked })).rejects.toMatchObject({ code: "TRAINER_DATA_EMPTY" });
	});

	it.each([
		["threads", 0],
		["threads", 1.5],
		["keepWeights", 0],
		["seed", -1],
		["seed", Number.NaN],
	])("refuses %s %s", async (name, value) => {
		await expect(train({ [name]: value })).rejects.toMatchObject({ code: "TRAINER_OPTION_INVALID" });
	});

	it("trains from a table of texts and labels alone", async () => {
		const table = records
			.filter(({ source }) => source === "procedure")
			.map((record): LabelledText => ({ ...record, source: "table" }));
		const { result } = await train({ records: table });
		expect(() => checkManifest(JSON.parse(JSON.stringify(result.model.manifest)))).not.toThrow();
		expect(result.twin.manifest.training.records).toBe(table.length);
	});

	it("trains although all it has belongs to the development split", async () => {
		const few = records.filter(({ source, group }) => source === "tram-multi-label" && group < "report2");
		const { result } = await train({ records: few });
		expect(result.twin.manifest.training.records).toBe(0);
		expect(() => checkManifest(JSON.parse(JSON.stringify(result.model.manifest)))).not.toThrow();
	});
});

describe("a training that was stopped", () => {
	/** Trains until a stage has ended, then cancels. */
	async function stopAfter(stage: string, checkpoints: string): Promise<void> {
		const reason = new Error(`stopped after ${stage}`);
		const controller = new AbortController();
		const run = trainModel(optionsOf({ checkpoints, signal: controller.signal }));
		const stopped = (async () => {
			for await (const event of run)
				if (event.type === "stage-end" && event.stage === stage) controller.abort(reason);
		})();
		await expect(stopped).rejects.toBe(reason);
	}

	const resumedStages = (told: readonly TrainingEvent[]) =>
		told.flatMap((event) => (event.type === "stage-start" && event.resumed > 0 ? [event.stage] : []));

	it("goes on from its checkpoints on another number of threads, to the same bytes", async () => {
		await stopAfter("development-fold-1", folder.path);
		const { events: told, result } = await train({ checkpoints: folder.path, threads: 2 });
		expect(resumedStages(told)).toEqual(["development-fold-0", "development-fold-1"]);
		expectSame(result, trained);
	});

	it("does not go on from checkpoints of other data or settings", async () => {
		await stopAfter("development-fold-0", folder.path);
		const other = await train({ checkpoints: folder.path, seed: 2 });
		expect(resumedStages(other.events)).toEqual([]);
		const fewer = await train({ checkpoints: folder.path, records: records.slice(1) });
		expect(resumedStages(fewer.events)).toEqual([]);
	});

	it("says so when checkpoints cannot be written", async () => {
		const file = join(folder.path, "file");
		await writeFile(file, "in the way");
		await expect(train({ checkpoints: file })).rejects.toMatchObject({ code: "TRAINER_CHECKPOINT_FAILED" });
	});

	// Linux keeps a device on which every write finds the disk full.
	it.skipIf(!existsSync("/dev/full"))("keeps its last checkpoints when the disk is full", async () => {
		await mkdir(folder.path, { recursive: true });
		const partial = join(folder.path, "development.checkpoint.part");
		await symlink("/dev/full", partial);
		await expect(train({ checkpoints: folder.path })).rejects.toMatchObject({
			code: "TRAINER_CHECKPOINT_FAILED",
			cause: { code: "ENOSPC" },
		});
		expect((await readdir(folder.path)).sort()).toEqual([
			"development-fold-0.checkpoint",
			"development-fold-1.checkpoint",
			"development-fold-2.checkpoint",
		]);
		await unlink(partial).catch(() => {});
		const { events: told, result } = await train({ checkpoints: folder.path });
		expect(resumedStages(told)).toHaveLength(3);
		expectSame(result, trained);
	});
});

describe("rebuildTwin", () => {
	it("trains the twin again, to the same bytes", async () => {
		const { result } = await drain(rebuildTwin(trained.model.manifest, { records, catalogue, threads: 2 }));
		expect(result.manifest).toEqual(trained.twin.manifest);
		expect(Buffer.compare(result.weights, trained.twin.weights)).toBe(0);
	});

	it("goes on from the checkpoints of the training", async () => {
		await train({ checkpoints: folder.path });
		const { events: told, result } = await drain(
			rebuildTwin(trained.model.manifest, { records, catalogue, threads: 1, checkpoints: folder.path }),
		);
		expect(told.filter(({ type }) => type === "output-solved")).toEqual([]);
		expect(result.manifest).toEqual(trained.twin.manifest);
	});
});
