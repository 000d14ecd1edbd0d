import { describe, expect, it } from "vitest";
import { expectedBy, isFunctionWord, isGluedSentence, isVersionContext } from "../src/surrounding-words.js";

describe("isVersionContext", () => {
	const NUMBER = "100.2.3.4";
	const contextOf = (text: string) => {
		const start = text.indexOf(NUMBER);
		return isVersionContext(text, start, start + NUMBER.length);
	};

	it.each([
		"version 100.2.3.4",
		"v100.2.3.4",
		"Version: 100.2.3.4",
		"build (100.2.3.4)",
		'FileVersion="100.2.3.4',
		"OpenSSL 100.2.3.4",
		"the OID 100.2.3.4",
		"section 100.2.3.4",
		"fixed in 100.2.3.4",
		"100.2.3.4 and earlier",
		"100.2.3.4 or later",
		"100.2.3.4 x64",
		"versions 1.2.3.4, 1.2.3.5 and 100.2.3.4",
	])("is sure of %s", (text) => {
		expect(contextOf(text)).toBe("yes");
	});

	it.each(["before 100.2.3.4", "prior to 100.2.3.4", "up to 100.2.3.4"])("is not sure of %s", (text) => {
		expect(contextOf(text)).toBe("perhaps");
	});

	it.each([
		"the server 100.2.3.4",
		"conversion 100.2.3.4",
		"100.2.3.4 and others",
		"hosts 203.0.113.1 and 100.2.3.4",
		"100.2.3.4",
	])("sees none in %s", (text) => {
		expect(contextOf(text)).toBe("no");
	});

	it("takes four small numbers behind a name for its release, but not behind a word for hosts", () => {
		const smallContextOf = (text: string) => isVersionContext(text, text.indexOf("6."), text.length);
		expect(smallContextOf("the Northwind Sensor 6.4.3.1")).toBe("yes");
		expect(smallContextOf("the Northwind Server 6.4.3.1")).toBe("no");
		expect(smallContextOf("the sensor 6.4.3.1")).toBe("no");
	});
});

describe("expectedBy", () => {
	const expected = (text: string) => expectedBy(text, text.indexOf("update.py"));

	it.each(["the domain update.py", "resolves to update.py", "C2: 'update.py'", "domains such as “update.py"])(
		"expects a domain in %s",
		(text) => {
			expect(expected(text)).toBe("domain");
		},
	);

	it.each(["the file update.py", "drops update.py", "python update.py", "an attachment (update.py"])(
		"expects a file in %s",
		(text) => {
			expect(expected(text)).toBe("file");
		},
	);

	it("expects nothing where no word tells", () => {
		expect(expected("update.py")).toBeUndefined();
		expect(expected("the domain of interest was not seen; update.py")).toBeUndefined();
	});
});

describe("sentences", () => {
	it("knows endings of countries that are words", () => {
		for (const word of ["in", "IS", "at", "to"]) expect(isFunctionWord(word), word).toBe(true);
		for (const word of ["com", "de", "ru", ""]) expect(isFunctionWord(word), word).toBe(false);
	});

	it("tells a glued sentence from a name", () => {
		const isGlued = (name: string, after: string) =>
			isGluedSentence(name + after, name.length, name.split("."));
		expect(isGlued("credentials.in", " the meantime")).toBe(true);
		expect(isGlued("encrypted.it", " then")).toBe(true);
		expect(isGlued("credentials.in", ".")).toBe(false);
		expect(isGlued("credentials.in", " May")).toBe(false);
		expect(isGlued("credentials.com", " the meantime")).toBe(false);
		expect(isGlued("wind.in", " the meantime")).toBe(false);
		expect(isGlued("www.credentials.in", " the meantime")).toBe(false);
	});
});
