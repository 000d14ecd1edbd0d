import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { assignFolds } from "../src/assign-folds.js";
import { buildDataset, type Dataset } from "../src/build-dataset.js";
import { readDevelopmentTexts } from "../src/development-texts.js";
import { loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { normalizeText } from "../src/normalize-text.js";
import { splitDataset } from "../src/split.js";
import { dataPath } from "./shared-data.js";
import { collect } from "./temporary-folder.js";

const bundle = dataPath("attack/enterprise-attack.json");
const tram = dataPath("tram/data/training/tram2_data/multi_label.json");
const writtenDir = fileURLToPath(new URL("../../../data/written", import.meta.url));
const reason = bundle && tram ? "" : " (skipped: set MAPPER_DATA_DIR to a folder with the public sources)";

describe.skipIf(reason !== "")(`the data set of the public sources${reason}`, () => {
	const catalogue = loadEnterpriseCatalogue();
	let dataset: Dataset;

	beforeAll(async () => {
		dataset = await buildDataset({ dataDir: dirname(dirname(bundle as string)), writtenDir, catalogue });
	}, 120_000);

	it("holds TRAM's reports whole and covers every technique in force", () => {
		const sentences = dataset.records.filter((record) => record.source === "tram-multi-label");
		expect(sentences).toHaveLength(15_358);
		expect(new Set(sentences.map((record) => record.group)).size).toBe(120);
		expect(new Set(sentences.flatMap((record) => record.labels)).size).toBe(50);
		expect(dataset.report.labels).toBe(691);
		expect(dataset.report.labelsWithoutRecords).toEqual([]);
		expect(dataset.report.sources.procedure?.read).toBe(14_722);
		expect(dataset.report.missing).toEqual([]);
	});

	it("holds ids in force only, each text once", () => {
		const mergeable = dataset.records.filter((record) => record.source !== "tram-multi-label");
		expect(new Set(mergeable.map((record) => normalizeText(record.text))).size).toBe(mergeable.length);
		const labels = new Set(dataset.records.flatMap((record) => record.labels));
		expect([...labels].filter((id) => !catalogue.isLive(id))).toEqual([]);
	});

	it("keeps each technique of the written corpus in one block of each round", () => {
		const written = dataset.records.filter((record) => record.source === "written");
		for (const round of ["round-1", "round-2"]) {
			const groups = written
				.map((record) => record.group)
				.filter((group) => group.startsWith(`written:${round}:`));
			expect(new Set(groups).size).toBe(691);
		}
	});

	it("splits without a shared group or text", () => {
		const { training, development, report } = splitDataset(dataset.records);
		expect(report.tramDocuments).toHaveLength(25);
		const groups = new Set(development.map((record) => record.group));
		expect(groups.size).toBe(25 + report.software);
		expect(training.filter((record) => groups.has(record.group))).toEqual([]);
		const texts = new Set(
			development.map((record) => normalizeText(record.text)).filter((text) => text !== ""),
		);
		expect(training.filter((record) => texts.has(normalizeText(record.text)))).toEqual([]);
	});

	it("holds none of the texts kept for evaluation", async () => {
		const texts = await collect(readDevelopmentTexts(writtenDir));
		const sentences = texts.flatMap(({ text, sentences }) => sentences?.map((part) => part.text) ?? [text]);
		const known = new Set(dataset.records.map((record) => normalizeText(record.text)));
		expect(sentences.filter((text) => known.has(normalizeText(text)))).toEqual([]);
	});

	it("spreads reports and software evenly over the folds", () => {
		const folds = assignFolds(dataset.records);
		for (const source of ["tram-multi-label", "procedure"]) {
			const groups = [0, 1, 2].map(
				(fold) =>
					new Set(
						dataset.records
							.filter((record, index) => record.source === source && folds[index] === fold)
							.map((record) => record.group),
					).size,
			);
			expect(Math.max(...groups) - Math.min(...groups)).toBeLessThanOrEqual(1);
		}
	});
});
