import { expect, it } from "vitest";
import { type IndicatorType, stixPattern } from "../src/index.js";

it.each<[IndicatorType, string, string]>([
	["ipv4", "203.0.113.7", "[ipv4-addr:value = '203.0.113.7']"],
	["ipv6-cidr", "2001:db8::/32", "[ipv6-addr:value = '2001:db8::/32']"],
	["domain", "northwind.com", "[domain-name:value = 'northwind.com']"],
	["url", "http://northwind.com/o'neil", "[url:value = 'http://northwind.com/o\\'neil']"],
	["sha256", "ab".repeat(32), `[file:hashes.'SHA-256' = '${"ab".repeat(32)}']`],
	["md5", "ab".repeat(16), `[file:hashes.MD5 = '${"ab".repeat(16)}']`],
	["asn", "AS64500", "[autonomous-system:number = 64500]"],
	[
		"registry",
		"HKCU\\Software\\Wind",
		"[windows-registry-key:key = 'HKEY_CURRENT_USER\\\\Software\\\\Wind']",
	],
	["path", "C:\\Temp\\a.dll", "[file:name = 'a.dll' AND file:parent_directory_ref.path = 'C:\\\\Temp']"],
	["path", "/tmp/a", "[file:name = 'a' AND file:parent_directory_ref.path = '/tmp']"],
	[
		"ipv4-port",
		"203.0.113.7:8080",
		"[network-traffic:dst_ref.value = '203.0.113.7' AND network-traffic:dst_port = 8080]",
	],
	[
		"ipv6-port",
		"[2001:db8::7]:443",
		"[network-traffic:dst_ref.value = '2001:db8::7' AND network-traffic:dst_port = 443]",
	],
	["mutex", "Global\\a", "[mutex:name = 'Global\\\\a']"],
])("writes %s %s", (type, value, pattern) => {
	expect(stixPattern({ type, value })).toBe(pattern);
});

it.each<IndicatorType>(["cve", "cwe", "attack", "ja3", "jarm", "yara", "btc", "eth", "xmr", "ga", "gapub"])(
	"gives nothing for %s, which no observable holds",
	(type) => {
		expect(stixPattern({ type, value: "x" })).toBeUndefined();
	},
);
