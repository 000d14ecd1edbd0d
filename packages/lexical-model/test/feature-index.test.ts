import { expect, test } from "vitest";
import { createFeatureIndex, NOT_INDEXED } from "../src/feature-index.js";
import { fc } from "./seeded-fast-check.js";

test("numbers follow the order of the hashes", () => {
	const index = createFeatureIndex(Int32Array.of(-7, 0, 42));
	expect(index.size).toBe(3);
	expect([-7, 0, 42, 1].map((hash) => index.find(hash))).toEqual([0, 1, 2, NOT_INDEXED]);
});

test("an empty index knows nothing, not even hash 0", () => {
	const index = createFeatureIndex(new Int32Array(0));
	expect(index.size).toBe(0);
	expect(index.find(0)).toBe(NOT_INDEXED);
});

test("hashes that want the same slot are told apart, at both ends of the range", () => {
	const hashes = Int32Array.of(-(2 ** 31), 0, 16, 32, 48, 2 ** 30, 2 ** 31 - 1, -1);
	const index = createFeatureIndex(hashes);
	expect([...hashes].map((hash) => index.find(hash))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	expect([64, 80, 15, -2].map((hash) => index.find(hash))).toEqual([-1, -1, -1, -1]);
});

test("a repeated hash keeps its first number", () => {
	const index = createFeatureIndex(Int32Array.of(5, 5, 9, 5));
	expect([5, 9].map((hash) => index.find(hash))).toEqual([0, 2]);
});

test("law: as a Map", () => {
	const hash = fc.oneof(fc.integer(), fc.integer({ min: -20, max: 20 }));
	fc.assert(
		fc.property(fc.uniqueArray(hash, { maxLength: 300 }), fc.array(hash), (hashes, others) => {
			const index = createFeatureIndex(Int32Array.from(hashes));
			const map = new Map(hashes.map((value, number) => [value, number]));
			for (const value of [...hashes, ...others])
				expect(index.find(value)).toBe(map.get(value) ?? NOT_INDEXED);
		}),
	);
});
