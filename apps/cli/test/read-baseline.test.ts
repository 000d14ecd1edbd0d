import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { readBaseline } from "../src/read-baseline.js";
import { temporaryFolder } from "./temporary-folder.js";

const read = (folder: string, cwd: string) => readBaseline(folder, { cwd } as CliContext);

test("takes the figures of an earlier model, whatever its format", async () => {
	const metrics = {
		tramDocuments: { perTextF1: 0.697 },
		quiet: { texts: 220, quietShare: 0.836 },
		perTechnique: [{ id: "T1059" }],
	};
	const cwd = temporaryFolder({ "old/model.json": JSON.stringify({ formatVersion: 1, metrics }) });
	expect(await read("old", cwd)).toEqual({
		tramDocuments: { perTextF1: 0.697 },
		quiet: { texts: 220, quietShare: 0.836 },
	});
});

test("says which model was never evaluated, or is none", async () => {
	const cwd = temporaryFolder({ "bare/model.json": "{}", "bad/model.json": "{" });
	for (const folder of ["bare", "bad", "gone"]) {
		await expect(read(folder, cwd)).rejects.toMatchObject({
			code: "CLI_INPUT_UNREADABLE",
			message: expect.stringContaining(folder),
		});
	}
});
