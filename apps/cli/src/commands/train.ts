import { resolve } from "node:path";
import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { clearCheckpoints, describeSources, renderEvaluation, trainModel, writeModel } from "@mapper/trainer";
import type { CliContext } from "../context.js";
import { evaluateModel } from "../evaluate-model.js";
import { EXIT, type ExitCode } from "../exit-code.js";
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
		const training = trainModel({
			records: dataset.records,
			catalogue: loadEnterpriseCatalogue(),
			name: flags.name ?? "@mapper/default-model",
			version: flags.modelVersion ?? "0.1.0",
			checkpoints,
			seed: flags.seed,
			threads: flags.threads,
			sources,
			signal,
		});
		let step = await training.next();
		while (!step.done) {
			log.show(step.value);
			step = await training.next();
		}
		const { model, twin } = step.value;
		log.say("evaluating the twin that has not seen the development texts");
		const metrics = await evaluateModel(twin, material, context, flags.threads);
		const manifest = { ...model.manifest, metrics: { ...metrics } };
		const bytes = await writeModel({ manifest, weights: model.weights }, out);
		await clearCheckpoints(checkpoints);
		log.say(`${describeBytes(bytes)} written to ${visibleText(flags.out)}`);
		stdout.write(renderEvaluation(metrics));
		return EXIT.ok;
	} finally {
		log.end();
	}
}
