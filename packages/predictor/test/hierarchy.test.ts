import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import {
	dropDoubtfulChildren,
	dropImpliedParents,
	evidenceOf,
	type Placed,
	rollUpToParents,
} from "../src/hierarchy.js";

const catalogue = loadEnterpriseCatalogue();
const hit = (sentence: number, probability: number) => ({ sentence, probability });
const placed = (id: string, confidence: number, ...hits: Placed["hits"]): Placed => ({
	id,
	confidence,
	hits,
	threshold: 0.5,
});
const idsOf = (techniques: readonly Placed[]) => techniques.map(({ id }) => id);

describe("evidenceOf", () => {
	it("keeps sentences from half the best on", () => {
		const hits = [hit(3, 0.8), hit(1, 0.4), hit(2, 0.39)];
		expect(evidenceOf(hits)).toEqual([hit(3, 0.8), hit(1, 0.4)]);
		expect(evidenceOf([])).toEqual([]);
	});
});

describe("dropImpliedParents", () => {
	const child = placed("T1059.001", 0.9, hit(0, 0.9), hit(4, 0.2));

	it("drops a parent all of whose evidence is its child's", () => {
		expect(idsOf(dropImpliedParents([placed("T1059", 0.8, hit(0, 0.8)), child], catalogue))).toEqual([
			"T1059.001",
		]);
	});

	it("keeps a parent with evidence of its own, be it where the child is weak", () => {
		const parent = placed("T1059", 0.8, hit(0, 0.8), hit(4, 0.5));
		expect(idsOf(dropImpliedParents([parent, child], catalogue))).toEqual(["T1059", "T1059.001"]);
	});

	it("takes the evidence of several children together", () => {
		const parent = placed("T1059", 0.8, hit(0, 0.8), hit(1, 0.7));
		const other = placed("T1059.003", 0.7, hit(1, 0.7));
		expect(idsOf(dropImpliedParents([parent, child, other], catalogue))).toEqual(["T1059.001", "T1059.003"]);
	});

	it("leaves strangers and siblings alone", () => {
		const stranger = placed("T1105", 0.8, hit(0, 0.8));
		const sibling = placed("T1059.003", 0.7, hit(0, 0.7));
		expect(idsOf(dropImpliedParents([stranger, child, sibling], catalogue))).toEqual([
			"T1105",
			"T1059.001",
			"T1059.003",
		]);
	});
});

describe("dropDoubtfulChildren", () => {
	const parent = placed("T1059", 0.9, hit(0, 0.9), hit(3, 0.5));
	const idsLeft = (...techniques: Placed[]) => idsOf(dropDoubtfulChildren(techniques, catalogue));

	it("drops a child whose parent is more convincing, from the same sentences", () => {
		expect(idsLeft(placed("T1059.001", 0.6, hit(0, 0.6)), parent)).toEqual(["T1059"]);
		expect(idsLeft(parent, placed("T1059.001", 0.6, hit(3, 0.6), hit(0, 0.4)))).toEqual(["T1059"]);
	});

	it("keeps a child as convincing as its parent", () => {
		expect(idsLeft(placed("T1059.001", 0.9, hit(0, 0.9)), parent)).toEqual(["T1059.001", "T1059"]);
		expect(idsLeft(placed("T1059.001", 0.95, hit(0, 0.95)), parent)).toEqual(["T1059.001", "T1059"]);
	});

	it("keeps a child with evidence of its own, but not a weak sentence", () => {
		expect(idsLeft(placed("T1059.001", 0.6, hit(0, 0.6), hit(1, 0.3)), parent)).toEqual([
			"T1059.001",
			"T1059",
		]);
		expect(idsLeft(placed("T1059.001", 0.6, hit(0, 0.6), hit(1, 0.29)), parent)).toEqual(["T1059"]);
	});

	it("counts as its parent's only sentences that are evidence of the parent", () => {
		const narrow = placed("T1059", 0.9, hit(0, 0.9), hit(3, 0.2));
		expect(idsLeft(placed("T1059.001", 0.6, hit(3, 0.6)), narrow)).toEqual(["T1059.001", "T1059"]);
	});

	it("leaves strangers, siblings and children without their parent alone", () => {
		const child = placed("T1003.001", 0.2, hit(0, 0.2));
		const sibling = placed("T1003.002", 0.9, hit(0, 0.9));
		expect(idsLeft(child, sibling, parent, placed("T1105", 0.1, hit(0, 0.1)))).toEqual([
			"T1003.001",
			"T1003.002",
			"T1059",
			"T1105",
		]);
		expect(idsLeft()).toEqual([]);
	});
});

describe("rollUpToParents", () => {
	const merge = (id: string, confidence: number, hits: Placed["hits"]) => placed(id, confidence, ...hits);
	const rollUp = (candidates: Placed[], reported: string[] = []) =>
		rollUpToParents(candidates, new Set(reported), catalogue, merge);

	it("sums a family and its sentences", () => {
		const rolled = rollUp([
			placed("T1059.001", 0.25, hit(0, 0.25)),
			placed("T1059.003", 0.25, hit(0, 0.125), hit(2, 0.25)),
			placed("T1059", 0.125, hit(1, 0.125)),
		]);
		expect(rolled).toEqual([placed("T1059", 0.625, hit(0, 0.375), hit(2, 0.25), hit(1, 0.125))]);
	});

	it("is never certain", () => {
		const [rolled] = rollUp([
			placed("T1059.001", 0.49, hit(0, 0.9)),
			placed("T1059.003", 0.49, hit(0, 0.9)),
			placed("T1059.005", 0.49, hit(0, 0.9)),
		]);
		expect(rolled).toMatchObject({ confidence: 0.95, hits: [hit(0, 0.95)] });
	});

	it("does nothing when the sum stays below, or without a child, or when one of the family is reported", () => {
		const children = [placed("T1059.001", 0.3, hit(0, 0.3)), placed("T1059.003", 0.3, hit(0, 0.3))];
		expect(rollUp([children[0]!])).toEqual([]);
		expect(rollUp([placed("T1105", 0.9, hit(0, 0.9))])).toEqual([]);
		expect(rollUp(children, ["T1059"])).toEqual([]);
		expect(rollUp(children, ["T1059.006"])).toEqual([]);
		expect(idsOf(rollUp(children, ["T1003"]))).toEqual(["T1059"]);
	});

	it("rolls up to no parent that the model does not know", () => {
		const children = [placed("T1059.001", 0.4, hit(0, 0.4)), placed("T1059.003", 0.4, hit(0, 0.4))];
		expect(rollUpToParents(children, new Set(), catalogue, () => undefined)).toEqual([]);
	});
});
