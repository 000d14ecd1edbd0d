import { describe, expect, it } from "vitest";
import { readAtomic } from "../src/read-atomic.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

const tests = `attack_technique: T1999.002
atomic_tests:
- name: Move the oar with #{tool}
  description: |
    Moves the #{oar} with the tool. It is then hidden.

    Upon success the oar is gone.
- name: No description.
- description: no name
`;

describe("readAtomic", () => {
	it("gives the name and two sentences of each test, without placeholders", async () => {
		await folder.write("T1999.002/T1999.002.yaml", tests);
		await folder.write("T1999.002/src/data.yaml", "not: a test");
		const shared = { labels: ["T1999.002"], source: "atomic", group: "atomic:T1999.002" };
		expect(await collect(readAtomic(folder.path))).toEqual([
			{ ...shared, text: "Move the oar with. Moves the with the tool. It is then hidden." },
			{ ...shared, text: "No description." },
		]);
	});

	it("skips files that are not YAML or name no technique, with a warning", async () => {
		await folder.write("T1001/T1001.yaml", "a: [");
		await folder.write("T1002/T1002.yaml", "atomic_tests: []");
		await folder.write("T1003/T1003.yaml", "attack_technique: TA0001");
		await folder.write("T1004/T1004.yaml", "words");
		const warnings: string[] = [];
		expect(await collect(readAtomic(folder.path, { onWarning: (text) => warnings.push(text) }))).toEqual([]);
		expect(warnings).toHaveLength(4);
	});
});
