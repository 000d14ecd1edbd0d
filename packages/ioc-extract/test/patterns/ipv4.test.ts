import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("ipv4", () => {
	it.each([
		["traffic to 203.0.113.7.", ["ipv4 203.0.113.7"]],
		["port 203.0.113.7:8080 was open", ["ipv4 203.0.113.7"]],
		["from 192.0.2.1-192.0.2.9", ["ipv4 192.0.2.1", "ipv4 192.0.2.9"]],
		["192.0.2.1,192.0.2.2;192.0.2.3", ["ipv4 192.0.2.1", "ipv4 192.0.2.2", "ipv4 192.0.2.3"]],
		["203[.]0[.]113[.]7 and 203.0.113[.]8", ["ipv4 203.0.113.7", "ipv4 203.0.113.8"]],
		["203(.)0{.}113[dot]7", ["ipv4 203.0.113.7"]],
		["203.0.113[.7] and 203\\.0\\.113\\.8", ["ipv4 203.0.113.7", "ipv4 203.0.113.8"]],
	])("finds %s", (text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	it.each([
		"10.20.30.400",
		"the OID 1.3.6.1.4.1.311.20.2.2",
		"010.1.1.1 and 1.2.3",
		"version 10.2.3.4",
		"versions 10.2.3.4, 10.2.3.5 and 10.2.3.6",
		"v10.2.3.4, v. 10.2.3.5, build 10.0.1.2",
		"see section 1.2.3.4",
		"Chrome/99.0.4.51",
		"10.2.3.4-beta",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("flags special ranges and doubtful places", () => {
		const flagsOf = (text: string) => extractIndicators(text)[0]?.flags;
		expect(flagsOf("10.1.2.3")).toEqual(["private"]);
		expect(flagsOf("172.31.0.1")).toEqual(["private"]);
		expect(flagsOf("172.32.0.1")).toEqual([]);
		expect(flagsOf("127.0.0.1")).toEqual(["loopback"]);
		expect(flagsOf("198.51.100.9")).toEqual(["documentation"]);
		expect(flagsOf("169.254.1.1")).toEqual(["reserved"]);
		expect(flagsOf("before 100.0.4.4")).toEqual(["version-like"]);
	});
});
