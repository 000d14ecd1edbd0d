import type { ExplainedWord, ReportExplanation, TechniqueExplanation } from "@mapper/predictor";

/** An invented report of two sentences. */
export const EXPLAINED_TEXT =
	"The crew of the Sable Otter ran PowerShell. Later they went home to a <b>quiet</b> harbour.";

/** A word of the text with its weight. */
export function word(text: string, weight: number, given: Partial<ExplainedWord> = {}): ExplainedWord {
	const start = EXPLAINED_TEXT.indexOf(text);
	return {
		text,
		weight,
		standardError: 0,
		isBelowNoise: false,
		spans: [{ start, end: start + text.length }],
		...given,
	};
}

/** What a predictor could say of one technique. */
export const SAMPLED_TECHNIQUE: TechniqueExplanation = {
	id: "T1059.001",
	name: "PowerShell",
	probability: 0.9312,
	isReported: true,
	basis: "model",
	stated: [],
	method: "sampled",
	unit: "probability",
	sentences: [{ sentence: 0, start: 0, end: 43, confidence: 0.91, weight: 0.8765 }],
	explanation: {
		features: [
			word("PowerShell", 0.5, { standardError: 0.0123 }),
			word("crew", -0.25),
			word("ran", 0.004, { isBelowNoise: true }),
		],
		intercept: 0.25,
		remainder: 0,
		score: 0.875,
		localPrediction: 0.504,
		prediction: 0.9312,
		featureCount: 8,
		samples: 1000,
		scored: 256,
		stability: { topThree: 0.75, topTen: 0.5 },
		deletion: { removedCount: 2, probability: 0.125, drop: 0.8062, randomDrop: 0.25 },
	},
	runnerUp: {
		id: "T1059.003",
		name: "Windows Command Shell",
		probability: 0.1187,
		tellApart: [word("PowerShell", 0.4), word("ran", -0.1)],
	},
	warnings: [{ code: "unstable", message: "Another seed may rank other words first." }],
};

/** The same come by exactly, of a technique that is not reported. */
const EXACT_TECHNIQUE: TechniqueExplanation = {
	id: "T1105",
	name: "Ingress Tool Transfer",
	probability: 0.02,
	isReported: false,
	stated: [],
	method: "exact",
	unit: "score",
	sentences: [{ sentence: 1, start: 44, end: 91, confidence: 0.02 }],
	explanation: {
		features: [word("quiet", -0.75)],
		intercept: -0.5,
		remainder: 0.125,
		score: 1,
		localPrediction: -1.125,
		prediction: -1.125,
		featureCount: 10,
		samples: 0,
		scored: 0,
	},
	warnings: [],
};

/** What a predictor could say of {@link EXPLAINED_TEXT}. */
export const SAMPLE_EXPLANATION: ReportExplanation = {
	schemaVersion: "1.0",
	id: "otter",
	attack: { domain: "enterprise-attack", version: "18.1" },
	model: { name: "sample-model", version: "0.1.0", sha256: "00" },
	document: { characters: EXPLAINED_TEXT.length, sentences: 2, source: "otter.md" },
	seed: 7,
	techniques: [SAMPLED_TECHNIQUE, EXACT_TECHNIQUE],
	warnings: ["The text names T9999, which ATT&CK 18.1 does not have."],
};
