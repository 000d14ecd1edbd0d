import type { MapOptions, ModelFiles } from "@mapper/predictor";
import { confidenceFigures, type EvaluationMaterial, mainFigures, type NamedFigures } from "@mapper/trainer";
import type { CliContext } from "./context.js";
import { recordModel } from "./evaluate-model.js";

/** The ways of asking that a model card compares. */
const WAYS: readonly {
	readonly name: string;
	readonly options?: MapOptions;
	readonly opensGate?: boolean;
}[] = [
	{ name: "as shipped" },
	{ name: "style reports", options: { style: "reports" } },
	{ name: "style procedures", options: { style: "procedures" } },
	{ name: "without ids that stand in the text", options: { statedIds: false } },
	{ name: "without the text gate", opensGate: true },
	{ name: "minPrecision 0.8", options: { minPrecision: 0.8 } },
	{ name: "minPrecision 0.9", options: { minPrecision: 0.9 } },
];

/** The figures of one model asked in several ways: what it finds, and what its confidence is worth. */
export async function measureVariants(
	{ manifest, weights }: ModelFiles,
	material: EvaluationMaterial,
	context: CliContext,
	threads?: number,
): Promise<{ variants: NamedFigures[]; confidence: NamedFigures[] }> {
	const variants: NamedFigures[] = [];
	const confidence: NamedFigures[] = [];
	for (const { name, options, opensGate } of WAYS) {
		const { textGate } = manifest;
		const gate = opensGate ? { ...textGate, floor: 0, singleFloor: 0 } : textGate;
		const model = { manifest: { ...manifest, textGate: gate }, weights };
		const { report } = await recordModel(model, material, context, { ...options, threads });
		variants.push({ name, figures: mainFigures(report) });
		confidence.push({ name, figures: confidenceFigures(report) });
	}
	return { variants, confidence };
}
