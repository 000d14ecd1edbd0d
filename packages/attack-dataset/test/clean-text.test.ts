import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../src/clean-text.js";
import { foldWhiteSpace } from "../src/fold-white-space.js";

describe("cleanText", () => {
	it("makes plain text of ATT&CK's markdown", () => {
		const text =
			"[Brass Otter](https://attack.mitre.org/groups/G0001) ran\n<code>net&nbsp;user &lt;name&gt;</code> on [Dock](http://example.com/a_(b)).(Citation: Example (Vendor) Report 2024)(Citation: Other)";
		expect(cleanText(text)).toBe("Brass Otter ran net user <name> on Dock.");
	});

	it.each([
		["one<br>two<br/>three", "one two three"],
		["a <PID> placeholder stays", "a <PID> placeholder stays"],
		["&#92;share &#x41;&amp;B", "\\share A&B"],
		["&#9999999; is no character", "&#9999999; is no character"],
		["&amp;lt; is decoded once", "&lt; is decoded once"],
		["an index [0](see below) with space", "an index [0](see below) with space"],
		["no link: [bracket] (round)", "no link: [bracket] (round)"],
		["(Citation: never closed", "(Citation: never closed"],
		["", ""],
		["\uFEFF\0 x \u00a0 y\r\n", "x y"],
	])("%j gives %j", (text, expected) => {
		expect(cleanText(text)).toBe(expected);
	});

	it("leaves no white space but single spaces, and takes hostile text in its stride", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => !/\s\s|^\s|\s$/.test(foldWhiteSpace(text))),
		);
		for (const part of ["(Citation:", "[a](", "(Citation:(", "<code", "[[", "&#", " ", "x (", "[a](b"]) {
			expect(cleanText(part.repeat(20_000))).toBeTypeOf("string");
		}
	});
});
