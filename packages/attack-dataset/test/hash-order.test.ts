import { describe, expect, it } from "vitest";
import { hashName, hashShare, sortByHash } from "../src/hash-order.js";

describe("hashName, hashShare and sortByHash", () => {
	it("follow SHA-256", () => {
		// FIPS 180-4's example "abc": ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad.
		expect(hashName("a", "bc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		expect(hashShare("a", "bc")).toBeCloseTo(0xba7816bf / 0x100000000, 12);
	});

	it("sort the same names the same way, another way for another seed", () => {
		const names = Array.from({ length: 50 }, (_, index) => `group ${index}`);
		const order = sortByHash(names, "one");
		expect(sortByHash([...names].reverse(), "one")).toEqual(order);
		expect(sortByHash(names, "two")).not.toEqual(order);
		expect([...order].sort()).toEqual([...names].sort());
	});
});
