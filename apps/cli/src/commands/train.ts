import { resolve } from "node:path";
import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import {
	type CardMetrics,
	clearCheckpoints,
	describeSources,
	renderEvaluation,
	trainModel,
	writeModel,
} from "@mapper/trainer";
import type { CliContext } from "../context.js";
import { evaluateModel } from "../evaluate-model.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { measureAblations } from "../measure-ablations.js";
import { measureVariants } from "../measure-variants.js";
import { readBaseline } from "../read-baseline.js";
import { readTrainingData } from "../read-training-data.js";
import { describeBytes } from "../render/columns.js";
import { visibleText } from "../render/visible-text.js";
import { createTrainingLog } from "../training-log.js";

/** Options of `mapper train`. */
export interface TrainFlags {
	data: string;
	written?: string;
	out: string;
	name?: string;
	modelVersion?: string;
	threads?: number;
	seed?: number;
	resume?: boolean;
	ablate?: boolean;
	baseline?: string;
}

/** Runs `mapper train`: reads the data, trains, evaluates the twin, writes the model folder. */
export async function runTrain(flags: TrainFlags, context: CliContext): Promise<ExitCode> {
	const { cwd, signal, stdout } = context;
	const out = resolve(cwd, flags.out);
	const log = createTrainingLog(context);
	try {
		log.say("reading the data");
		const { dataset, material } = await readTrainingData(flags, context);
		const checkpoints = `${out}.checkpoints`;
		if (!flags.resume) await clearCheckpoints(checkpoints);
		const sources = describeSources(dataset.records);
		const baseline = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline, context);
		const options = {
			records: dataset.records,
			catalogue: loadEnterpriseCatalogue(),
			checkpoints,
			seed: flags.seed,
			threads: flags.threads,
			sources,
			signal,
		};
		const training = trainModel({
			...options,
			name: flags.name ?? "@mapper/default-model",
			version: flags.modelVersion ?? "0.1.0",
		});
		let step = await training.next();
		while (!step.done) {
			log.show(step.value);
			step = await training.next();
		}
		const { model, twin } = step.value;
		log.say("evaluating the twin that has not seen the development texts");
		const report = await evaluateModel(twin, material, context, flags.threads);
		log.say("measuring it in other styles");
		const { variants, confidence } = await measureVariants(twin, material, context, flags.threads);
		const ablations = flags.ablate
			? await measureAblations(twin, options, material, context, log)
			: undefined;
		const metrics: CardMetrics = {
			...report,
			variants,
			confidence,
			...(ablations && { ablations }),
			...(baseline && { baseline }),
		};
		const manifest = { ...model.manifest, metrics: { ...metrics } };
		const bytes = await writeModel({ manifest, weights: model.weights }, out);
		await clearCheckpoints(checkpoints);
		log.say(`${describeBytes(bytes)} written to ${visibleText(flags.out)}`);
		stdout.write(renderEvaluation(report));
		return EXIT.ok;
	} finally {
		log.end();
	}
}
