import { createHash } from "node:crypto";
import type { LabelledText } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { describeSources } from "../src/describe-sources.js";

const records: LabelledText[] = [
	{ text: "b", labels: [], source: "written", group: "w" },
	{ text: "a", labels: ["T1105"], source: "sigma", group: "s" },
	{ text: "c", labels: ["T1003"], source: "written", group: "v" },
];

describe("describeSources", () => {
	it("counts and hashes each kind of source, sorted by name", () => {
		const sha256 = createHash("sha256").update('["a",["T1105"],"s"]\n').digest("hex");
		const [sigma, written, ...others] = describeSources(records);
		expect(sigma).toEqual({ name: "sigma", records: 1, licence: "DRL-1.1", sha256 });
		expect(written).toMatchObject({ name: "written", records: 2, licence: "Apache-2.0" });
		expect(others).toEqual([]);
	});

	it("changes the hash of the source that changed, and only that", () => {
		const before = describeSources(records);
		const after = describeSources(records.map((record, i) => (i === 2 ? { ...record, text: "d" } : record)));
		expect(after[0]).toEqual(before[0]);
		expect(after[1]!.sha256).not.toBe(before[1]!.sha256);
	});

	it("describes nothing of nothing", () => {
		expect(describeSources([])).toEqual([]);
	});
});
