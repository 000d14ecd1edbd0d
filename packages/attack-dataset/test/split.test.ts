import { describe, expect, it } from "vitest";
import { hashShare, sortByHash } from "../src/hash-order.js";
import type { LabelledText, SourceName } from "../src/labelled-text.js";
import { splitDataset } from "../src/split.js";

function record(source: SourceName, group: string, text: string, order?: number): LabelledText {
	return { text, labels: ["T1001"], source, group, ...(order === undefined ? {} : { order }) };
}

const seed = "test";
const [heldReport, keptReport] = sortByHash(["harbour", "quay"], seed) as [string, string];
const software = Array.from({ length: 40 }, (_, index) => `malware--${index}`);
const heldSoftware = software.filter((group) => hashShare(seed, group) < 0.5);
const keptSoftware = software.filter((group) => !heldSoftware.includes(group));
const [held] = heldSoftware as [string];
const [kept] = keptSoftware as [string];

const records: LabelledText[] = [
	...software.map((group) => record("procedure", group, `${group} pushes the anchor down very slowly`)),
	record("procedure", kept, `${held}: pushes the anchor down`),
	record("procedure", kept, "It swims on its own all the way"),
	record("tram-multi-label", heldReport, "They took the first boat.", 0),
	record("tram-multi-label", heldReport, "Then they left the bay.", 1),
	record("tram-multi-label", heldReport, "Then they left the bay.", 2),
	record("tram-multi-label", keptReport, "then they LEFT the bay", 0),
	record("tram-multi-label", keptReport, "Nobody was there to see it.", 1),
	record("tram-single-label", heldReport, "Quite another passage"),
	record("tram-single-label", keptReport, "first boat. Then they left"),
	record("tram-bootstrap", "tram-bootstrap:1", "pushes the anchor down very slowly"),
	record("technique-name", "technique:T1001", "First boat"),
	record("technique-name", "technique:T1002", "Then they left the bay"),
];

const { training, development, report } = splitDataset(records, {
	seed,
	tramDocuments: 1,
	softwareShare: 0.5,
});

describe("splitDataset", () => {
	it("holds out whole reports and whole software", () => {
		expect(heldSoftware.length).toBeGreaterThan(0);
		expect(keptSoftware.length).toBeGreaterThan(0);
		expect(development.filter((item) => item.source === "procedure").map((item) => item.group)).toEqual(
			heldSoftware,
		);
		expect(development.filter((item) => item.source === "tram-multi-label")).toEqual(
			records.filter((item) => item.source === "tram-multi-label" && item.group === heldReport),
		);
		expect(report.tramDocuments).toEqual([heldReport]);
		expect(report.software).toBe(heldSoftware.length);
	});

	it("takes records of a held-out report in other sources out of both sides", () => {
		expect(report.sameGroup).toEqual({ "tram-single-label": 1 });
		expect([...training, ...development].some((item) => item.text === "Quite another passage")).toBe(false);
	});

	it("takes texts that stand in a development text out of training, and counts them", () => {
		expect(report.leaks).toEqual({
			procedure: 1,
			"tram-multi-label": 1,
			// Over the border of two sentences of the held-out report.
			"tram-single-label": 1,
			"tram-bootstrap": 1,
			"technique-name": 1,
		});
		expect(training.map((item) => item.text)).toEqual([
			...keptSoftware.map((group) => `${group} pushes the anchor down very slowly`),
			"It swims on its own all the way",
			"Nobody was there to see it.",
			"First boat",
		]);
		expect(report.training).toBe(training.length);
		expect(report.development).toBe(development.length);
	});

	it("depends on the names alone, not on the order of the records", () => {
		const turned = splitDataset([...records].reverse(), { seed, tramDocuments: 1, softwareShare: 0.5 });
		expect(new Set(turned.training)).toEqual(new Set(training));
		expect(new Set(turned.development)).toEqual(new Set(development));
	});

	it("holds nothing out when asked for nothing", () => {
		const all = splitDataset(records, { tramDocuments: 0, softwareShare: 0 });
		expect(all.training).toEqual(records);
		expect(all.development).toEqual([]);
		expect(splitDataset([]).training).toEqual([]);
	});
});
