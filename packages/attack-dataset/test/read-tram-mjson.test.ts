import { describe, expect, it } from "vitest";
import { readTramDocuments, readTramMjson } from "../src/read-tram-mjson.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

const signal = "They dumped\nmemory with a tool and left.";
const annotated = {
	signal,
	asets: [
		{ type: "lex", annots: [[0, 4]] },
		{ type: "[OTHER]", annots: [[0, 11]] },
		// "dumped\nmemory", once more by another annotator, and three spans that cannot be.
		{
			type: "LSASS Memory (T1003.001)",
			annots: [
				[5, 18],
				[5, 18],
				[30, 90],
				[9, 9],
				["a", 3],
			],
		},
		{ type: "Tool (T1588.002)", annots: [[5, 30]] },
	],
};

describe("readTramMjson", () => {
	it("gives each annotated passage with the labels inside it", async () => {
		await folder.write("Quay Part 1.mjson", annotated);
		await folder.write("notes.txt", "not a report");
		const source = "tram-mjson";
		expect(await collect(readTramMjson(folder.path))).toEqual([
			{ text: "dumped memory", labels: ["T1003.001"], source, group: "quaypart1" },
			{ text: "dumped memory with a tool", labels: ["T1003.001", "T1588.002"], source, group: "quaypart1" },
		]);
	});
});

describe("readTramDocuments", () => {
	it("gives whole reports by file name and warns of files without text", async () => {
		await folder.write("B.mjson", annotated);
		await folder.write("A.mjson", { asets: [] });
		const warnings: string[] = [];
		const documents = await collect(
			readTramDocuments(folder.path, { onWarning: (text) => warnings.push(text) }),
		);
		expect(documents.map(({ title, text }) => [title, text])).toEqual([["B", signal]]);
		expect(documents[0]?.passages).toHaveLength(3);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain("A.mjson");
	});

	it("says when the folder is missing", async () => {
		const reading = collect(readTramDocuments(`${folder.path}/no`));
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
	});
});
