import { describe, expect, it } from "vitest";
import { defang, defangValue, extractIndicators, refang } from "../src/index.js";

describe("defang", () => {
	it.each([
		["see http://northwind.com/a.php", "see hxxp://northwind[.]com/a.php"],
		["HTTPS://NORTHWIND.COM", "HXXPS://NORTHWIND[.]COM"],
		["ftp://203.0.113.7/a", "fxp://203[.]0[.]113[.]7/a"],
		["http://[2001:db8::1]/a", "hxxp://[2001:db8::1]/a"],
		["northwind.com/gate.php", "northwind[.]com/gate.php"],
		["203.0.113.7:8080", "203[.]0[.]113[.]7:8080"],
		["203.0.113.0/24", "203[.]0[.]113[.]0/24"],
		["2001:db8::7", "2001[:]db8[::]7"],
		["jo.doe@northwind.com", "jo[.]doe[@]northwind[.]com"],
		["cdn.northwind.com.", "cdn[.]northwind[.]com."],
	])("makes %s %s", (text, expected) => {
		expect(defang(text).text).toBe(expected);
		expect(refang(expected).text).toBe(text);
	});

	it.each([
		"wind.exe in C:\\Temp\\wind.exe and /tmp/wind.sh",
		"d41d8cd98f00b204e9800998ecf8427e, CVE-2021-44228, T1059.001",
		"version 1.2.3.4, e.g. this",
		"hxxp://northwind[.]com/a.php",
		"northwind(dot)com and 203.0.113[.]7",
		"jo[at]northwind.com",
		"",
	])("leaves %s alone", (text) => {
		expect(defang(text).text).toBe(text);
	});

	it("leads back to the text as given", () => {
		const { text, toOriginal } = defang("at evil.example now");
		expect(text).toBe("at evil[.]example now");
		// at evil[.]example now
		// 0  3   7  10     17
		expect([0, 3, 7, 10, 17, 21].map((offset) => toOriginal(offset))).toEqual([0, 3, 7, 8, 15, 19]);
	});

	it("changes the indicators given, and no others", () => {
		const text = "a.example and b.example";
		expect(defang(text, { indicators: [] }).text).toBe(text);
		expect(defang(text, { indicators: [{ type: "domain", start: 14, end: 23 }] }).text).toBe(
			"a.example and b[.]example",
		);
	});

	it("takes parts of an indicator for what they are part of", () => {
		const text = "http://evil.example/b";
		const indicators = extractIndicators(text, { includeNested: true });
		expect(indicators.map(({ type }) => type)).toEqual(["url", "domain"]);
		expect(defang(text, { indicators }).text).toBe("hxxp://evil[.]example/b");
	});
});

describe("defangValue", () => {
	it.each([
		["url", "http://northwind.com/a.php", "hxxp://northwind[.]com/a.php"],
		["url", "ldap://203.0.113.7:1389/a", "ldap://203[.]0[.]113[.]7:1389/a"],
		["ipv4-port", "203.0.113.7:8080", "203[.]0[.]113[.]7:8080"],
		["ipv6-cidr", "2001:db8::/32", "2001[:]db8[::]/32"],
		["email", "jo@northwind.com", "jo[@]northwind[.]com"],
		["filename", "wind.exe", "wind.exe"],
		["md5", "d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e"],
	] as const)("makes the %s %s %s", (type, value, expected) => {
		expect(defangValue({ type, value })).toBe(expected);
	});
});
