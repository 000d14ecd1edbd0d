import { expect, test } from "vitest";
import { readSavedEvaluation } from "../src/read-saved-evaluation.js";
import { temporaryFolder } from "./temporary-folder.js";

const evaluation = {
	formatVersion: 1,
	model: { name: "harbour-model", version: "1.0.0", sha256: "ab" },
	report: {},
	sets: { quiet: [{ sha256: "0".repeat(64), unit: "q1", actual: [], predicted: [], ranked: [] }] },
};

test("reads the file, or the one in its folder", async () => {
	const cwd = temporaryFolder({ "run/evaluation.json": JSON.stringify(evaluation) });
	expect(await readSavedEvaluation("run/evaluation.json", cwd)).toEqual(evaluation);
	expect(await readSavedEvaluation("run", cwd)).toEqual(evaluation);
});

test("says which file is wrong", async () => {
	const cwd = temporaryFolder({ "bad.json": "{", "old.json": "{}", "empty/x": "" });
	for (const path of ["bad.json", "old.json", "empty", "gone"]) {
		await expect(readSavedEvaluation(path, cwd)).rejects.toMatchObject({
			code: "CLI_INPUT_UNREADABLE",
			message: expect.stringContaining(path),
		});
	}
});
