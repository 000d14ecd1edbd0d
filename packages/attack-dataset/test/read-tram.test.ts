import { describe, expect, it } from "vitest";
import {
	readTramBootstrap,
	readTramMultiLabel,
	readTramNegatives,
	readTramSingleLabel,
} from "../src/read-tram.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readTramMultiLabel", () => {
	it("numbers the sentences of each report", async () => {
		const path = await folder.write("multi.json", [
			{ sentence: "They scanned\nthe ports.", labels: ["T1046"], doc_title: "Quay: Part 1" },
			{ sentence: "A report about boats.", labels: [], doc_title: "Harbour" },
			{ sentence: "", labels: [], doc_title: "Quay: Part 1" },
			{ sentence: "It rained.", labels: [], doc_title: "Quay: Part 1" },
		]);
		const source = "tram-multi-label";
		expect(await collect(readTramMultiLabel(path))).toEqual([
			{ text: "They scanned the ports.", labels: ["T1046"], source, group: "quaypart1", order: 0 },
			{ text: "A report about boats.", labels: [], source, group: "harbour", order: 0 },
			{ text: "It rained.", labels: [], source, group: "quaypart1", order: 1 },
		]);
	});

	it.each([["{}"], ["null"], ['"text"'], ["[{"]])("refuses %s", async (content) => {
		const path = await folder.write("multi.json", content);
		const error = { code: "DATASET_SOURCE_INVALID", subject: path };
		await expect(collect(readTramMultiLabel(path))).rejects.toMatchObject(error);
	});

	it("leaves out items that are no records", async () => {
		const path = await folder.write("multi.json", [null, 7, "text", { sentence: 7, doc_title: "A" }]);
		expect(await collect(readTramMultiLabel(path))).toEqual([]);
	});
});

describe("readTramSingleLabel", () => {
	it("gives passages the group of their report", async () => {
		const path = await folder.write("single.json", [
			{ text: "scanned the ports", label: "T1046", doc_title: "Quay - Part 1" },
			{ text: "no label", doc_title: "Quay - Part 1" },
		]);
		expect(await collect(readTramSingleLabel(path))).toEqual([
			{ text: "scanned the ports", labels: ["T1046"], source: "tram-single-label", group: "quaypart1" },
		]);
	});
});

describe("readTramBootstrap", () => {
	it("takes accepted mappings only", async () => {
		const path = await folder.write("bootstrap.json", {
			sentences: [
				{
					text: "reads the shadow file.(Citation: A)",
					disposition: "accept",
					mappings: [{ attack_id: "T1003.008" }, { attack_id: "T1005" }],
				},
				{ text: "was rejected", disposition: "reject", mappings: [{ attack_id: "T1005" }] },
				{ text: "has no mapping", disposition: "accept", mappings: [] },
			],
		});
		expect(await collect(readTramBootstrap(path))).toEqual([
			{
				text: "reads the shadow file.",
				labels: ["T1003.008", "T1005"],
				source: "tram-bootstrap",
				group: "tram-bootstrap:0",
			},
		]);
	});

	it("refuses a file of another kind", async () => {
		const path = await folder.write("bootstrap.json", []);
		await expect(collect(readTramBootstrap(path))).rejects.toMatchObject({ code: "DATASET_SOURCE_INVALID" });
	});
});

describe("readTramNegatives", () => {
	it("skips texts under 20 and over 600 characters", async () => {
		const texts = ["x".repeat(19), "y".repeat(20), 5, "z".repeat(600), "w".repeat(601)];
		const read = await collect(readTramNegatives(await folder.write("negative.json", texts)));
		expect(read.map(({ text, group }) => [text[0], text.length, group])).toEqual([
			["y", 20, "tram-negative:1"],
			["z", 600, "tram-negative:3"],
		]);
		expect(read.every(({ labels }) => labels.length === 0)).toBe(true);
	});
});
