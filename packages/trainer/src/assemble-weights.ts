import type { FeatureTable, LexicalWeights } from "@mapper/lexical-model";
import type { SolveResult } from "./solve-labels.js";

/** Turns the solutions of all outputs, one list each, into weights by feature, as scoring reads them. */
export function assembleWeights(table: FeatureTable, results: readonly SolveResult[]): LexicalWeights {
	const outputCount = results.length;
	const ordered = [...results].sort((a, b) => a.output - b.output);
	const featureCount = table.wordHashes.length + table.characterHashes.length;
	const postingStarts = new Int32Array(featureCount + 1);
	for (const { features } of ordered) for (const feature of features) postingStarts[feature + 1]!++;
	for (let f = 0; f < featureCount; f++) postingStarts[f + 1]! += postingStarts[f]!;
	const entries = postingStarts[featureCount]!;
	const postingOutputs = new Uint16Array(entries);
	const postingSteps = new Int8Array(entries);
	const filled = postingStarts.slice(0, featureCount);
	for (const { output, features, steps } of ordered) {
		for (let i = 0; i < features.length; i++) {
			const at = filled[features[i]!]!++;
			postingOutputs[at] = output;
			postingSteps[at] = steps[i]!;
		}
	}
	return {
		table,
		outputCount,
		postingStarts,
		postingOutputs,
		postingSteps,
		scales: Float32Array.from(ordered, (result) => result.scale),
		biases: Float32Array.from(ordered, (result) => result.bias),
	};
}
