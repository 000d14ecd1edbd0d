import { describe, expect, it } from "vitest";
import { readSigma } from "../src/read-sigma.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

function rule(title: string, tags: string[], more = ""): string {
	return `title: ${title}\ndescription: |\n  Sees the\n  oar move.\ndetection:\n  a: "b"\ntags:\n${tags.map((tag) => `    - ${tag}\n`).join("")}${more}`;
}

describe("readSigma", () => {
	it("gives title and description with the technique tags, folder by folder in order", async () => {
		await folder.write("rules/b.yml", rule("Second.", ["attack.t1059.001", "attack.T1003", "attack.t1003"]));
		await folder.write("rules/a/z.yaml", "---\ntitle: In a Folder\ntags: [attack.t1105]\n");
		await folder.write("rules/a.yml", rule("First", ["attack.execution", "attack.t1059", "cve.2024-0001"]));
		await folder.write("rules/readme.md", "no rule");
		const source = "sigma";
		expect(await collect(readSigma(folder.path))).toEqual([
			{ text: "First. Sees the oar move.", labels: ["T1059"], source, group: "sigma:rules/a.yml" },
			{
				text: "Second. Sees the oar move.",
				labels: ["T1003", "T1059.001"],
				source,
				group: "sigma:rules/b.yml",
			},
			{ text: "In a Folder", labels: ["T1105"], source, group: "sigma:rules/a/z.yaml" },
		]);
	});

	it("leaves out rules without technique tags and deprecated ones", async () => {
		await folder.write("a.yml", rule("Tactic only", ["attack.execution"]));
		await folder.write("b.yml", rule("Old", ["attack.t1059"], "status: deprecated\n"));
		await folder.write("rules-deprecated/c.yml", rule("Older", ["attack.t1059"]));
		await folder.write("d.yml", "title: No tags at all\n");
		expect(await collect(readSigma(folder.path))).toEqual([]);
	});

	it("skips a malformed file with a warning", async () => {
		await folder.write("a.yml", "title: [never closed\ntags:\n  - attack.t1059\n");
		await folder.write("b.yml", "just words");
		await folder.write("c.yml", rule("Fine", ["attack.t1059"]));
		await folder.write("d.yml", "");
		const warnings: string[] = [];
		const read = await collect(readSigma(folder.path, { onWarning: (text) => warnings.push(text) }));
		expect(read).toHaveLength(1);
		expect(warnings.map((warning) => warning.slice(0, 12))).toEqual([
			"Sigma: a.yml",
			"Sigma: b.yml",
			"Sigma: d.yml",
		]);
	});

	it("reads more files than it opens at once, in order", async () => {
		const names = Array.from({ length: 50 }, (_, index) => `${String(index).padStart(2, "0")}.yml`);
		for (const name of names) await folder.write(name, rule(name, ["attack.t1059"]));
		const read = await collect(readSigma(folder.path));
		expect(read.map(({ group }) => group)).toEqual(names.map((name) => `sigma:${name}`));
	});

	it("says when the folder is missing", async () => {
		const error = { code: "DATASET_SOURCE_MISSING" };
		await expect(collect(readSigma(`${folder.path}/no`))).rejects.toMatchObject(error);
	});
});
