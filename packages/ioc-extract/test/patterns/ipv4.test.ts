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

	it("gives the port beside the address, or as one with it", () => {
		expect(extractIndicators("to 203.0.113.7:8080.")[0]).toMatchObject({
			type: "ipv4",
			value: "203.0.113.7",
			port: 8080,
			start: 3,
			end: 14,
		});
		expect(extractIndicators("to 203.0.113[.]7[:]8080.", { ports: true })[0]).toMatchObject({
			type: "ipv4-port",
			value: "203.0.113.7:8080",
			port: 8080,
			start: 3,
			end: 23,
		});
		for (const text of ["203.0.113.7", "203.0.113.7:0", "203.0.113.7:65536", "203.0.113.7: 80"]) {
			expect(extractIndicators(text)[0], text).not.toHaveProperty("port");
			expect(found(text, { ports: true })).toEqual(["ipv4 203.0.113.7"]);
		}
	});

	it("divides an address from a name that is glued to it", () => {
		expect(found("203.0.113.7files.northwind.com")).toEqual([
			"ipv4 203.0.113.7",
			"domain files.northwind.com",
		]);
	});

	it.each([
		"cpe:2.3:a:northwind:mill:4.10.2.3:*:*:*:*:*:*:*",
		"cpe:/a:northwind:mill:4.10.2.3",
		"release 4.10.2.3",
		"Firefox 99.0.4.51",
		"fixed in 10.2.3.4",
		"upgraded to 10.2.3.4",
		"10.2.3.4 and earlier",
		"10.2.3.4, or later",
		"10.2.3.4 beta",
		"the Northwind Sensor 6.4.3.1",
		"product version: 10.2.3.4",
		"§ 1.2.3.4",
		"mill@northwind#1.2.3.4",
		"1.2.3.4_x86",
	])("finds no address in the version of %s", (text) => {
		expect(found(text, { types: ["ipv4", "ipv4-cidr"] })).toEqual([]);
	});

	it.each([
		"server 203.0.113.7",
		"the Host 203.0.113.7",
		"Northwind Sensor 203.0.113.7",
		"connected to 203.0.113.7",
	])("finds the address in %s", (text) => {
		expect(found(text)).toEqual(["ipv4 203.0.113.7"]);
	});

	it("finds an address behind a word of versions when it is defanged", () => {
		expect(found("version 203[.]0[.]113[.]7")).toEqual(["ipv4 203.0.113.7"]);
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
