import { extractIndicators, groupIndicators } from "@mapper/ioc-extract";
import { describe, expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import {
	createIndicatorWriter,
	type ExtractedResult,
	type IndicatorWriterOptions,
} from "../src/render/indicator-writer.js";
import { describeTerminal } from "../src/render/terminal.js";
import { indicator } from "./sample-indicator.js";

const isTerminal = { stdin: true, stdout: false, stderr: false };
const terminal = describeTerminal({ env: { LANG: "C.UTF-8" }, isTerminal } as unknown as CliContext);
const OPTIONS = { isSingle: false, isDefanged: false, hasOneType: false, terminal };

function result(label: string, text: string, id?: string): ExtractedResult {
	const indicators = groupIndicators(extractIndicators(text));
	return { label, source: label, text, indicators, ...(id !== undefined && { id }) };
}
const ONE = result(
	"a.txt",
	"From 192[.]0[.]2[.]1 and 192.0.2.1 to hxxp://a[.]example/x, then CVE-2021-44228.",
);
const TWO = result("b.txt", "From 192.0.2.2 and 192.0.2.1.", "b");

function write(options: Partial<IndicatorWriterOptions>, ...results: ExtractedResult[]): string {
	const writer = createIndicatorWriter({ ...OPTIONS, format: "table", ...options });
	return results.map((each) => writer.extracted(each)).join("") + writer.end();
}

describe("csv", () => {
	test("a row for each value, where it stands first", () => {
		expect(write({ format: "csv" }, ONE, TWO)).toBe(
			[
				"type,value,count,start,end,text,defanged,flags,report",
				"ipv4,192.0.2.1,2,5,20,192[.]0[.]2[.]1,true,documentation,a.txt",
				"url,http://a.example/x,1,38,58,hxxp://a[.]example/x,true,documentation,a.txt",
				"cve,CVE-2021-44228,1,65,79,CVE-2021-44228,false,,a.txt",
				"ipv4,192.0.2.2,1,5,14,192.0.2.2,false,documentation,b",
				"ipv4,192.0.2.1,1,19,28,192.0.2.1,false,documentation,b",
				"",
			].join("\r\n"),
		);
	});

	test("defanged values; the text stays as it stood", () => {
		expect(write({ format: "csv", isDefanged: true }, TWO).split("\r\n")[1]).toBe(
			"ipv4,192[.]0[.]2[.]2,1,5,14,192.0.2.2,false,documentation,b",
		);
	});

	test("neither a formula nor a line break nor a control gets through", () => {
		const indicators = groupIndicators([
			indicator({ type: "mutex", value: "=cmd|'/C calc'!A0", text: "=cmd|'/C calc'!A0" }),
			indicator({ type: "useragent", value: "a  \u001b[31mb", text: "a\r\nb, c", start: 50 }),
		]);
		expect(write({ format: "csv" }, { label: "=x", text: "", indicators }).split("\r\n").slice(1)).toEqual([
			"mutex,'=cmd|'/C calc'!A0,1,0,17,'=cmd|'/C calc'!A0,false,,'=x",
			'useragent,a  \uFFFD[31mb,1,50,57,"a b, c",false,,\'=x',
			"",
		]);
	});

	test("only the header when nothing is found, nothing when the one report failed", () => {
		const header = "type,value,count,start,end,text,defanged,flags,report\r\n";
		expect(write({ format: "csv", isSingle: true }, result("a.txt", "Nothing."))).toBe(header);
		expect(write({ format: "csv" })).toBe(header);
		expect(write({ format: "csv", isSingle: true })).toBe("");
	});
});

describe("list", () => {
	test("blocks for each type, each value once in all", () => {
		expect(write({ format: "list" }, ONE, TWO)).toBe(
			"# ipv4\n192.0.2.1\n192.0.2.2\n\n# url\nhttp://a.example/x\n\n# cve\nCVE-2021-44228\n",
		);
	});

	test("of one type there is no heading, and nothing waits for the end", () => {
		const onlyAddresses = (given: ExtractedResult) => ({
			...given,
			indicators: given.indicators.filter(({ type }) => type === "ipv4"),
		});
		const writer = createIndicatorWriter({ ...OPTIONS, format: "list", hasOneType: true, isDefanged: true });
		expect(writer.extracted(onlyAddresses(ONE))).toBe("192[.]0[.]2[.]1\n");
		expect(writer.extracted(onlyAddresses(TWO))).toBe("192[.]0[.]2[.]2\n");
		expect(writer.end()).toBe("");
	});

	test("is empty when there is nothing", () => {
		expect(write({ format: "list" }, result("a.txt", "Nothing."))).toBe("");
	});
});

describe("json", () => {
	test("an object for one text, an array for what may be several", () => {
		const single = JSON.parse(write({ format: "json", isSingle: true }, TWO));
		expect(single).toEqual({ id: "b", source: "b.txt", indicators: TWO.indicators });
		expect(JSON.parse(write({ format: "json" }, ONE, TWO))[1]).toEqual(single);
		expect(JSON.parse(write({ format: "ndjson" }, TWO))).toEqual(single);
		expect(write({ format: "json" })).toBe("[]\n");
	});

	test("defanged values stand beside the values", () => {
		const [plain, defanged] = [false, true].map((isDefanged) =>
			JSON.parse(write({ format: "ndjson", isDefanged }, ONE)),
		);
		expect(plain.indicators[1]).not.toHaveProperty("defangedValue");
		expect(defanged.indicators.map((each: { defangedValue: string }) => each.defangedValue)).toEqual([
			"192[.]0[.]2[.]1",
			"hxxp://a[.]example/x",
			"CVE-2021-44228",
		]);
		for (const each of defanged.indicators) delete each.defangedValue;
		expect(defanged).toEqual(plain);
	});

	test("the id is the SHA-256 of the text's bytes unless there is one", () => {
		// printf abc | sha256sum
		expect(JSON.parse(write({ format: "ndjson" }, result("a", "abc"))).id).toBe(
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		);
	});
});

test("a failure is a line of ndjson and nothing elsewhere", () => {
	const failure = { label: "x", id: "x", error: Object.assign(new Error("no"), { code: "CLI_INPUT_EMPTY" }) };
	for (const format of ["table", "json", "csv", "list"] as const) {
		expect(createIndicatorWriter({ ...OPTIONS, format }).failed(failure)).toBe("");
	}
	expect(JSON.parse(createIndicatorWriter({ ...OPTIONS, format: "ndjson" }).failed(failure))).toEqual({
		id: "x",
		error: { code: "CLI_INPUT_EMPTY", message: "no" },
	});
});
