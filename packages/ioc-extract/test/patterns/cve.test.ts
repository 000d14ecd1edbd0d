import { expect, it } from "vitest";
import { found } from "../found.js";

it("finds CVE identifiers", () => {
	expect(found("CVE-2099-12345, cve-1999-0001 and CVE‑2021‑1234567 or CVE 2020-1111")).toEqual([
		"cve CVE-2099-12345",
		"cve CVE-1999-0001",
		"cve CVE-2021-1234567",
		"cve CVE-2020-1111",
	]);
});

it.each(["CVE-2021-123", "XCVE-2021-1234", "CVE-1899-1234", "CVE-2021-12345678"])(
	"finds nothing in %s",
	(text) => {
		expect(found(text)).toEqual([]);
	},
);
