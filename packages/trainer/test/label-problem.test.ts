import { describe, expect, it } from "vitest";
import { buildLabelProblem, type LabelSetting, type TrainingRows } from "../src/label-problem.js";

/** Rows given as label numbers, fold and convention. */
function rowsOf(
	rows: readonly (readonly [labels: number[], fold: number, convention: number])[],
): TrainingRows {
	const labelStarts = new Int32Array(rows.length + 1);
	rows.forEach(([labels], r) => {
		labelStarts[r + 1] = labelStarts[r]! + labels.length;
	});
	return {
		labelStarts,
		labels: Int16Array.from(rows.flatMap(([labels]) => labels)),
		folds: Int8Array.from(rows, ([, fold]) => fold),
		conventions: Uint8Array.from(rows, ([, , convention]) => convention),
	};
}

const ANNOTATED = { positive: 1, negative: 0.5, relativesAreNegative: true };
const CATALOGUE = { positive: 0.25, negative: 0.125, relativesAreNegative: false };
const NO_NEGATIVES = { positive: 2, negative: 0, relativesAreNegative: false };

/** Output 1, whose parent is 0 and whose child is 2. */
const setting: LabelSetting = {
	output: 1,
	relatives: [0, 2],
	costs: [ANNOTATED, CATALOGUE, NO_NEGATIVES],
	question: "technique",
};

const rows = rowsOf([
	[[1], 0, 0], // the label itself
	[[3], 1, 0], // another label
	[[], 2, 1], // no label
	[[0], 0, 1], // the parent, in a catalogue
	[[2], 1, 0], // the child, in an annotated report
	[[2, 1], 2, 1], // the label beside its child
	[[4], 0, 2], // another label where a no costs nothing
	[[1], 1, 2],
]);

function read(problem: ReturnType<typeof buildLabelProblem>): [row: number, sign: number, cost: number][] {
	return Array.from(problem.rows, (row, i) => [row, problem.signs[i]!, problem.costs[i]!]);
}

describe("buildLabelProblem", () => {
	it("gives each row its sign and cost, and leaves out rows that say nothing", () => {
		expect(read(buildLabelProblem(rows, setting))).toEqual([
			[0, 1, 1],
			[1, -1, 0.5],
			[2, -1, 0.125],
			[4, -1, 0.5],
			[5, 1, 0.25],
			[7, 1, 2],
		]);
	});

	it("leaves out one fold", () => {
		const problems = [0, 1, 2].map((fold) => buildLabelProblem(rows, setting, fold));
		expect(problems.map(({ rows: chosen }) => [...chosen])).toEqual([
			[1, 2, 4, 5, 7],
			[0, 2, 5],
			[0, 1, 4, 7],
		]);
	});

	it("asks about behaviour: any label is a yes, relatives do not matter", () => {
		const behaviour: LabelSetting = { ...setting, output: 5, relatives: [], question: "behaviour" };
		expect(read(buildLabelProblem(rows, behaviour)).map(([row, sign]) => [row, sign])).toEqual([
			[0, 1],
			[1, 1],
			[2, -1],
			[3, 1],
			[4, 1],
			[5, 1],
			[6, 1],
			[7, 1],
		]);
	});

	it("asks about report prose: the convention alone answers", () => {
		const prose: LabelSetting = {
			...setting,
			output: 6,
			question: "report-prose",
			costs: [
				{ positive: 1, negative: 1, relativesAreNegative: false },
				{ positive: 0, negative: 0.5, relativesAreNegative: false },
				{ positive: 0, negative: 0, relativesAreNegative: false },
			],
		};
		expect(read(buildLabelProblem(rows, prose))).toEqual([
			[0, 1, 1],
			[1, 1, 1],
			[2, -1, 0.5],
			[3, -1, 0.5],
			[4, 1, 1],
			[5, -1, 0.5],
		]);
	});

	it("makes an empty problem of no rows", () => {
		expect(buildLabelProblem(rowsOf([]), setting).rows).toHaveLength(0);
	});
});
