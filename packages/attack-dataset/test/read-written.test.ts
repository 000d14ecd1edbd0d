import { describe, expect, it } from "vitest";
import { readWritten } from "../src/read-written.js";
import { collect, jsonLines, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readWritten", () => {
	it("keeps the lines of a technique together, its negatives included", async () => {
		const line = (text: string, ...labels: string[]) => ({ text, labels, style: "report" });
		const path = await folder.write(
			"round-9.jsonl",
			jsonLines([
				line("before any technique"),
				line("a", "T1001"),
				line("also a, other label first", "T1005", "T1001"),
				line("not a"),
				line("b", "T1002"),
				line("b with a", "T1002", "T1001"),
				line("not b"),
			]),
		);
		const read = await collect(readWritten(path));
		expect(read.map(({ group }) => group.replace("written:round-9:", ""))).toEqual([
			"start",
			"T1001",
			"T1001",
			"T1001",
			"T1002",
			"T1002",
			"T1002",
		]);
		expect(read[1]).toEqual({
			text: "a",
			labels: ["T1001"],
			source: "written",
			group: "written:round-9:T1001",
			style: "report",
		});
	});

	it("takes the stated group, else the document, and the order within it", async () => {
		const path = await folder.write(
			"stories.jsonl",
			`\uFEFF${jsonLines([
				{ text: "one", labels: ["T1001"], document: "story-1", order: 0 },
				{ text: "two", labels: [], document: "story-1", order: 1, group: "shelf" },
				{ text: "three", labels: [], group: "advice:1", order: 5 },
			])}\r\n\n`,
		);
		const shared = { source: "written" };
		expect(await collect(readWritten(path))).toEqual([
			{ ...shared, text: "one", labels: ["T1001"], group: "written:stories:story-1", order: 0 },
			{ ...shared, text: "two", labels: [], group: "written:stories:shelf", order: 1 },
			{ ...shared, text: "three", labels: [], group: "written:stories:advice:1" },
		]);
	});

	it("names the line that is broken and warns of a line without text", async () => {
		const broken = await folder.write("broken.jsonl", '{"text":"a","labels":[]}\n{"text":\n');
		const error = { code: "DATASET_SOURCE_INVALID", subject: `${broken}:2` };
		await expect(collect(readWritten(broken))).rejects.toMatchObject(error);
		const list = await folder.write("list.jsonl", "[]\n");
		await expect(collect(readWritten(list))).rejects.toMatchObject({ subject: `${list}:1` });

		const warnings: string[] = [];
		const empty = await folder.write("empty.jsonl", '{"labels":[]}\n');
		expect(await collect(readWritten(empty, { onWarning: (text) => warnings.push(text) }))).toEqual([]);
		expect(warnings).toHaveLength(1);
	});
});
