import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refang } from "../src/index.js";

describe("refang", () => {
	it("undoes each form", () => {
		expect(refang("hxxps[:]//a[.]b(dot)example/c{.}d").text).toBe("https://a.b.example/c.d");
		expect(refang("jo [at] northwind [dot] com").text).toBe("jo@northwind.com");
		expect(refang("a[.com] b[.example c.]example d\\.example").text).toBe(
			"a.com b.example c.example d.example",
		);
	});

	it.each([
		"an http://plain.example/url",
		"x[...]y and f(.)",
		"see [1]. Then (at noon).",
		"C:\\Users\\x\\.ssh",
		"the dot com years",
		"boxxp: hxxp is a form",
		"evil.example [.]",
	])("leaves %s alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("maps offsets to the text as given", () => {
		const { text, toOriginal, formsBetween } = refang("see hxxp://evil[.]example");
		expect(text).toBe("see http://evil.example");
		expect(toOriginal(text.indexOf("http"))).toBe(4);
		expect(toOriginal(text.indexOf(".example"))).toBe(15);
		expect(toOriginal(text.indexOf("example"))).toBe(18);
		expect(toOriginal(text.length)).toBe(25);
		expect(formsBetween(0, 4)).toEqual([]);
		expect(formsBetween(11, 15)).toEqual([]);
		expect(formsBetween(11, 17)).toEqual(["brackets"]);
		expect(formsBetween(4, 17)).toEqual(["brackets", "scheme"]);
	});

	it("never moves an offset back, and keeps both ends", () => {
		const piece = fc.constantFrom(
			"a",
			"b.c",
			"[.]",
			"hxxp",
			"://",
			"[:]",
			" [dot] ",
			"(at)",
			"[.com]",
			"\\.",
			" dot ",
			"😀",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const given = pieces.join("");
				const { text, toOriginal } = refang(given);
				let last = 0;
				for (let offset = 0; offset <= text.length; offset++) {
					const original = toOriginal(offset);
					expect(original).toBeGreaterThanOrEqual(last);
					last = original;
				}
				expect(toOriginal(0)).toBe(0);
				expect(last).toBe(given.length);
			}),
		);
	});
});
