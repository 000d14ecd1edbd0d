import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("YARA rule", () => {
	it.each([
		["the YARA rule APT_Wind_Loader matches", "APT_Wind_Loader"],
		["YARA rule: WindLoader1", "WindLoader1"],
		["Yara signature named `wind_packer`", "wind_packer"],
		["rule Wind_Loader {", "Wind_Loader"],
		["private rule wind : loader packed {", "wind"],
		["rule windmill\n{ condition: true }", "windmill"],
	])("finds %j", (text, value) => {
		expect(found(text)).toEqual([`yara ${value}`]);
	});

	it("gives the span of the name", () => {
		expect(extractIndicators("rule rule_a {")[0]).toMatchObject({ start: 5, end: 11, text: "rule_a" });
		expect(extractIndicators("YARA rule rule_b")[0]).toMatchObject({ start: 10, end: 16, text: "rule_b" });
	});

	it.each([
		"YARA rules are attached",
		"the YARA rule below finds it",
		"a Sigma rule named wind_loader",
		"the ground rule is: be quick",
		"rule one: be quick",
		"overrule Wind_Loader {",
		`rule ${"a".repeat(129)} {`,
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
