import type { CorrectionCounts, DatasetReport } from "@mapper/attack-dataset";
import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { describeCorrections, renderDatasetReport } from "../src/render/dataset-report.js";
import { describeTerminal } from "../src/render/terminal.js";

const CORRECTIONS: CorrectionCounts = {
	version: "2031-05-06",
	applied: 1234,
	notFound: 7,
	records: 1,
	unknownIds: {},
};

const counts = {
	read: 3,
	records: 2,
	positives: 1,
	negatives: 1,
	merged: 1,
	dropped: {},
	unknownLabels: {},
	movedLabels: {},
};

const report: DatasetReport = {
	attackVersion: "18.1",
	records: 2,
	positives: 1,
	negatives: 1,
	merged: 1,
	dropped: 0,
	labels: 1,
	labelsWithoutRecords: ["T1105"],
	recordsPerLabel: { "T1059.001": 1 },
	sources: { written: counts },
	missing: ["tram"],
	warnings: 0,
	corrections: CORRECTIONS,
};

const render = (given: DatasetReport) => {
	const isTerminal = { stdin: true, stdout: true, stderr: true };
	const context = { env: { LANG: "C.UTF-8" }, columns: 80, isTerminal } as unknown as CliContext;
	return renderDatasetReport(given, describeTerminal(context, { color: false }));
};

test("counts sources, then corrections, then what is missing", () => {
	expect(render(report)).toBe(`2 records (1 without a technique) · 1 techniques of ATT&CK 18.1 · 1 merged · 0
dropped

SOURCE   READ  RECORDS  NEGATIVE  MERGED  DROPPED  MOVED   UNKNOWN
written     3        2         1       1        0      0         0

Label corrections 2031-05-06: 1,234 applied, 1 record changed, 7 not found

Not there: tram

Techniques without a record: T1105
`);
});

test("says how many corrections have an id that is not in force", () => {
	expect(describeCorrections({ ...CORRECTIONS, records: 2, unknownIds: { T9001: 2, T9002: 1 } })).toBe(
		"Label corrections 2031-05-06: 1,234 applied, 2 records changed, 7 not found, 3 with an id that is not in force",
	);
});

test("says nothing where nothing was to be corrected", () => {
	const none = { applied: 0, notFound: 0, records: 0, unknownIds: {} };
	expect(describeCorrections(none)).toBe("");
	expect(render({ ...report, corrections: none })).not.toContain("orrections");
});
