import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("entity", () => {
	it.each([
		["evil&#46;example", "evil.example"],
		["evil&#046;example", "evil.example"],
		["evil&#x2e;example", "evil.example"],
		["evil&#X2E;example", "evil.example"],
		["evil&period;example", "evil.example"],
		["jo&#64;evil.example", "jo@evil.example"],
		["jo&commat;evil.example", "jo@evil.example"],
		["http&#58;&#47;&#47;evil.example", "http://evil.example"],
		["http&colon;&sol;&sol;evil.example", "http://evil.example"],
		["http://evil.example/a?x=1&amp;y=2", "http://evil.example/a?x=1&y=2"],
		["hxxp&#58;//evil[&#46;]example", "http://evil.example"],
	])("reads %s", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		"Wind &amp; Mill",
		"&lt;b&gt;bold&lt;/b&gt;",
		"a&nbsp;b",
		"a&#9;b",
		"a&#1046;b",
		"evil&#46example",
		"evil&dot",
		"x&y;z",
		"&#46; first",
		"last &#46;",
	])("leaves %s alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leads back to the edges of the entity", () => {
		const { text, toOriginal, formsBetween } = refang("see evil&#46;example");
		expect(text).toBe("see evil.example");
		expect([8, 9, 16].map((offset) => toOriginal(offset))).toEqual([8, 13, 20]);
		expect(formsBetween(4, 16)).toEqual(["entity"]);
	});
});
