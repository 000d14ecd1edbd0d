import { expect, test } from "vitest";
import { findMaskedSpans } from "../src/normalize.js";
import { refusal, smallFile } from "./model-bytes.js";

test("a mask does not depend on the rest of the text", () => {
	expect(findMaskedSpans("mail mira(at)example.com now")).toHaveLength(1);
	expect(findMaskedSpans("deadbeefdeadbeefdeadbeefdeadbeef")).toHaveLength(1);
});
test.each([null, undefined, "x"])("header %j", (header) => {
	expect(refusal(header, new Uint8Array(0))).toBeDefined();
});
test("header values without a text form", () => {
	const { header, bytes } = smallFile();
	const evil = JSON.parse('{"toString":1,"valueOf":1}');
	expect(refusal({ ...header, formatVersion: evil }, bytes)).toBe("LEXICAL_MODEL_VERSION_UNSUPPORTED");
	expect(refusal({ ...header, outputCount: evil }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
	const sections = header.sections.map((section) => ({ ...section, offset: evil }));
	expect(refusal({ ...header, sections }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
});
