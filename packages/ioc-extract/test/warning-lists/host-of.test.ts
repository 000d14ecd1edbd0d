import { expect, it } from "vitest";
import { hostOf } from "../../src/warning-lists/host-of.js";

it.each([
	["domain", "Example.org.", "example.org"],
	["ipv4", "192.0.2.1", "192.0.2.1"],
	["ipv4-port", "192.0.2.1:80", "192.0.2.1"],
	["ipv6-port", "[2001:db8::1]:80", "2001:db8::1"],
	["email", "a@b@example.org", "example.org"],
	["email", "a@[IPv6:2001:db8::1]", "2001:db8::1"],
	["url", "http://example.org", "example.org"],
	["url", "https://u:p@example.org:8443/a@b//c", "example.org"],
	["url", "http://example.org?x=//other.example", "example.org"],
	["url", "http://example.org#@other.example", "example.org"],
	["url", "ftp://[2001:db8::1]:21/", "2001:db8::1"],
	["url", "example.org/a", "example.org"],
	["url", "http://", ""],
	["sha1", "example.org", undefined],
	["ipv4-cidr", "192.0.2.0/24", undefined],
])("of %s %s: %s", (type, value, expected) => {
	expect(hostOf(type, value)).toBe(expected);
});
