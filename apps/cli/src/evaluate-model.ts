import type { ModelFiles } from "@mapper/predictor";
import { type EvaluationMaterial, type EvaluationReport, evaluateMapper } from "@mapper/trainer";
import type { CliContext } from "./context.js";

/** Evaluates a model with the predictor, as users run it. */
export async function evaluateModel(
	model: ModelFiles,
	material: EvaluationMaterial,
	{ signal }: CliContext,
	threads?: number,
): Promise<EvaluationReport> {
	const { loadPredictor } = await import("@mapper/predictor");
	const predictor = await loadPredictor({ model });
	const topK = model.manifest.labels.length;
	try {
		return await evaluateMapper(async (texts) => {
			const mappings = [];
			for await (const { mapping, error } of predictor.mapMany(texts, {
				topK,
				threads,
				indicators: false,
				signal,
			})) {
				if (error) throw error;
				mappings.push(mapping);
			}
			return mappings;
		}, material);
	} finally {
		predictor.dispose();
	}
}
