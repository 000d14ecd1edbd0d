import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { formatIpv6, parseIpv6 } from "../../src/patterns/ipv6.js";
import { found } from "../found.js";

describe("ipv6", () => {
	it.each([
		["host 2001:DB8:0:0:8:800:200C:417A.", "2001:db8::8:800:200c:417a"],
		["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
		["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
		["[2001:db8::1]:443", "2001:db8::1"],
		["fe80::1%eth0", "fe80::1"],
		["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
		["2001[:]db8[::]5", "2001:db8::5"],
		["2001:db8::5: next", "2001:db8::5"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`ipv6 ${value}`]);
	});

	it.each([
		"std::vector",
		"d::x and abc::def",
		"at 12:30:45",
		"::",
		"a1:b2:c3:d4:e5:f6:07:18",
		"2001:db8::1::2",
		"2001:db8:1:2:3:4:5:6:7",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("flags special ranges", () => {
		const flagsOf = (text: string) => extractIndicators(text)[0]?.flags;
		expect(flagsOf("::1")).toEqual(["loopback"]);
		expect(flagsOf("fd00::5")).toEqual(["private"]);
		expect(flagsOf("2001:db8::1")).toEqual(["documentation"]);
		expect(flagsOf("ff02::1")).toEqual(["reserved"]);
		expect(flagsOf("2a00:1450::5")).toEqual([]);
	});

	it("parses what it formats", () => {
		const groups = [0x2001, 0xdb8, 0, 0, 1, 0, 0, 1];
		expect(formatIpv6(groups)).toBe("2001:db8::1:0:0:1");
		expect(parseIpv6(formatIpv6(groups))).toEqual(groups);
	});
});
