import { MANIFEST_FORMAT_VERSION, type ModelManifest } from "@mapper/lexical-model";
import type { EvaluatedSet, EvaluationReport } from "../src/evaluate.js";

/** What a card reads of a model's description, with three labels; its figures are all different, so that a mix-up shows. */
export function smallManifest(metrics?: EvaluationReport): ModelManifest {
	const manifest: Partial<ModelManifest> = {
		formatVersion: MANIFEST_FORMAT_VERSION,
		name: "harbour-model",
		version: "3.1.4",
		attack: { domain: "enterprise-attack", version: "18.1" },
		labels: ["T1059", "T1105", "T1486"],
		realWorldTexts: [12, 3, 0],
		weights: { file: "weights.bin", bytes: 4, sha256: "ab".repeat(32) },
		training: {
			seed: 7,
			keepWeights: 2000,
			folds: 3,
			records: 4321,
			sources: [{ name: "sigma", records: 17, licence: "DRL-1.1", sha256: "cd".repeat(32) }],
		},
		...(metrics && { metrics: { ...metrics } }),
	};
	return manifest as ModelManifest;
}

/** Figures that start at `base` and differ from each other. */
function smallSet(base: number): EvaluatedSet {
	return {
		texts: Math.round(base * 1000),
		units: Math.round(base * 100),
		micro: { precision: base, recall: base + 0.001, f1: base + 0.002 },
		macroF1: base + 0.003,
		perTextF1: base + 0.004,
		hitAt1: base + 0.005,
		hitAt3: base + 0.006,
		hitAt5: base + 0.007,
		parents: { microF1: base + 0.008, macroF1: base + 0.009 },
		intervals: {
			microF1: [base - 0.01, base + 0.01],
			macroF1: [base - 0.02, base + 0.02],
			perTextF1: [base - 0.03, base + 0.03],
			hitAt1: [base - 0.04, base + 0.04],
			hitAt5: [base - 0.05, base + 0.05],
			parentMicroF1: [base - 0.06, base + 0.06],
			parentMacroF1: [base - 0.07, base + 0.07],
		},
		reliability: {
			expectedCalibrationError: base / 10,
			bands: Array.from({ length: 10 }, (_, i) => ({
				from: i / 10,
				to: (i + 1) / 10,
				count: i === 4 ? 0 : 5 + i,
				meanConfidence: i / 10 + 0.05,
				shareRight: base,
			})),
		},
	};
}

export function smallReport(): EvaluationReport {
	return {
		tramDocuments: smallSet(0.1),
		tramSentences: smallSet(0.2),
		procedures: smallSet(0.3),
		stories: smallSet(0.4),
		quiet: { texts: 8, quietShare: 0.875, interval: [0.625, 1], byKind: { advice: 0.75, advert: 1 } },
		perTechnique: [
			{
				id: "T1059",
				truePositives: 1,
				falsePositives: 0,
				falseNegatives: 1,
				precision: 1,
				recall: 0.5,
				f1: 0.667,
			},
			{
				id: "T1105",
				truePositives: 6,
				falsePositives: 2,
				falseNegatives: 3,
				precision: 0.75,
				recall: 0.667,
				f1: 0.706,
			},
		],
		confusedPairs: [{ actual: "T1105", predicted: "T1059", texts: 4 }],
	};
}
