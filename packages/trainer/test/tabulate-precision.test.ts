import { describe, expect, it } from "vitest";
import type { Decision } from "../src/fit-thresholds.js";
import { createRandom } from "../src/random.js";
import { tabulatePrecision } from "../src/tabulate-precision.js";

/** So many decisions on a label at a confidence, of which the first are right. */
function decisions(
	label: number,
	confidence: number,
	count: number,
	right: number,
	importance = 1,
): Decision[] {
	return Array.from({ length: count }, (_, i) => ({
		label,
		confidence,
		margin: confidence,
		isRight: i < right,
		importance,
	}));
}

/**
 * From | reported | right | precision
 * -----|----------|-------|----------
 * .905 |       10 |    10 | 1
 * .705 |       21 |    19 | .905
 * .505 |       31 |    24 | .774
 * .305 |       55 |    26 | .473
 */
const ladder = (label: number) => [
	...decisions(label, 0.905, 10, 10),
	...decisions(label, 0.705, 11, 9),
	...decisions(label, 0.505, 10, 5),
	...decisions(label, 0.305, 24, 2),
];
/** Threshold and recall of the ladder at a precision: just above the step that would spoil it. */
const ladderAt = (precision: number): [threshold: number, recall: number] =>
	precision > 19 / 21
		? [0.71, 0.385]
		: precision > 24 / 31
			? [0.51, 0.731]
			: precision > 26 / 55
				? [0.31, 0.923]
				: [0.01, 1];

describe("tabulatePrecision", () => {
	it("finds for each precision the lowest threshold and its recall, worked by hand", () => {
		const { precisions, thresholds, recalls } = tabulatePrecision(ladder(0), 1);
		// 10 / 26, 19 / 26, 24 / 26 of the texts with the technique are found.
		expect(thresholds).toEqual(precisions.map((precision) => [ladderAt(precision)[0]]));
		expect(recalls).toEqual(precisions.map((precision) => [ladderAt(precision)[1]]));
		expect(new Set(thresholds.flat()).size).toBeGreaterThan(1);
	});

	it("says null where a technique does not reach a precision", () => {
		// The second technique is wrong however sure; the first is none the worse for it.
		const { precisions, thresholds, recalls } = tabulatePrecision(
			[...decisions(0, 0.995, 1000, 1000), ...decisions(1, 0.995, 1000, 10)],
			2,
		);
		thresholds.forEach((row) => {
			expect(row[0]).not.toBeNull();
			expect(row[1]).toBeNull();
		});
		expect(recalls).toEqual(precisions.map(() => [1, null]));
	});

	it("says what all techniques show of one that it has not seen, and knows no recall of it", () => {
		const { precisions, thresholds, recalls } = tabulatePrecision(ladder(0), 2);
		expect(thresholds).toEqual(
			precisions.map((precision) => [ladderAt(precision)[0], ladderAt(precision)[0]]),
		);
		for (const row of recalls) expect(row[1]).toBeNull();
	});

	it("draws a technique with few decisions towards what all show, one with many less", () => {
		// At 0.705 all are right nine times in ten; the second technique never, in two or in two hundred decisions.
		const withWrong = (count: number) =>
			tabulatePrecision([...decisions(0, 0.705, 9000, 8100), ...decisions(1, 0.705, count, 0)], 2);
		const { precisions } = withWrong(1);
		const low = precisions.indexOf(Math.min(...precisions));
		expect(withWrong(1).thresholds[low]![1]).toBeLessThan(0.705);
		// Not from 0.705 on, and nobody was surer.
		expect(withWrong(200).thresholds[low]![1]).toBeNull();
	});

	it("counts a decision of importance 2 twice", () => {
		const once = [...ladder(0), ...decisions(1, 0.605, 4, 3, 2), ...decisions(1, 0.405, 3, 1, 2)];
		const twice = once.flatMap((decision) =>
			decision.importance === 2 ? [1, 2].map(() => ({ ...decision, importance: 1 })) : [decision],
		);
		expect(tabulatePrecision(once, 2)).toEqual(tabulatePrecision(twice, 2));
	});

	it("takes confidences of 0 and 1, and does not depend on the order of decisions", () => {
		const list = [...ladder(0), ...decisions(1, 0, 3, 1), ...decisions(1, 1, 3, 3)];
		expect(tabulatePrecision([...list].reverse(), 2)).toEqual(tabulatePrecision(list, 2));
	});

	it("has a row for each precision and a column for each label, also without decisions", () => {
		for (const labels of [0, 3]) {
			const { precisions, thresholds, recalls } = tabulatePrecision([], labels);
			for (const rows of [thresholds, recalls]) {
				expect(rows.map((row) => row.length)).toEqual(precisions.map(() => labels));
			}
			for (const value of [...thresholds, ...recalls].flat()) expect(value).toBeNull();
		}
	});

	it("promises nothing above what was ever seen", () => {
		// Nobody is surer than 0.605: from 0.60 on all are right, below hardly any.
		const seen = [...decisions(0, 0.605, 50, 50), ...decisions(0, 0.255, 950, 10)];
		for (const label of [0, 1]) {
			const column = tabulatePrecision(seen, 2).thresholds.map((row) => row[label]);
			expect(column).toEqual(column.map(() => 0.26));
		}
		// Where even the surest are wrong, there is no threshold, though nothing was seen above them.
		const wrong = tabulatePrecision(decisions(0, 0.605, 50, 0), 1);
		expect(wrong.thresholds).toEqual(wrong.precisions.map(() => [null]));
	});
});

describe("law: on random decisions", () => {
	const random = createRandom(7);
	const LABELS = 4;
	const list = Array.from({ length: 3000 }, (): Decision => {
		const label = random.below(LABELS);
		const confidence = random.next();
		return {
			label,
			confidence,
			margin: confidence,
			// Each technique is right less often than the one before.
			isRight: random.next() < confidence / (1 + label / 2),
			importance: 0.1 + random.next(),
		};
	});
	const { precisions, thresholds, recalls } = tabulatePrecision(list, LABELS);

	it("precisions ascend within (0, 1]; thresholds rise with them and recalls fall", () => {
		precisions.forEach((precision, row) => {
			expect(precision).toBeGreaterThan(precisions[row - 1] ?? 0);
			expect(precision).toBeLessThanOrEqual(1);
			if (row === 0) return;
			for (let label = 0; label < LABELS; label++) {
				expect(thresholds[row]![label] ?? Infinity).toBeGreaterThanOrEqual(
					thresholds[row - 1]![label] ?? Infinity,
				);
				expect(recalls[row]![label] ?? 0).toBeLessThanOrEqual(recalls[row - 1]![label] ?? 0);
			}
		});
		expect(thresholds.flat()).toContain(null);
	});

	it("what is promised came about, less what was drawn from the others", () => {
		thresholds.forEach((row, at) => {
			row.forEach((threshold, label) => {
				if (threshold === null) return;
				const reported = list.filter(
					(decision) => decision.label === label && decision.confidence >= threshold,
				);
				const sum = (decisions: Decision[]) =>
					decisions.reduce((total, { importance }) => total + importance, 0);
				if (sum(reported) < 50) return;
				const precision = sum(reported.filter(({ isRight }) => isRight)) / sum(reported);
				expect(precision).toBeGreaterThan(precisions[at]! - 0.1);
			});
		});
	});
});
