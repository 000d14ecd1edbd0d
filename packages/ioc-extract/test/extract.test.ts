import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	combineWarningLists,
	type ExtractOptions,
	extractIndicators,
	INDICATOR_TYPES,
	IocExtractError,
	readWarningList,
} from "../src/index.js";
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
			defangForms: ["brackets", "scheme"],
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

	it("leaves out what has a flag to exclude", () => {
		const text = "10.0.0.5, 198.51.100.9, 45.0.0.9";
		expect(found(text, { exclude: ["private"] })).toEqual(["ipv4 198.51.100.9", "ipv4 45.0.0.9"]);
		expect(found(text, { exclude: ["private", "documentation"] })).toEqual(["ipv4 45.0.0.9"]);
		expect(found(text, { exclude: [] })).toEqual(found(text));
	});

	it("gives an address with its port as one indicator when asked", () => {
		const text = "203.0.113.7:8080, [2001:db8::1]:443, 203.0.113.8 and northwind.com:81";
		expect(found(text)).toEqual([
			"ipv4 203.0.113.7",
			"ipv6 2001:db8::1",
			"ipv4 203.0.113.8",
			"domain northwind.com",
		]);
		expect(extractIndicators(text).map(({ port }) => port)).toEqual([8080, 443, undefined, 81]);
		expect(found(text, { ports: true })).toEqual([
			"ipv4-port 203.0.113.7:8080",
			"ipv6-port [2001:db8::1]:443",
			"ipv4 203.0.113.8",
			"domain northwind.com",
		]);
		expect(found(text, { ports: true, types: ["ipv4-port"] })).toEqual(["ipv4-port 203.0.113.7:8080"]);
	});

	it("flags what stands in a warning list", () => {
		const ours = combineWarningLists([
			readWarningList({ name: "ours", version: 1, type: "hostname", list: ["northwind.com"] }),
		]);
		const flagsOf = (text: string, options?: ExtractOptions) => extractIndicators(text, options)[0]?.flags;
		const shortened = "https://is.gd/3xY";
		expect(flagsOf(shortened)).toEqual(["warning-list:url-shortener"]);
		expect(flagsOf(shortened, { warningLists: false })).toEqual([]);
		expect(flagsOf(shortened, { warningLists: ours })).toEqual([]);
		expect(flagsOf("http://www.northwind.com/a")).toEqual([]);
		expect(flagsOf("http://www.northwind.com/a", { warningLists: ours })).toEqual(["warning-list:ours"]);
		expect(flagsOf("www.northwind[.]com/a", { warningLists: ours })).toEqual([
			"no-scheme",
			"warning-list:ours",
		]);
	});

	it("leaves out what stands in a warning list, in one or in any", () => {
		const text = "https://is.gd/3xY and https://northwind.com/a";
		const rest = ["url https://northwind.com/a"];
		expect(found(text, { exclude: ["warning-list"] })).toEqual(rest);
		expect(found(text, { exclude: ["warning-list:url-shortener"] })).toEqual(rest);
		expect(found(text, { exclude: ["warning-list:empty-hashes"] })).toEqual(found(text));
		expect(found(text, { exclude: ["warning-list"], warningLists: false })).toEqual(found(text));
	});

	it("keeps the defaults of the options that are not given", () => {
		expect(found(REPORT, { maxCharacters: 1000 })).toEqual(found(REPORT));
		expect(found(REPORT, {})).toEqual(found(REPORT));
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
