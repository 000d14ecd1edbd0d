import { describe, expect, it } from "vitest";
import { findBlocks } from "./markdown-blocks.js";

const fence = "```";

describe("findBlocks", () => {
	it("gives each block with its line and the output that follows it", () => {
		const markdown = [
			"# Title", // 1
			`${fence}js`, // 2
			"console.log(1);",
			fence,
			"It prints",
			"",
			`${fence}text`,
			"1",
			fence,
			"", // 10
			`${fence}sh`, // 11
			"mapper doctor",
			fence,
			"Exit code 4, since the model is missing.",
		].join("\n");
		expect(findBlocks(markdown)).toEqual([
			{ language: "js", code: "console.log(1);", line: 2, output: "1", exitCode: 0 },
			{ language: "sh", code: "mapper doctor", line: 11, output: undefined, exitCode: 4 },
		]);
	});

	it("does not take a text further down for the output", () => {
		const markdown = `${fence}js\na;\n${fence}\none\ntwo\n${fence}text\nb\n${fence}`;
		expect(findBlocks(markdown).map(({ language, output }) => [language, output])).toEqual([
			["js", undefined],
			["text", undefined],
		]);
	});
});
