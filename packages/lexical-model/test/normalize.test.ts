import { describe, expect, test } from "vitest";
import { findMaskedSpans, toLowerCaseSameLength } from "../src/normalize.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const DIGEST = "0123456789abcdef0123456789abcdef";

/** The masked stretches as `TOKEN:text`. */
const masksIn = (text: string) =>
	findMaskedSpans(text).map(({ start, end, token }) => `${token}:${text.slice(start, end)}`);

describe("masked", () => {
	test.each([
		["http://files.example.com/a?b=1", "URL"],
		["HTTPS://FILES.EXAMPLE.COM", "URL"],
		["ftp://files.example.com/drop.zip", "URL"],
		["hxxp://files[.]example[.]com/a", "URL"],
		["hXXps[:]//files.example.com", "URL"],
		["http:\\\\files.example.com\\a", "URL"],
		["mira@example.com", "EMAIL"],
		["mira.oneil@mail.example.co.uk", "EMAIL"],
		["mira+news@example[.]com", "EMAIL"],
		["mira[at]example[dot]com", "EMAIL"],
		["mira(at)example2(.)com", "EMAIL"],
		["mira[@]example.com", "EMAIL"],
		["192.0.2.1", "IP"],
		["192.0.2.1:8443", "IP"],
		["192[.]0[.]2[.]1", "IP"],
		["192.0.2[.]1:80", "IP"],
		["198(.)51(.)100(.)7", "IP"],
		["203[dot]0[dot]113[dot]9", "IP"],
		[DIGEST, "HASH"],
		[DIGEST.toUpperCase(), "HASH"],
		[`${DIGEST}01234567`, "HASH"],
		[DIGEST + DIGEST, "HASH"],
		[DIGEST.repeat(4), "HASH"],
		["CVE-2031-1234", "CVE"],
		["cve-2031-1234567", "CVE"],
	])("%s is one %s, with exact offsets, alone and in a sentence", (indicator, token) => {
		expect(findMaskedSpans(indicator)).toEqual([{ start: 0, end: indicator.length, token }]);
		expect(masksIn(`It used ${indicator} twice`)).toEqual([`${token}:${indicator}`]);
		expect(masksIn(`😀 恶意 <${indicator}> "${indicator}"`)).toEqual([
			`${token}:${indicator}`,
			`${token}:${indicator}`,
		]);
	});

	test("several kinds in one sentence come in reading order", () => {
		const text = `From 192.0.2.4 mira@example.com fetched hxxp://example[.]com/x with ${DIGEST} by CVE-2031-0001.`;
		expect(masksIn(text)).toEqual([
			"IP:192.0.2.4",
			"EMAIL:mira@example.com",
			"URL:hxxp://example[.]com/x",
			`HASH:${DIGEST}`,
			"CVE:CVE-2031-0001",
		]);
	});

	test("an indicator inside a URL belongs to the URL", () => {
		expect(masksIn(`hxxp://192[.]0[.]2[.]1/${DIGEST}?m=mira@example.com end`)).toEqual([
			`URL:hxxp://192[.]0[.]2[.]1/${DIGEST}?m=mira@example.com`,
		]);
	});
});

describe("left alone", () => {
	test.each([
		"",
		"powershell.exe started",
		"C:\\Windows\\System32\\cmd.exe",
		"HKLM\\Software\\Run1",
		"example.com and files[.]example[.]com",
		"http: //example.com",
		"xhttp://example.com",
		"http//example.com 1",
		"mira@localhost",
		"mira @ example.com 1",
		"@example.com",
		"192.0.2",
		"version 1.2.3",
		"v192.0.2.1",
		"192.0.2.1a",
		"1920.0.2.1",
		"192.0.2.1234",
		DIGEST.slice(1),
		`${DIGEST.repeat(4)}0`,
		`${DIGEST}g`,
		`0x${DIGEST}`,
		"CVE-2031-123",
		"CVE-2031-12345678",
		"CVE-31-1234",
		"2001:db8::1",
		"01234567-89ab-cdef-0123-456789abcdef",
	])("%j", (text) => {
		expect(findMaskedSpans(text)).toEqual([]);
	});
});

test("a port that is too long is not part of the address", () => {
	expect(masksIn("192.0.2.1:123456")).toEqual(["IP:192.0.2.1"]);
});

test("law: spans are in order, apart, not empty and inside the text", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			let position = 0;
			for (const { start, end } of findMaskedSpans(text)) {
				expect(start).toBeGreaterThanOrEqual(position);
				expect(end).toBeGreaterThan(start);
				position = end;
			}
			expect(position).toBeLessThanOrEqual(text.length);
		}),
	);
});

// Each of these makes a pattern that backtracks beyond a bounded run take minutes; the test's time limit is the check.
describe("hostile runs of 200 KB end", () => {
	test.each([
		["a.", 0],
		["1", 0],
		["1.", undefined],
		["@", 0],
		["a@", 0],
		["a@a.", undefined],
		["a[at]", 0],
		["f", 0],
		["0f", 0],
		["f-", 0],
		["[", 0],
		["[.]", 0],
		["]1", 0],
		["a%+-", 0],
		["http:", 0],
		["hxxp[:]", 0],
		["cve-", 0],
		["cve-2031-", 0],
		["1[.]", undefined],
		["1.1.1.", undefined],
		[`${"x".repeat(64)}!`, 0],
		[`a@${"x".repeat(63)}`, 0],
	])("%j", (unit, expected) => {
		// A digit and an @ in front, so that no quick exit spares the search.
		const text = `1 @ ${unit.repeat(Math.ceil(200_000 / unit.length))}`;
		const spans = findMaskedSpans(text);
		if (expected !== undefined) expect(spans).toHaveLength(expected);
		// Every masked stretch has at least five characters ("a@a.a"), so their number is bounded too.
		expect(spans.length).toBeLessThanOrEqual(text.length / 5);
	});
});

describe("lower case of the same length", () => {
	test.each([
		["PowerShell ÄÖ", "powershell äö"],
		["İSTANBUL", "İstanbul"],
		["שלום مرحبا 恶意", "שלום مرحبا 恶意"],
		["A\u0000B\ud800C", "a\u0000b\ud800c"],
		["", ""],
	])("%j", (text, expected) => {
		expect(toLowerCaseSameLength(text)).toBe(expected);
	});

	test("law: the length stays and ASCII letters are lowered", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const lower = toLowerCaseSameLength(text);
				expect(lower).toHaveLength(text.length);
				expect(lower).not.toMatch(/[A-Z]/);
			}),
		);
	});
});
