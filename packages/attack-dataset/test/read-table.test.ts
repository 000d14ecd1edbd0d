import { describe, expect, it } from "vitest";
import type { LabelledText } from "../src/labelled-text.js";
import { readTable } from "../src/read-table.js";
import { collect, jsonLines, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

function short(records: LabelledText[]) {
	return records.map(({ text, labels, group }) => [text, labels.join(" "), group]);
}

describe("readTable, CSV", () => {
	it("reads ids in every separation, quoted fields over lines, and other columns not", async () => {
		const path = await folder.write(
			"t.csv",
			'\uFEFFNote,Text,Labels,Group\r\nx,"They ""ran"" it,\r\ntwice",T1059.001;t1003,g\r\ny,Two \0words,"T1001, T1002",\r\n\r\nz,Third,T1001|T1001,\r\nz,Fourth,"[""T1005""]",\r\nz,Quiet,,\r\n',
		);
		expect(short(await collect(readTable(path)))).toEqual([
			['They "ran" it, twice', "T1059.001 T1003", "table:t.csv:g"],
			["Two words", "T1001 T1002", "table:t.csv:4"],
			["Third", "T1001", "table:t.csv:6"],
			["Fourth", "T1005", "table:t.csv:7"],
			["Quiet", "", "table:t.csv:8"],
		]);
	});

	it("refuses a header without the columns", async () => {
		const path = await folder.write("t.csv", "sentence,technique\na,T1001\n");
		const reading = collect(readTable(path, { skipInvalid: true }));
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_INVALID", subject: path });
	});

	it.each([
		["an id that is none", "text,labels\ngood,T1001\nbad,T10\n", 3],
		["a tactic", "text,labels\nbad,TA0001\n", 2],
		["no text", "text,label\n,T1001\n", 2],
		["a field too many", "text,labels\ngood,T1001\nbad,T1001,more\ngood,T1002\n", 3],
		["a quote in the middle", 'text,labels\ngood,T1001\nb"a"d,T1001\ngood,T1002\n', 3],
	])("names the line with %s, or skips it", async (_, content, line) => {
		const path = await folder.write("t.csv", content);
		const error = { code: "DATASET_SOURCE_INVALID", subject: `${path}:${line}` };
		await expect(collect(readTable(path))).rejects.toMatchObject(error);

		const warnings: string[] = [];
		const options = { skipInvalid: true, onWarning: (text: string) => warnings.push(text) };
		const read = await collect(readTable(path, options));
		expect(read.every(({ text }) => text === "good")).toBe(true);
		expect(read).toHaveLength(content.split("good").length - 1);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain(`line ${line} `);
	});

	it("says when the file is missing", async () => {
		const reading = collect(readTable(`${folder.path}/no.csv`));
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
	});
});

describe("readTable, JSON lines", () => {
	it("reads lists and texts of ids", async () => {
		const path = await folder.write(
			"t.jsonl",
			jsonLines([
				{ text: "a", labels: ["T1001", "T1002.001"] },
				{ text: "b", label: "T1003" },
				{ text: "c" },
				{ text: "d", labels: [], group: "g" },
			]),
		);
		expect(short(await collect(readTable(path)))).toEqual([
			["a", "T1001 T1002.001", "table:t.jsonl:1"],
			["b", "T1003", "table:t.jsonl:2"],
			["c", "", "table:t.jsonl:3"],
			["d", "", "table:t.jsonl:g"],
		]);
	});

	it.each([["{"], ["[]"], ['{"text":"x","labels":[5]}'], ['{"text":"x","labels":{}}'], ['{"text":5}']])(
		"names the line of %s, or skips it",
		async (broken) => {
			const path = await folder.write("t.txt", `{"text":"good"}\n${broken}\n{"text":"good"}\n`);
			const options = { format: "jsonl" } as const;
			const error = { code: "DATASET_SOURCE_INVALID", subject: `${path}:2` };
			await expect(collect(readTable(path, options))).rejects.toMatchObject(error);
			expect(await collect(readTable(path, { ...options, skipInvalid: true }))).toHaveLength(2);
		},
	);
});
