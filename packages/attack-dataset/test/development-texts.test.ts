import { describe, expect, it } from "vitest";
import { readDevelopmentTexts } from "../src/development-texts.js";
import { collect, jsonLines, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readDevelopmentTexts", () => {
	it("reads quiet texts and stories, and no other file", async () => {
		await folder.write(
			"development-stories.jsonl",
			jsonLines([
				{
					id: "s1",
					style: "ticket",
					sentences: [
						{ text: "The oar moved.", labels: ["T1059", "T1003"] },
						{ text: "We saw it.", labels: ["T1003"] },
					],
				},
			]),
		);
		await folder.write(
			"development-quiet.jsonl",
			`${jsonLines([{ id: "q1", kind: "advice", text: "Lock\n\nit." }])}\n`,
		);
		await folder.write("round-1.jsonl", jsonLines([{ text: "a", labels: [] }]));
		expect(await collect(readDevelopmentTexts(folder.path))).toEqual([
			{ id: "q1", kind: "advice", text: "Lock\n\nit.", labels: [] },
			{
				id: "s1",
				kind: "story",
				style: "ticket",
				sentences: [
					{ text: "The oar moved.", labels: ["T1059", "T1003"] },
					{ text: "We saw it.", labels: ["T1003"] },
				],
				text: "The oar moved. We saw it.",
				labels: ["T1003", "T1059"],
			},
		]);
	});

	it.each([['{"text":"no id"}'], ['{"id":"a"}'], ["{"]])("names the line of %s", async (line) => {
		const path = await folder.write("development-x.jsonl", `\n${line}\n`);
		const error = { code: "DATASET_SOURCE_INVALID", subject: `${path}:2` };
		await expect(collect(readDevelopmentTexts(folder.path))).rejects.toMatchObject(error);
	});

	it("says when the folder is missing", async () => {
		const reading = collect(readDevelopmentTexts(`${folder.path}/no`));
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
	});
});
