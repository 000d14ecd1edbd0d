import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { buildDataset } from "../src/build-dataset.js";
import type { LabelCorrections } from "../src/label-corrections.js";
import { applyLabelCorrections } from "../src/label-corrections-apply.js";
import type { LabelledText } from "../src/labelled-text.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { bundleOf } from "./stix-fixture.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

/** printf 'gull rows at night' | sha256sum */
const GULL = "f08ec507ed5cf98861615a86f983ae10941f184fb4e16368ac11ce92274b5a6a";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

function listOf(...corrections: [sha256: string, remove: string[], add: string[]][]): LabelCorrections {
	return {
		version: "7",
		attackVersion: "18.1",
		corrections: corrections.map(([sha256, remove, add]) => ({
			source: "tram-multi-label",
			sha256,
			remove,
			add,
			reason: "Rowing is not sailing.",
		})),
	};
}

const recordOf = (text: string, ...labels: string[]): LabelledText => ({
	text,
	labels,
	source: "tram-multi-label",
	group: "harbour",
});
const same = (id: string) => id;

describe("applyLabelCorrections", () => {
	it("corrects every copy of a text, whatever its case and punctuation, and counts", () => {
		const records = [
			recordOf("Gull rows at night.", "T1002", "T1003"),
			recordOf("gull ROWS, at night!", "T1001"),
			recordOf("Gull rows at noon.", "T1002"),
		];
		const list = listOf([GULL, ["T1002"], ["T1001"]], [hash("nobody says this"), ["T1002"], []]);
		expect(applyLabelCorrections(records, list, same)).toEqual({
			version: "7",
			applied: 1,
			notFound: 1,
			records: 1,
			unknownIds: {},
		});
		expect(records.map((record) => record.labels)).toEqual([["T1001", "T1003"], ["T1001"], ["T1002"]]);
	});

	it("changes nothing the second time", () => {
		const records = [recordOf("Gull rows at night.", "T1002")];
		const list = listOf([GULL, ["T1002"], ["T1001"]]);
		applyLabelCorrections(records, list, same);
		const once = structuredClone(records);
		expect(applyLabelCorrections(records, list, same)).toMatchObject({ applied: 1, records: 0 });
		expect(records).toEqual(once);
	});

	it("brings the ids of the list to those in force, and counts what has none", () => {
		const records = [recordOf("Gull rows at night.", "T1012", "T1013")];
		const moved: Record<string, string> = { T1002: "T1012", T1001: "T1011" };
		const list = listOf([GULL, ["T1002", "T1998"], ["T1001", "T1999"]]);
		expect(applyLabelCorrections(records, list, (id) => moved[id])).toMatchObject({
			applied: 1,
			records: 1,
			unknownIds: { T1999: 1 },
		});
		expect(records[0]?.labels).toEqual(["T1011", "T1013"]);
	});

	it("leaves the text without a technique when none remains", () => {
		const records = [recordOf("Gull rows at night.", "T1002")];
		applyLabelCorrections(records, listOf([GULL, ["T1002"], []]), same);
		expect(records[0]?.labels).toEqual([]);
	});

	it("does nothing when turned off", () => {
		const records = [recordOf("Gull rows at night.", "T1002")];
		expect(applyLabelCorrections(records, false, same)).toEqual({
			applied: 0,
			notFound: 0,
			records: 0,
			unknownIds: {},
		});
		expect(records[0]?.labels).toEqual(["T1002"]);
	});
});

describe("buildDataset with corrections", () => {
	const { catalogue } = readStixBundle(
		bundleOf([
			{ id: "T1001", name: "Rowing" },
			{ id: "T1002", name: "Sailing" },
			{ id: "T1003", name: "Old Sailing", revoked: true, revokedBy: "T1002" },
		]),
	);
	const TRAM = "tram/data/training/tram2_data";
	const list = listOf([GULL, ["T1003"], ["T1001"]]);

	async function build(labelCorrections?: LabelCorrections | false) {
		await folder.write(`${TRAM}/multi_label.json`, [
			{ sentence: "Gull rows at night.", labels: ["T1003"], doc_title: "Harbour" },
			{ sentence: "Gull rows at night.", labels: [], doc_title: "Quay" },
		]);
		await folder.write(`${TRAM}/single_label.json`, [
			{ text: "gull rows, at night", label: "T1002", doc_title: "Harbour" },
		]);
		const { records, report } = await buildDataset({ dataDir: folder.path, catalogue, labelCorrections });
		return { labels: records.map((record) => record.labels.join(" ")), report };
	}

	it("corrects after migration, in all sources, and counts labels as they are then", async () => {
		const { labels, report } = await build(list);
		expect(labels).toEqual(["T1001", "T1001", "T1001"]);
		expect(report.recordsPerLabel).toEqual({ T1001: 3 });
		expect(report.corrections).toEqual({
			version: "7",
			applied: 1,
			notFound: 0,
			records: 3,
			unknownIds: {},
		});
	});

	it("leaves the labels of the sources when turned off", async () => {
		const { labels, report } = await build(false);
		expect(labels).toEqual(["T1002", "", "T1002"]);
		expect(report.corrections).toEqual({ applied: 0, notFound: 0, records: 0, unknownIds: {} });
	});

	it("takes the shipped list by default", async () => {
		const { labels, report } = await build();
		expect(labels).toEqual(["T1002", "", "T1002"]);
		expect(report.corrections.applied).toBe(0);
		expect(report.corrections.notFound).toBeGreaterThan(0);
	});
});
