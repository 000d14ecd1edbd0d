import { expect, it } from "vitest";
import { GrowingFloats } from "../src/growing-floats.js";

it("keeps what is appended, in order", () => {
	const floats = new GrowingFloats();
	floats.push([1.5, -2]);
	floats.push([]);
	floats.push(Float64Array.of(0.1));
	expect(floats.toArray()).toEqual(Float64Array.of(1.5, -2, 0.1));
});

it("is empty at first", () => {
	expect(new GrowingFloats().toArray()).toEqual(new Float64Array(0));
});

it("grows as far as it must, by steps or at once", () => {
	const bySteps = new GrowingFloats();
	const atOnce = new GrowingFloats();
	const all = Float64Array.from({ length: 5000 }, (_, i) => i / 7);
	for (let i = 0; i < all.length; i += 10) bySteps.push(all.subarray(i, i + 10));
	atOnce.push(all);
	expect(bySteps.toArray()).toEqual(all);
	expect(atOnce.toArray()).toEqual(all);
});

it("gives an array of its own", () => {
	const floats = new GrowingFloats();
	floats.push([1]);
	const first = floats.toArray();
	first[0] = 9;
	floats.push([2]);
	expect([...floats.toArray()]).toEqual([1, 2]);
	expect(first).toHaveLength(1);
});
