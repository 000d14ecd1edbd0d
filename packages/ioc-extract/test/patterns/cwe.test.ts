import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("cwe", () => {
	it.each([
		["a flaw (CWE-79)", "CWE-79"],
		["cwe-1321.", "CWE-1321"],
		["CWE 352, and", "CWE-352"],
		["CWE–22", "CWE-22"],
		["CWE‑22", "CWE-22"],
		["https in words, CWE-20: input", "CWE-20"],
	])("finds %s", (text, value) => {
		expect(found(text)).toEqual([`cwe ${value}`]);
	});

	it("gives the exact span", () => {
		expect(extractIndicators("see CWE-79.")[0]).toMatchObject({ start: 4, end: 10, text: "CWE-79" });
	});

	it.each(["CWE-", "CWE-079", "CWE-12345", "XCWE-79", "CWE-79.1", "CWE-79-2", "CWE_79", "CWE list 4"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);
});
