import type { IndicatorType } from "@mapper/ioc-extract";
import { expect, test } from "vitest";
import { defang } from "../src/render/defang.js";

test.each<[IndicatorType, string, string]>([
	["domain", "bad.example.com", "bad[.]example[.]com"],
	["ipv4", "192.0.2.7", "192[.]0[.]2[.]7"],
	["ipv6", "2001:db8::1", "2001[:]db8[:][:]1"],
	["email", "a.b@example.org", "a[.]b[@]example[.]org"],
	["url", "https://example.net:8443/a.b?c=d.e", "hxxps://example[.]net:8443/a.b?c=d.e"],
	["url", "ftp://example.net", "fxp://example[.]net"],
	["url", "example.net/x", "example[.]net/x"],
	["filename", "a.exe", "a.exe"],
	["cve", "CVE-2024-0001", "CVE-2024-0001"],
])("%s %s", (type, value, expected) => {
	expect(defang({ type, value })).toBe(expected);
});
