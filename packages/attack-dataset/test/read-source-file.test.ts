import { open } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES, readSourceJson, readSourceText } from "../src/read-source-file.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readSourceText and readSourceJson", () => {
	it("read a file without its byte order mark", async () => {
		const path = await folder.write("a.json", '\uFEFF{"a": 1}');
		expect(await readSourceText(path)).toBe('{"a": 1}');
		expect(await readSourceJson(path)).toEqual({ a: 1 });
	});

	it("say what is wrong, with the path", async () => {
		const broken = await folder.write("broken.json", '{"a": ');
		const invalid = { code: "DATASET_SOURCE_INVALID", subject: broken };
		await expect(readSourceJson(broken)).rejects.toMatchObject(invalid);
		const missing = { code: "DATASET_SOURCE_MISSING", subject: `${folder.path}/no.json` };
		await expect(readSourceJson(`${folder.path}/no.json`)).rejects.toMatchObject(missing);
		await expect(readSourceText(folder.path)).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
	});

	it("refuses a file that is too large without reading it", async () => {
		const path = await folder.write("large.json", "");
		const file = await open(path, "r+");
		// A hole: no disk is used.
		await file.truncate(MAX_FILE_BYTES + 1);
		await file.close();
		await expect(readSourceText(path)).rejects.toMatchObject({ code: "DATASET_SOURCE_INVALID" });
	});

	it("rejects with the signal's reason", async () => {
		const path = await folder.write("a.json", "{}");
		const reason = new Error("enough");
		await expect(readSourceText(path, AbortSignal.abort(reason))).rejects.toBe(reason);
	});
});
