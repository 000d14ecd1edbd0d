import type { MapManyOptions, ModelFiles } from "@mapper/predictor";
import {
	type EvaluationMaterial,
	type EvaluationReport,
	type Mapper,
	recordEvaluation,
	type SavedEvaluation,
} from "@mapper/trainer";
import type { CliContext } from "./context.js";

/** The figures of a model with the predictor, as users run it. */
export async function evaluateModel(
	model: ModelFiles,
	material: EvaluationMaterial,
	context: CliContext,
	threads?: number,
): Promise<EvaluationReport> {
	return (await recordModel(model, material, context, { threads })).report;
}

/** Evaluates a model with the predictor, and keeps what it said of each text. */
export async function recordModel(
	model: ModelFiles,
	material: EvaluationMaterial,
	{ signal }: CliContext,
	options: MapManyOptions = {},
): Promise<SavedEvaluation> {
	const { loadPredictor } = await import("@mapper/predictor");
	const predictor = await loadPredictor({ model });
	const { name, version, labels, weights } = model.manifest;
	const map: Mapper = async (texts) => {
		const mappings = [];
		const answers = predictor.mapMany(texts, {
			...options,
			topK: labels.length,
			indicators: false,
			signal,
		});
		for await (const { mapping, error } of answers) {
			if (error) throw error;
			mappings.push(mapping);
		}
		return mappings;
	};
	try {
		return await recordEvaluation(map, material, { name, version, sha256: weights.sha256 });
	} finally {
		predictor.dispose();
	}
}
