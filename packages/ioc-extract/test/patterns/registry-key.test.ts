import { describe, expect, it } from "vitest";
import { found } from "../found.js";

describe("registry key", () => {
	it.each([
		["HKEY_LOCAL_MACHINE\\Software\\Wind\\Run.", "HKLM\\Software\\Wind\\Run"],
		["hkcu:\\Software\\Wind", "HKCU\\Software\\Wind"],
		["HKLM\\\\Software\\\\Wind", "HKLM\\Software\\Wind"],
		[
			"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon is",
			"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
		],
		["(HKLM\\SOFTWARE\\Microsoft\\Windows Defender)", "HKLM\\SOFTWARE\\Microsoft\\Windows Defender"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`registry ${value}`]);
	});

	it.each(["HKLM", "HKLM and Software\\Wind", "XHKLM\\Software", "HKEY_NOTHING\\Software"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);
});
