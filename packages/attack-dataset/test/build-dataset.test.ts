import { describe, expect, it } from "vitest";
import { buildDataset } from "../src/build-dataset.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { bundleOf } from "./stix-fixture.js";
import { jsonLines, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

const bundle = bundleOf(
	[
		{ id: "T1001", name: "Rowing" },
		{ id: "T1002", name: "Sailing" },
		{ id: "T1003", name: "Old Sailing", revoked: true, revokedBy: "T1002" },
		{ id: "T1004", name: "Nobody Does This" },
	],
	[
		{
			type: "relationship",
			id: "relationship--1",
			relationship_type: "uses",
			source_ref: "malware--1",
			target_ref: "attack-pattern--t1001",
			description: "Gull rows at night.",
		},
	],
);
const { catalogue } = readStixBundle(bundle);
const TRAM = "tram/data/training";

async function writeSources(): Promise<void> {
	await folder.write("attack/enterprise-attack.json", bundle);
	await folder.write(`${TRAM}/tram2_data/multi_label.json`, [
		{ sentence: "Gull rows at night.", labels: ["T1003"], doc_title: "Harbour" },
		{ sentence: "Gull rows at night.", labels: [], doc_title: "Harbour" },
		{ sentence: "***", labels: [], doc_title: "Harbour" },
	]);
	await folder.write(`${TRAM}/tram2_data/single_label.json`, [
		{ text: "gull rows, at night", label: "T1003", doc_title: "Harbour" },
		{ text: "***", label: "T1003", doc_title: "Harbour" },
	]);
	await folder.write("sigma/a.yml", "title: Rule\ntags: [attack.t1999, attack.t1001, attack.t1998]\n");
	await folder.write("sigma/b.yml", "title: Unknown\ntags: [attack.t1998]\n");
	await folder.write(
		"written/round-1.jsonl",
		jsonLines([{ text: "All quiet.", labels: [], style: "negative" }]),
	);
	await folder.write("written/development-x.jsonl", jsonLines([{ text: "Never this.", labels: ["T1001"] }]));
}

describe("buildDataset", () => {
	it("migrates, merges and counts, and keeps whole reports apart", async () => {
		await writeSources();
		const warnings: string[] = [];
		const { records, report } = await buildDataset({
			dataDir: folder.path,
			catalogue,
			moves: { T1999: "T1003" },
			onWarning: (text) => warnings.push(text),
		});
		const short = records.map(({ source, text, labels }) => [source, text, labels.join(" ")]);
		expect(short).toEqual([
			["procedure", "Gull rows at night.", "T1001 T1002"],
			["technique-name", "Rowing", "T1001"],
			["technique-name", "Sailing", "T1002"],
			["technique-name", "Nobody Does This", "T1004"],
			["tram-multi-label", "Gull rows at night.", "T1002"],
			["tram-multi-label", "Gull rows at night.", ""],
			["tram-multi-label", "***", ""],
			["sigma", "Rule", "T1001 T1002"],
			["written", "All quiet.", ""],
		]);
		expect(report).toMatchObject({
			records: 9,
			positives: 6,
			negatives: 3,
			merged: 1,
			dropped: 2,
			labels: 3,
			labelsWithoutRecords: [],
			recordsPerLabel: { T1001: 3, T1002: 4, T1004: 1 },
			missing: [
				`${TRAM}/tram2_data/mjson_files`,
				`${TRAM}/bootstrap-training-data.json`,
				`${TRAM}/archive/all_analyzed_reports.json`,
				`${TRAM}/archive/negative_data.json`,
				"atomic-red-team/atomics",
			],
			warnings: 5,
		});
		expect(warnings).toHaveLength(5);
		expect(report.sources["tram-single-label"]).toEqual({
			read: 2,
			records: 0,
			positives: 0,
			negatives: 0,
			merged: 1,
			dropped: { "no letters or digits": 1 },
			unknownLabels: {},
			movedLabels: { "T1003 → T1002": 2 },
		});
		expect(report.sources.sigma).toEqual({
			read: 2,
			records: 1,
			positives: 1,
			negatives: 0,
			merged: 0,
			dropped: { "no label known": 1 },
			unknownLabels: { T1998: 2 },
			movedLabels: { "T1999 → T1002": 1 },
		});
	});

	it("gives the same records and the same report again", async () => {
		await writeSources();
		const first = JSON.stringify(await buildDataset({ dataDir: folder.path, catalogue }));
		expect(JSON.stringify(await buildDataset({ dataDir: folder.path, catalogue }))).toBe(first);
	});

	it("takes the written corpus from its own folder", async () => {
		await folder.write("ours/round-1.jsonl", jsonLines([{ text: "We row.", labels: ["T1001"] }]));
		const options = { dataDir: `${folder.path}/none`, writtenDir: `${folder.path}/ours`, catalogue };
		expect((await buildDataset(options)).records).toHaveLength(1);
	});

	it("refuses a folder without any source and a damaged source", async () => {
		const nothing = buildDataset({ dataDir: folder.path, catalogue });
		await expect(nothing).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING", subject: folder.path });
		await writeSources();
		const path = await folder.write(`${TRAM}/bootstrap-training-data.json`, '{"sentences": [');
		const damaged = buildDataset({ dataDir: folder.path, catalogue });
		await expect(damaged).rejects.toMatchObject({ code: "DATASET_SOURCE_INVALID", subject: path });
	});

	it("stops with the signal's reason", async () => {
		await writeSources();
		const reason = new Error("enough");
		const signal = AbortSignal.abort(reason);
		await expect(buildDataset({ dataDir: folder.path, catalogue, signal })).rejects.toBe(reason);
	});
});
