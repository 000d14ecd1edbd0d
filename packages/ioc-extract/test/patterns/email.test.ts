import { describe, expect, it } from "vitest";
import { found } from "../found.js";

describe("email", () => {
	it.each([
		["mail Jo.Doe+x@Northwind.com.", "jo.doe+x@northwind.com"],
		["jo@northwind[.]com", "jo@northwind.com"],
		["jo[@]northwind.com", "jo@northwind.com"],
		["jo[at]northwind(dot)com", "jo@northwind.com"],
		["jo (at) northwind [dot] com", "jo@northwind.com"],
		["<mailto:jo@northwind.com>", "jo@northwind.com"],
		["jo@bücher-nord.de", "jo@xn--bcher-nord-9db.de"],
	])("finds %s", (text, value) => {
		expect(found(text)).toEqual([`email ${value}`]);
	});

	it.each(["@northwind", "jo@", "jo.@x", "logo@2x.qqq", `${"a".repeat(65)}@`, "meet (at) noon"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);

	it("gives the domain as a nested part, but not the local part", () => {
		expect(found("jo.name@northwind.com", { includeNested: true })).toEqual([
			"email jo.name@northwind.com",
			"domain northwind.com",
		]);
	});
});
