import { describe, expect, it } from "vitest";
import { readAhead } from "../src/read-ahead.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

async function* paths(...names: string[]): AsyncGenerator<string> {
	yield* names;
}

describe("readAhead", () => {
	it("gives the files in the order asked for", async () => {
		const names = Array.from({ length: 40 }, (_, index) => `${index}.txt`).reverse();
		for (const name of names) await folder.write(name, `text of ${name}`);
		const expected = names.map((path) => ({ path, text: `text of ${path}` }));
		expect(await collect(readAhead(folder.path, paths(...names)))).toEqual(expected);
	});

	it("fails when the turn of a missing file comes, and not before", async () => {
		await folder.write("a.txt", "a");
		const seen: string[] = [];
		const reading = (async () => {
			for await (const { path } of readAhead(folder.path, paths("a.txt", "no.txt", "a.txt"))) seen.push(path);
		})();
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
		expect(seen).toEqual(["a.txt"]);
	});
});
