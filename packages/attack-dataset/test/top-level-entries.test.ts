import { describe, expect, it } from "vitest";
import { topLevelEntries } from "../src/top-level-entries.js";

const keys = new Set(["title", "tags"]);

describe("topLevelEntries", () => {
	it("keeps the entries asked for with everything that belongs to them", () => {
		const yaml = [
			"# a comment",
			"title: >",
			"  two",
			"",
			"  lines",
			"detection:",
			"  title: not this one",
			"'tags' :",
			"- attack.t1059",
			"# between",
			"  # and indented",
			"- attack.t1003",
			"titles: no",
		].join("\r\n");
		expect(topLevelEntries(yaml, keys).split("\n")).toEqual([
			"title: >",
			"  two",
			"",
			"  lines",
			"'tags' :",
			"- attack.t1059",
			"# between",
			"  # and indented",
			"- attack.t1003",
		]);
	});

	it("stops after the first document that has one", () => {
		expect(topLevelEntries("a: 1\n---\ntitle: x\n---\ntitle: y\n", keys)).toBe("title: x");
	});

	it.each([[""], ["{title: flow}"], ["- title: item"], ["other: 1"]])("gives nothing for %j", (yaml) => {
		expect(topLevelEntries(yaml, keys)).toBe("");
	});
});
