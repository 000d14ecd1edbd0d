import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defang, extractIndicators, refang } from "../src/index.js";

/** Indicators as they stand in reports when nobody has defanged them. */
const plainIndicator = fc.constantFrom(
	"203.0.113.7",
	"198.51.100.0/24",
	"192.0.2.9:8080",
	"2001:db8::7",
	"northwind.com",
	"a.b.northwind-mail.co.uk",
	"NORTHWIND-MAIL.COM",
	"пример.рф",
	"http://northwind.com/a.php?x=1",
	"HTTPS://Northwind.com:8443/A_(b)",
	"ftp://203.0.113.7/x",
	"http://[2001:db8::1]/a",
	"northwind.com/gate.php",
	"jo.doe@northwind.com",
	"C:\\Windows\\Temp\\a.dll",
	"HKCU\\Software\\Wind\\Run",
	"update.exe",
	"d41d8cd98f00b204e9800998ecf8427e",
	"CVE-2021-44228",
	"T1059.001",
	"/tmp/.x/run.sh",
);
const prose = fc.constantFrom(
	"The loader asks",
	"and then",
	"with a",
	", which",
	"It came from",
	"(see below)",
	"“quoted”",
	"— 攻击者 —",
	"on 12 May 2023 at 10:30:15",
	"version 1.2.3.4 of",
	"e.g. this",
);
const report = fc
	.array(fc.oneof(plainIndicator, prose), { maxLength: 20 })
	.map((pieces) => `${pieces.join(" ")}.`);

/** Anything, with pieces that patterns look at. */
const anyText = fc
	.array(
		fc.oneof(
			plainIndicator,
			fc.constantFrom(
				..."[.] (dot) hxxp:// [:]// [at] . : / \\ @ # ? | \n \r\n \t [ ] ( ) < > \" ' ` “ ” &#46; \u200b ． 。 mutex User-Agent: dot at _ - %".split(
					" ",
				),
				" ",
			),
			fc.string({ unit: "binary", maxLength: 4 }),
		),
		{ maxLength: 40 },
	)
	.map((pieces) => pieces.join(""));

const RUNS = { numRuns: 400 };

describe("laws", () => {
	it("gives spans whose text stands there, in order, none over another", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				let last = 0;
				for (const indicator of extractIndicators(text)) {
					expect(text.slice(indicator.start, indicator.end)).toBe(indicator.text);
					expect(indicator.start).toBeGreaterThanOrEqual(last);
					expect(indicator.end).toBeGreaterThan(indicator.start);
					expect(indicator.defanged).toBe(indicator.defangForms.length > 0);
					last = indicator.end;
				}
			}),
			RUNS,
		);
	});

	it("gives parts of an indicator inside it, when asked", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				let outer = { start: 0, end: 0 };
				for (const { start, end } of extractIndicators(text, { includeNested: true })) {
					expect(start >= outer.end || (start >= outer.start && end <= outer.end)).toBe(true);
					if (start >= outer.end) outer = { start, end };
				}
			}),
			RUNS,
		);
	});

	it("refangs what it defanged to the text as given", () => {
		fc.assert(
			fc.property(report, (text) => {
				expect(refang(defang(text).text).text).toBe(text);
			}),
			RUNS,
		);
	});

	it("finds the same in a defanged text", () => {
		fc.assert(
			fc.property(report, (text) => {
				const found = (given: string) =>
					extractIndicators(given).map(({ type, value }) => `${type} ${value}`);
				expect(found(defang(text).text)).toEqual(found(text));
			}),
			RUNS,
		);
	});

	it("leads from the defanged text back to the same place", () => {
		fc.assert(
			fc.property(report, (text) => {
				const defanged = defang(text);
				const given = extractIndicators(text);
				const spans = extractIndicators(defanged.text).map(({ start, end }) => [
					defanged.toOriginal(start, "start"),
					defanged.toOriginal(end, "end"),
				]);
				expect(spans).toEqual(given.map(({ start, end }) => [start, end]));
			}),
			RUNS,
		);
	});

	it("leaves a text alone that is defanged already", () => {
		fc.assert(
			fc.property(report, (text) => {
				const once = defang(text).text;
				expect(defang(once).text).toBe(once);
			}),
			RUNS,
		);
	});

	it("gives the same for the same text", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(extractIndicators(text)).toEqual(extractIndicators(text));
			}),
			{ numRuns: 100 },
		);
	});
});
