import type { MapOptions, ModelFiles } from "@mapper/predictor";
import { type EvaluationMaterial, mainFigures, type NamedFigures } from "@mapper/trainer";
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
];

/** The main figures of one model asked in several ways. */
export async function measureVariants(
	{ manifest, weights }: ModelFiles,
	material: EvaluationMaterial,
	context: CliContext,
	threads?: number,
): Promise<NamedFigures[]> {
	const variants: NamedFigures[] = [];
	for (const { name, options, opensGate } of WAYS) {
		const { textGate } = manifest;
		const gate = opensGate ? { ...textGate, floor: 0, singleFloor: 0 } : textGate;
		const model = { manifest: { ...manifest, textGate: gate }, weights };
		const { report } = await recordModel(model, material, context, { ...options, threads });
		variants.push({ name, figures: mainFigures(report) });
	}
	return variants;
}
