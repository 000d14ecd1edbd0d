import type { LabelledText } from "@mapper/attack-dataset";
import type { ModelFiles } from "@mapper/predictor";
import {
	type EvaluationMaterial,
	mainFigures,
	type NamedFigures,
	rebuildTwin,
	SOURCE_GROUPS,
	type TrainModelOptions,
} from "@mapper/trainer";
import type { CliContext } from "./context.js";
import { evaluateModel } from "./evaluate-model.js";
import type { TrainingLog } from "./training-log.js";

/** The main figures of twins that were trained without a part of the sources, with the rules of the model. */
export async function measureAblations(
	{ manifest }: ModelFiles,
	options: Omit<TrainModelOptions, "name" | "version"> & { readonly records: readonly LabelledText[] },
	material: EvaluationMaterial,
	context: CliContext,
	log: TrainingLog,
): Promise<NamedFigures[]> {
	const ablations: NamedFigures[] = [];
	for (const { name, holds } of SOURCE_GROUPS) {
		log.say(`training a twin without ${name}`);
		const records = options.records.filter((record) => !holds(record));
		const checkpoints = options.checkpoints && `${options.checkpoints}/without-${ablations.length + 1}`;
		const training = rebuildTwin(manifest, { ...options, records, checkpoints });
		let step = await training.next();
		while (!step.done) {
			log.show(step.value);
			step = await training.next();
		}
		const report = await evaluateModel(step.value, material, context, options.threads);
		ablations.push({ name, figures: mainFigures(report) });
	}
	return ablations;
}
