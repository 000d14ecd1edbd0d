import { describe, expect, it } from "vitest";
import { parseLabelCorrections } from "../src/label-corrections.js";
import { readLabelCorrections } from "../src/label-corrections-read.js";
import { jsonLines, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

const header = { formatVersion: 1, version: "2026-01-01", attackVersion: "18.1" };
const first = {
	source: "tram-bootstrap",
	sha256: "a".repeat(64),
	remove: ["T1001"],
	add: [],
	reason: "A greeting.",
};
const second = { ...first, sha256: "b".repeat(64), remove: [], add: ["T1059.001"] };

const parse = (...lines: (object | string)[]) =>
	parseLabelCorrections(
		lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))),
		"list.jsonl",
	);

describe("parseLabelCorrections", () => {
	it("reads the header and one correction a line, blank lines apart", () => {
		expect(parse(header, first, "", second, "")).toEqual({
			version: "2026-01-01",
			attackVersion: "18.1",
			corrections: [first, second],
		});
	});

	it("reads a list without corrections", () => {
		expect(parse(header).corrections).toEqual([]);
	});

	it.each<[string, (object | string)[], number, string]>([
		["nothing at all", [], 1, "not JSON"],
		["another format", [{ ...header, formatVersion: 2 }], 1, "formatVersion 1"],
		["no header", [first], 1, "formatVersion 1"],
		["no version", [{ formatVersion: 1, attackVersion: "18.1" }], 1, "a text as version"],
		["no ATT&CK version", [{ formatVersion: 1, version: "1" }], 1, "a text as attackVersion"],
		["broken JSON", [header, first, "", '{"source":'], 4, "not JSON"],
		["a list for a line", [header, "[]"], 2, "a list"],
		["an unknown source", [header, { ...first, source: "tram" }], 2, '"tram"'],
		["a name every object has", [header, { ...first, source: "toString" }], 2, "toString"],
		["a short hash", [header, { ...first, sha256: "abc" }], 2, "64 lower-case hex digits"],
		["a hash in capitals", [header, { ...first, sha256: "A".repeat(64) }], 2, "64 lower-case hex digits"],
		["no list", [header, { ...first, remove: "T1001" }], 2, "technique ids as remove"],
		["a tactic", [header, { ...first, add: ["TA0001"] }], 2, "technique ids as add"],
		["nothing to do", [header, { ...first, remove: [] }], 2, "an id in remove or add"],
		["an id on both sides", [header, { ...first, add: ["T1001"] }], 2, "T1001 in both"],
		["no reason", [header, { ...first, reason: "" }], 2, "a text as reason"],
		["a hash again", [header, first, second, first], 4, "line 2 again"],
	])("refuses %s and says where", (_, lines, number, words) => {
		expect(() => parse(...lines)).toThrow(
			expect.objectContaining({
				code: "DATASET_SOURCE_INVALID",
				subject: `list.jsonl:${number}`,
				message: expect.stringContaining(words),
			}),
		);
	});
});

describe("readLabelCorrections", () => {
	it("reads a file, with or without a line break at its end", async () => {
		const text = jsonLines([header, first, second]);
		const ended = await folder.write("with.jsonl", text);
		const without = await folder.write("without.jsonl", text.trimEnd().replaceAll("\n", "\r\n"));
		const read = await readLabelCorrections(ended);
		expect(read.corrections).toEqual([first, second]);
		expect(await readLabelCorrections(without)).toEqual(read);
	});

	it("says which file is missing or broken, and where", async () => {
		const missing = `${folder.path}/none.jsonl`;
		await expect(readLabelCorrections(missing)).rejects.toMatchObject({
			code: "DATASET_SOURCE_MISSING",
			subject: missing,
		});
		const broken = await folder.write("broken.jsonl", jsonLines([header, { ...first, sha256: 7 }]));
		await expect(readLabelCorrections(broken)).rejects.toMatchObject({
			code: "DATASET_SOURCE_INVALID",
			subject: `${broken}:2`,
		});
	});

	it("stops with the signal's reason", async () => {
		const path = await folder.write("list.jsonl", jsonLines([header]));
		const reason = new Error("enough");
		const signal = AbortSignal.abort(reason);
		await expect(readLabelCorrections(path, { signal })).rejects.toBe(reason);
	});
});
