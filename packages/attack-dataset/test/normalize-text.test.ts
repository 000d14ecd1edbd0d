import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeText, titleKey } from "../src/normalize-text.js";

describe("normalizeText", () => {
	it("keeps letters and digits in lower case with single spaces", () => {
		expect(normalizeText("  The loader (v2.1) ran `CMD.exe /c`!\n")).toBe("the loader v2 1 ran cmd exe c");
	});

	it("keeps letters of other scripts and is empty without letters and digits", () => {
		expect(normalizeText("Übergabe 资料")).toBe("übergabe 资料");
		expect(normalizeText("--- \0 ***")).toBe("");
	});

	it("gives its own result back", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
				expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
			}),
		);
	});
});

describe("titleKey", () => {
	it("is the same however a title is punctuated", () => {
		expect(titleKey("A Night's Work: How “Brass Otter” Moved (Part 2)")).toBe(
			"anightsworkhowbrassottermovedpart2",
		);
		expect(titleKey("A Nights Work How Brass Otter Moved Part 2")).toBe("anightsworkhowbrassottermovedpart2");
	});
});
