import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractIndicators, INDICATOR_TYPES, IocExtractError } from "../src/index.js";
import { found } from "./found.js";

const REPORT = `The loader update.exe asked hxxp://files[.]example/a.bin, then 203.0.113[.]7.
It wrote HKCU\\Software\\Wind\\Run and used T1059.001.`;

/** Text made of pieces that patterns look at. */
const hostileText = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"http://",
				"hxxp",
				"[.]",
				"[:]",
				"a.example",
				"203.0.113.7",
				"/24",
				"@",
				"::",
				"1:",
				"C:\\",
				"\\",
				"HKLM\\",
				"CVE-2021-",
				"T1059",
				"0x",
				"abcdef01",
				"(",
				")",
				"[",
				"]",
				"😀",
				"\ud800",
				"й",
				"中",
				" dot ",
				".com",
				".",
				"-",
				"%A1%\\",
			),
			fc.string({ unit: "binary", maxLength: 4 }),
		),
		{ maxLength: 40 },
	)
	.map((pieces) => pieces.join(""));

describe("extractIndicators", () => {
	it("gives every field of every indicator, in the order of the text", () => {
		expect(found(REPORT)).toEqual([
			"filename update.exe",
			"url http://files.example/a.bin",
			"ipv4 203.0.113.7",
			"registry HKCU\\Software\\Wind\\Run",
			"attack T1059.001",
		]);
		expect(extractIndicators(REPORT)[1]).toEqual({
			type: "url",
			value: "http://files.example/a.bin",
			start: 28,
			end: 56,
			text: "hxxp://files[.]example/a.bin",
			defanged: true,
			flags: ["documentation"],
		});
	});

	it("counts UTF-16 code units, behind characters of two units too", () => {
		expect(extractIndicators("😀 evil[.]example")[0]).toMatchObject({
			start: 3,
			end: 17,
			text: "evil[.]example",
		});
	});

	it("gives spans in range, in order, without overlap, for any text", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				let last = 0;
				for (const { start, end, text: written, value } of extractIndicators(text)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(text.slice(start, end)).toBe(written);
					expect(value).not.toBe("");
					last = end;
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("gives equal output for equal input, and reports all of it when nested ones are asked for", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const indicators = extractIndicators(text);
				expect(extractIndicators(text)).toEqual(indicators);
				expect(extractIndicators(text, { includeNested: true })).toEqual(expect.arrayContaining(indicators));
			}),
		);
	});

	it("reports the types asked for, and no part of another", () => {
		expect(found(REPORT, { types: ["ipv4"] })).toEqual(["ipv4 203.0.113.7"]);
		expect(found(REPORT, { types: ["domain"] })).toEqual([]);
		expect(found(REPORT, { types: ["domain"], includeNested: true })).toEqual(["domain files.example"]);
		expect(found(REPORT, { types: [] })).toEqual([]);
		expect(found(REPORT, { types: INDICATOR_TYPES })).toEqual(found(REPORT));
	});

	it("finds nothing in nothing", () => {
		expect(extractIndicators("")).toEqual([]);
		expect(extractIndicators("\0\0")).toEqual([]);
	});

	it("refuses what it cannot read", () => {
		const codeOf = (call: () => unknown) => {
			try {
				call();
			} catch (error) {
				return error instanceof IocExtractError ? error.code : error;
			}
			return undefined;
		};
		expect(codeOf(() => extractIndicators(null as unknown as string))).toBe("IOC_EXTRACT_TEXT_NOT_A_STRING");
		expect(codeOf(() => extractIndicators("abcd", { maxCharacters: 3 }))).toBe("IOC_EXTRACT_TEXT_TOO_LONG");
		expect(codeOf(() => extractIndicators("a", { types: ["ip" as "ipv4"] }))).toBe(
			"IOC_EXTRACT_UNKNOWN_TYPE",
		);
		expect(codeOf(() => extractIndicators("a.exe b.exe", { maxIndicators: 1 }))).toBe(
			"IOC_EXTRACT_TOO_MANY_INDICATORS",
		);
	});
});
