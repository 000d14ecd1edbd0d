import { expect, it } from "vitest";
import { findFamilies } from "../src/label-families.js";
import { fc } from "./seeded-fast-check.js";

it("finds parents, children and relatives, whatever the order", () => {
	const { parents, children, relatives } = findFamilies([
		"T1059.003",
		"T1105",
		"T1059",
		"T1003.001",
		"T1059.001",
	]);
	// T1003 is no label, so its child has no parent here.
	expect([...parents]).toEqual([2, -1, -1, -1, 2]);
	expect(children).toEqual([[], [], [0, 4], [], []]);
	expect(relatives).toEqual([[2, 4], [], [0, 4], [], [0, 2]]);
});

it("takes children of an absent parent for siblings", () => {
	const { parents, children, relatives } = findFamilies(["T1566.001", "T1566.002"]);
	expect([...parents]).toEqual([-1, -1]);
	expect(children).toEqual([[], []]);
	expect(relatives).toEqual([[1], [0]]);
});

it("knows nothing of no labels", () => {
	expect(findFamilies([])).toEqual({ parents: new Int16Array(0), children: [], relatives: [] });
});

it("law: children name their parent, relatives name each other, and nobody is their own", () => {
	const id = fc
		.tuple(fc.integer({ min: 1000, max: 1003 }), fc.option(fc.integer({ min: 1, max: 5 })))
		.map(([main, sub]) => (sub === null ? `T${main}` : `T${main}.00${sub}`));
	fc.assert(
		fc.property(fc.uniqueArray(id), (labels) => {
			const { parents, children, relatives } = findFamilies(labels);
			labels.forEach((_, label) => {
				const parent = parents[label]!;
				if (parent >= 0) {
					expect(labels[label]).toBe(`${labels[parent]}${labels[label]!.slice(5)}`);
					expect(children[parent]).toContain(label);
					expect(relatives[label]).toContain(parent);
				}
				for (const child of children[label]!) expect(parents[child]).toBe(label);
				for (const other of relatives[label]!) expect(relatives[other]).toContain(label);
				expect(relatives[label]).not.toContain(label);
				expect(relatives[label]!.length).toBe(
					labels.filter((other) => other.slice(0, 5) === labels[label]!.slice(0, 5)).length - 1,
				);
			});
		}),
	);
});
