import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findStatedIds } from "../src/stated-ids.js";

/** The hits of a text as `id@written text`, with `!` before a negated one. */
const hitsOf = (text: string) =>
	findStatedIds(text).map(
		({ id, start, end, isNegated }) => `${isNegated ? "!" : ""}${id}@${text.slice(start, end)}`,
	);

describe("findStatedIds", () => {
	it("finds an id and a link worked by hand", () => {
		const text = "Uses T1059.001, see https://attack.mitre.org/techniques/T1105/.";
		expect(findStatedIds(text)).toEqual([
			{ id: "T1059.001", start: 5, end: 14 },
			{ id: "T1105", start: 20, end: 62 },
		]);
	});

	it.each([
		["(T1027)", ["T1027@T1027"]],
		["t1059.003", ["T1059.003@t1059.003"]],
		["T1059/001 and T1059[.]001", ["T1059.001@T1059/001", "T1059.001@T1059[.]001"]],
		["T1566.001/T1204.002/T1105", ["T1566.001@T1566.001", "T1204.002@T1204.002", "T1105@T1105"]],
		["T1003, T1003; T1003.", ["T1003@T1003", "T1003@T1003", "T1003@T1003"]],
		["[T1486]: Data Encrypted", ["T1486@T1486"]],
		["T1059.001-PowerShell", ["T1059.001@T1059.001"]],
		["PowerShell-T1059.001", ["T1059.001@T1059.001"]],
		["-T1070", ["T1070@T1070"]],
		["Execution/T1047", ["T1047@T1047"]],
		["tags: attack.t1053.005", ["T1053.005@t1053.005"]],
		["It used T1105.The host fell.", ["T1105@T1105"]],
		["#T1110 id=T1110.003", ["T1110@T1110", "T1110.003@T1110.003"]],
		["攻击者使用T1055进行注入。", ["T1055@T1055"]],
		["by form only: T1000", ["T1000@T1000"]],
	])("finds the ids of %j", (text, expected) => {
		expect(hitsOf(text)).toEqual(expected);
	});

	it.each([
		["https://attack.mitre.org/techniques/T1059/001", "T1059.001"],
		["http://www.attack.mitre.org/techniques/T1059/001/", "T1059.001"],
		["attack.mitre.org/techniques/T1204", "T1204"],
		["hxxps://attack[.]mitre[.]org/techniques/T1204/002", "T1204.002"],
		["hxxps[:]//attack[.]mitre[.]org/techniques/t1204", "T1204"],
		["https[://]attack(.)mitre(.)org/techniques/T1204", "T1204"],
		["https://attack.mitre.org/versions/v14/techniques/T1021/006/", "T1021.006"],
		["https://attack.mitre.org/versions/v18.1/techniques/T1021", "T1021"],
		["https://attack.mitre.org/wiki/Technique/T1086", "T1086"],
	])("covers the link %s with one hit", (link, id) => {
		expect(hitsOf(`[name](${link}), next`)).toEqual([`${id}@${link}`]);
	});

	it.each([
		"XT1059",
		"MT1059.001",
		"T10591",
		"T105",
		"T1059.0012",
		"T1059.1",
		"T1059/0012",
		"T1059-2",
		"T1059.001.002",
		"T1059.exe",
		"T1059.001.md",
		"T1059_a",
		"_T1059",
		"AB-T1059",
		"T1059é",
		"ЖT1059",
		"T1059@example.com",
		"@T1059",
		"TA0002",
		"C:\\tools\\T1059",
		"/opt/T1059",
		"/opt/data/T1059/x",
		"https://example.com/T1059",
		"hxxp://example[.]com/a?id=T1059.001",
		"https://attack.mitre.org.example.com/techniques/T1059",
		"https://attack.mitre.org/techniques/T10591",
		"https://attack.mitre.org/mitigations/T1059",
		"notattack.mitre.org/techniques/T1059",
		"CVE-2021-1059 T-1059 T 1059",
	])("finds nothing in %j", (text) => {
		expect(hitsOf(`see ${text} here`)).toEqual([]);
		expect(hitsOf(text)).toEqual([]);
	});

	it.each([
		["No evidence of T1059 or T1105 was found.", ["!T1059@T1059", "!T1105@T1105"]],
		["T1059 was seen, not T1105.", ["T1059@T1059", "!T1105@T1105"]],
		["T1105 was not observed, T1027 was.", ["!T1105@T1105", "T1027@T1027"]],
		["The loader doesn't use T1055.", ["!T1055@T1055"]],
		["T1003 (LSASS memory) hasn't been\nseen.", ["!T1003@T1003"]],
		["It used not only T1059 but also T1105.", ["T1059@T1059", "T1105@T1105"]],
		["The product did not block T1059.", ["T1059@T1059"]],
		["We did not see T1059, but T1105 was used.", ["!T1059@T1059", "T1105@T1105"]],
	])("tells negated ids of %j", (text, expected) => {
		expect(hitsOf(text)).toEqual(expected);
	});

	it("finds every id again at its place when ids and prose are mixed", () => {
		const id = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.option(fc.integer({ min: 100, max: 999 })));
		const separator = fc.constantFrom(" ", ", ", "; see ", " (", "\n", "/", " and ");
		fc.assert(
			fc.property(fc.array(fc.tuple(id, separator), { maxLength: 20 }), (parts) => {
				const ids = parts.map(([[main, sub]]) => (sub === null ? `T${main}` : `T${main}.${sub}`));
				const text = parts.map(([, between], index) => `${ids[index]}${between}`).join("");
				const hits = findStatedIds(text);
				expect(hits.map((hit) => hit.id)).toEqual(ids);
				for (const { id, start, end } of hits) expect(text.slice(start, end)).toBe(id);
			}),
		);
	});

	it("never throws and gives hits in order that do not overlap", () => {
		const alphabet = fc.constantFrom(
			"T1059",
			"T",
			"0",
			"001",
			".",
			"/",
			"[.]",
			"-",
			" ",
			"attack.mitre.org/techniques/",
			"hxxp://",
			"é",
			"\ud800",
			"not ",
		);
		fc.assert(
			fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
				const text = parts.join("");
				let last = 0;
				for (const { id, start, end } of findStatedIds(text)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(id).toMatch(/^T\d{4}(?:\.\d{3})?$/);
					last = end;
				}
			}),
		);
	});

	it.each(["T1059/", "T1059.", "not ", "http://", "attack.", "h", "T1", "/", "no evidence of T1059 or "])(
		"finishes on a million characters of %j",
		(unit) => {
			const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
			expect(findStatedIds(text).length).toBeLessThanOrEqual(text.length / 5);
		},
	);
});
