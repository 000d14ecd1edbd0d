import { describe, expect, it } from "vitest";
import {
	renderFurtherFigures,
	renderMainFigures,
	renderReliability,
	renderTechniques,
} from "../src/evaluation-tables.js";
import { smallReport } from "./small-manifest.js";

const report = smallReport();
const rowOf = (table: string, title: string) =>
	table.split("\n").find((line) => line.startsWith(`| ${title} |`));

describe("renderMainFigures", () => {
	it("has one row for each kind of text, with its figures and intervals in their columns", () => {
		const table = renderMainFigures(report);
		expect(rowOf(table, "TRAM reports, 50 labels")).toBe(
			"| TRAM reports, 50 labels | 100 | 10 | 0.102 [0.09, 0.11] | 0.103 [0.08, 0.12] | 0.104 [0.07, 0.13] | 0.105 [0.06, 0.14] | 0.107 [0.05, 0.15] |",
		);
		expect(table.trim().split("\n")).toHaveLength(2 + 4);
	});

	it("leaves out stories where there are none", () => {
		const { stories, ...others } = report;
		expect(renderMainFigures(others)).not.toContain("stories");
	});

	it("does without the intervals, units and parents of an older model", () => {
		const { units, parents, intervals, ...older } = report.tramDocuments;
		const metrics = { ...report, tramDocuments: older as typeof report.tramDocuments };
		expect(rowOf(renderMainFigures(metrics), "TRAM reports, 50 labels")).toBe(
			"| TRAM reports, 50 labels | 100 | – | 0.102 | 0.103 | 0.104 | 0.105 | 0.107 |",
		);
		expect(rowOf(renderFurtherFigures(metrics), "TRAM reports, 50 labels")).toContain("| – | – | 0.010 |");
	});
});

describe("renderFurtherFigures", () => {
	it("has precision, recall, hit@3, parents and calibration error", () => {
		expect(rowOf(renderFurtherFigures(report), "their sentences")).toBe(
			"| their sentences | 0.200 | 0.201 | 0.206 | 0.208 [0.14, 0.26] | 0.209 [0.13, 0.27] | 0.020 |",
		);
	});
});

describe("renderReliability", () => {
	it("has a row per band, with a dash for an empty one", () => {
		const table = renderReliability(report);
		expect(table).toContain("| 0.3–0.4 | 0.100 of 8 | 0.200 of 8 | 0.300 of 8 |");
		expect(table).toContain("| 0.4–0.5 | – | – | – |");
	});
});

describe("renderTechniques", () => {
	it("lists techniques by how often they are true", () => {
		const rows = renderTechniques(report.perTechnique).trim().split("\n").slice(2);
		expect(rows).toEqual([
			"| T1105 | 9 | 8 | 0.750 | 0.667 | 0.706 |",
			"| T1059 | 2 | 1 | 1.000 | 0.500 | 0.667 |",
		]);
	});

	it("has a dash for a share of nothing", () => {
		const never = { precision: 0, recall: 0, f1: 0, truePositives: 0 };
		const table = renderTechniques([
			{ ...never, id: "T1001", falsePositives: 2, falseNegatives: 0 },
			{ ...never, id: "T1002", falsePositives: 0, falseNegatives: 3 },
		]);
		expect(table).toContain("| T1002 | 3 | 0 | – | 0.000 | 0.000 |");
		expect(table).toContain("| T1001 | 0 | 2 | 0.000 | – | 0.000 |");
	});
});
