import { describe, expect, it } from "vitest";
import { found } from "../found.js";

describe("cidr", () => {
	it("finds networks, defanged too", () => {
		expect(found("block 203.0.113.0/24, 203[.]0[.]113[.]0/25 and 2001:db8::/32.")).toEqual([
			"ipv4-cidr 203.0.113.0/24",
			"ipv4-cidr 203.0.113.0/25",
			"ipv6-cidr 2001:db8::/32",
		]);
	});

	it("needs a possible prefix length", () => {
		expect(found("203.0.113.0/33 203.0.113.0/024 2001:db8::1/129")).toEqual([
			"ipv4 203.0.113.0",
			"ipv4 203.0.113.0",
			"ipv6 2001:db8::1",
		]);
	});

	it("gives the address as a nested part", () => {
		expect(found("203.0.113.0/24", { includeNested: true })).toEqual([
			"ipv4-cidr 203.0.113.0/24",
			"ipv4 203.0.113.0",
		]);
	});
});
