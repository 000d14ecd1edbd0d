import { extractIOC } from "ioc-extractor";
import { describe, expect, it } from "vitest";
import { addSecondOpinion, extractIndicators } from "../src/index.js";

const PLAIN = `The mail from jo@northwind.com linked http://files.northwind.com/a.php and 203.0.113.7 answered.
CVE-2099-12345, AS64500, 00:00:5e:00:53:01, 2001:db8:0:1:1:1:1:1, southwind.org
9e107d9d372bb6826bd81d3542a419d6`;

describe("ioc-extractor", () => {
	it("finds the same in plain text", () => {
		const theirs = extractIOC(PLAIN);
		const valuesOf = (type: string) =>
			extractIndicators(PLAIN, { includeNested: true })
				.filter((indicator) => indicator.type === type)
				.map(({ value }) => value)
				.sort();
		expect(valuesOf("email")).toEqual(theirs.emails);
		expect(valuesOf("url")).toEqual(theirs.urls);
		expect(valuesOf("ipv4")).toEqual(theirs.ipv4s);
		expect(valuesOf("ipv6")).toEqual(theirs.ipv6s);
		expect(valuesOf("domain")).toEqual([...theirs.domains].sort());
		expect(valuesOf("cve")).toEqual(theirs.cves);
		expect(valuesOf("asn")).toEqual(theirs.asns);
		expect(valuesOf("mac")).toEqual(theirs.macAddresses);
		expect(valuesOf("md5")).toEqual(theirs.md5s);
	});

	it("is left behind where text is not plain", () => {
		const text = "It runs readme.md, 10.20.30.400 and HXXP://northwind[.]com/a).";
		expect(extractIOC(text)).toMatchObject({ domains: expect.arrayContaining(["readme.md"]) });
		expect(extractIndicators(text).map(({ value }) => value)).toEqual([
			"readme.md",
			"http://northwind.com/a",
		]);
	});
});

describe("addSecondOpinion", () => {
	it("flags what the library rejects, and keeps the rest as it is", async () => {
		const indicators = extractIndicators("southwind.org, ftp://northwind.com/a, update.exe");
		const checked = await addSecondOpinion(indicators);
		expect(checked.map(({ value, flags }) => [value, flags])).toEqual([
			["southwind.org", []],
			["ftp://northwind.com/a", ["disputed"]],
			["update.exe", []],
		]);
		expect(indicators.every(({ flags }) => !flags.includes("disputed"))).toBe(true);
	});

	it("does not ask about long values", async () => {
		const [long] = extractIndicators(`http://northwind.com/${"a.".repeat(3000)}`);
		expect((await addSecondOpinion([long!]))[0]?.flags).toEqual([]);
	});
});
