import { createCatalogue, loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { createVocabulary } from "../src/report-vocabulary.js";
import { makeNineteenCatalogue } from "./nineteen-catalogue.js";
import { makeTinyModel } from "./tiny-model.js";

const { manifest } = makeTinyModel();

it("keeps the model's ids in the model's own version", () => {
	const { idOfLabel, labelsOfId, supportOf, warning, migrate } = createVocabulary(
		manifest,
		loadEnterpriseCatalogue(),
	);
	expect(idOfLabel).toEqual(manifest.labels);
	expect(labelsOfId.get("T1105")).toEqual([manifest.labels.indexOf("T1105")]);
	expect(Object.fromEntries(supportOf)).toEqual({
		T1003: "few-shot",
		"T1003.001": "trained",
		T1059: "few-shot",
		"T1059.001": "trained",
		"T1059.003": "described",
		T1105: "trained",
		T1486: "few-shot",
		"T1562.001": "few-shot",
		"T1562.006": "few-shot",
		"T1566.001": "trained",
	});
	expect(warning).toBeUndefined();
	expect([migrate("T1086"), migrate("t1685"), migrate("T9999")]).toEqual([
		"T1059.001",
		"T1562.001",
		undefined,
	]);
});

describe("in the style of reports", () => {
	/** Priors of the labels named; all others were never seen. */
	const vocabularyWith = (seen: Record<string, number>, catalogue = loadEnterpriseCatalogue()) => {
		const reports = manifest.labels.map((id) => seen[id] ?? -9);
		const { calibration } = manifest;
		const priors = { ...calibration.priors, reports };
		return createVocabulary({ ...manifest, calibration: { ...calibration, priors } }, catalogue);
	};
	const renamed = ({ reportIdOfLabel }: ReturnType<typeof createVocabulary>) =>
		Object.fromEntries(
			manifest.labels
				.map((id, label) => [id, reportIdOfLabel[label]])
				.filter(([id, called]) => id !== called),
		);

	it("calls by its parent what annotators never told apart", () => {
		// They knew T1003, and of T1059 one child.
		expect(renamed(vocabularyWith({ T1003: -3, T1059: -2, "T1059.001": -4 }))).toEqual({
			"T1003.001": "T1003",
			"T1059.003": "T1059",
		});
	});

	it("leaves a child whose parent they did not know either, or that is no label", () => {
		expect(renamed(vocabularyWith({ T1105: -3, "T1059.001": -4 }))).toEqual({});
		expect(renamed(vocabularyWith({ "T1566.001": -3, "T1562.001": -3 }))).toEqual({});
	});

	it("leaves all where nothing is known of reports", () => {
		expect(createVocabulary(manifest, loadEnterpriseCatalogue()).reportIdOfLabel).toEqual(manifest.labels);
		expect(renamed(vocabularyWith({}))).toEqual({});
	});

	it("changes nothing for the other styles", () => {
		expect(vocabularyWith({ T1003: -3 }).idOfLabel).toEqual(manifest.labels);
	});

	it("speaks in the ids of the answer's version", () => {
		const { reportIdOfLabel } = vocabularyWith({ T1003: -3 }, makeNineteenCatalogue());
		const idOf = (id: string) => reportIdOfLabel[manifest.labels.indexOf(id)];
		expect([idOf("T1003.001"), idOf("T1562.001"), idOf("T1562.006")]).toEqual(["T1003", "T1685", "T1685"]);
	});
});

it("takes the labels that a newer version joined together, and their texts", () => {
	const { labelsOfId, supportOf } = createVocabulary(manifest, makeNineteenCatalogue());
	const labels = ["T1562.001", "T1562.006"].map((id) => manifest.labels.indexOf(id));
	expect(labelsOfId.get("T1685")).toEqual(labels);
	expect(labelsOfId.has("T1562.001")).toBe(false);
	expect(supportOf.get("T1685")).toBe("trained"); // 6 and 4 texts
});

it("survives a catalogue whose replacements run in a circle", () => {
	const { domain, tactics, techniques } = loadEnterpriseCatalogue();
	const circle: Record<string, string> = { T1105: "T1486", T1486: "T1105" };
	const catalogue = createCatalogue({
		domain,
		version: "x",
		tactics,
		techniques: techniques.map((technique) =>
			circle[technique.id] ? { ...technique, isRevoked: true, revokedBy: circle[technique.id]! } : technique,
		),
	});
	const { warning, labelsOfId } = createVocabulary(manifest, catalogue);
	expect(warning).toContain("T1105, T1486");
	expect(labelsOfId.size).toBe(manifest.labels.length - 2);
});
