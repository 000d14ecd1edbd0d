import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildDataset, type Dataset } from "../src/build-dataset.js";
import { ATTACK_VERSION, loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { applyLabelCorrections, type CorrectionCounts } from "../src/label-corrections-apply.js";
import { LABEL_CORRECTIONS } from "../src/label-corrections-data.js";
import { readLabelCorrections } from "../src/label-corrections-read.js";
import { loadLabelCorrections } from "../src/label-corrections-shipped.js";
import type { LabelledText } from "../src/labelled-text.js";
import { splitDataset } from "../src/split.js";
import { dataPath } from "./shared-data.js";

const path = fileURLToPath(new URL("../../../data/label-corrections.jsonl", import.meta.url));

describe("the shipped label corrections", () => {
	it("are data/label-corrections.jsonl; if not, run scripts/generate-label-corrections.mjs", async () => {
		// Git may check the file out with CRLF.
		const file = (await readFile(path, "utf8")).replaceAll("\r\n", "\n");
		// Compared as a truth: a difference of 500 lines helps nobody.
		expect(LABEL_CORRECTIONS === file).toBe(true);
		expect(loadLabelCorrections()).toEqual(await readLabelCorrections(path));
	});

	it("are read once", () => {
		expect(loadLabelCorrections()).toBe(loadLabelCorrections());
	});

	it("name ids in force in the shipped catalogue", () => {
		const { attackVersion, corrections } = loadLabelCorrections();
		expect(attackVersion).toBe(ATTACK_VERSION);
		const catalogue = loadEnterpriseCatalogue();
		const ids = corrections.flatMap(({ remove, add }) => [...remove, ...add]);
		expect(ids.filter((id) => !catalogue.isLive(id))).toEqual([]);
	});

	it("give reasons too short to hold a sentence of a source", () => {
		for (const { reason, sha256 } of loadLabelCorrections().corrections) {
			expect(reason.length, sha256).toBeLessThanOrEqual(200);
			expect(reason, sha256).not.toMatch(/["“”]/);
		}
	});
});

const bundle = dataPath("attack/enterprise-attack.json");
const tram = dataPath("tram/data/training/tram2_data/multi_label.json");
const writtenDir = fileURLToPath(new URL("../../../data/written", import.meta.url));
const missing = bundle && tram ? "" : " (skipped: set MAPPER_DATA_DIR to a folder with the public sources)";

describe.skipIf(missing !== "")(`the shipped label corrections in the public sources${missing}`, () => {
	let published: Dataset;
	let corrected: (LabelledText & { labels: readonly string[] })[];
	let counts: CorrectionCounts;

	beforeAll(async () => {
		const dataDir = dirname(dirname(bundle as string));
		const catalogue = loadEnterpriseCatalogue();
		published = await buildDataset({ dataDir, writtenDir, catalogue, labelCorrections: false });
		corrected = structuredClone(published.records);
		counts = applyLabelCorrections(corrected, loadLabelCorrections(), (id) => id);
	}, 120_000);

	it("are all found, and each of them changes something", () => {
		expect(counts).toMatchObject({ applied: loadLabelCorrections().corrections.length, notFound: 0 });
		expect(counts.records).toBeGreaterThanOrEqual(counts.applied);
	});

	it("leave the development split as published", () => {
		expect(splitDataset(corrected).development).toEqual(splitDataset(published.records).development);
	});

	it("neither add to nor take from the techniques that whole reports are labelled with", () => {
		// A label new to that source would make every other sentence of it a no.
		const labelsOf = (records: readonly LabelledText[]) =>
			new Set(records.flatMap(({ source, labels }) => (source === "tram-multi-label" ? labels : [])));
		expect(labelsOf(corrected)).toEqual(labelsOf(published.records));
	});
});
