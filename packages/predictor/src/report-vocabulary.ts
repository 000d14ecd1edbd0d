import { type Catalogue, MOVES_18_TO_19, MOVES_19_TO_18, migrateId } from "@mapper/attack-dataset";
import { findFamilies, type ModelManifest } from "@mapper/lexical-model";
import type { TechniqueSupport } from "./report-mapping.js";

/** The ATT&CK version results are given in, and how the model's labels are called there. */
export interface ReportVocabulary {
	readonly catalogue: Catalogue;
	/** For each label of the model its id in the catalogue; `undefined` where it has none. */
	readonly idOfLabel: readonly (string | undefined)[];
	/** The same in the style `reports`: what annotators of reports never told apart goes by the id of its parent. */
	readonly reportIdOfLabel: readonly (string | undefined)[];
	/** How much the model saw of each id. */
	readonly supportOf: ReadonlyMap<string, TechniqueSupport>;
	/** Numbers of the labels for an id of the catalogue; more than one where a newer version joined techniques. */
	readonly labelsOfId: ReadonlyMap<string, readonly number[]>;
	/** Labels that the catalogue has no place for, as a warning; absent when there are none. */
	readonly warning?: string;
	/** Brings an id written in a text to one in force. */
	migrate(id: string): string | undefined;
}

/** A technique learned from this many real texts is `trained`. */
const TRAINED_FROM = 10;

/** Finds for each label of a model its id in an ATT&CK version, which may be newer than the model's. */
export function createVocabulary(manifest: ModelManifest, catalogue: Catalogue): ReportVocabulary {
	const moves = { ...MOVES_19_TO_18, ...MOVES_18_TO_19 };
	const migrate = (id: string) => migrateId(id, catalogue, { moves }).id;
	const idOfLabel = manifest.labels.map(migrate);
	const labelsOfId = new Map<string, number[]>();
	idOfLabel.forEach((id, label) => {
		if (id === undefined) return;
		const labels = labelsOfId.get(id);
		if (labels) labels.push(label);
		else labelsOfId.set(id, [label]);
	});
	const supportOf = new Map<string, TechniqueSupport>();
	for (const [id, labels] of labelsOfId) {
		const texts = labels.reduce((sum, label) => sum + manifest.realWorldTexts[label]!, 0);
		supportOf.set(id, texts >= TRAINED_FROM ? "trained" : texts > 0 ? "few-shot" : "described");
	}
	const lost = manifest.labels.filter((_, label) => idOfLabel[label] === undefined);
	return {
		catalogue,
		idOfLabel,
		reportIdOfLabel: coarsen(idOfLabel, manifest),
		supportOf,
		labelsOfId,
		...(lost.length > 0 && {
			warning: `The model knows ${lost.length} techniques that have no place in ATT&CK ${catalogue.version}: ${lost.join(", ")}.`,
		}),
		migrate,
	};
}

function coarsen(
	idOfLabel: readonly (string | undefined)[],
	{ labels, calibration }: ModelManifest,
): (string | undefined)[] {
	const { reports } = calibration.priors;
	const never = Math.min(...reports);
	const { parents } = findFamilies(labels);
	return idOfLabel.map((id, label) => {
		const parent = parents[label]!;
		return parent >= 0 && reports[label] === never && reports[parent]! > never ? idOfLabel[parent] : id;
	});
}
