import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { type ModelFiles, readModelFolder } from "@mapper/predictor";
import { rebuildTwin, renderEvaluation } from "@mapper/trainer";
import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import { recordModel } from "../evaluate-model.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { SAVED_EVALUATION } from "../read-saved-evaluation.js";
import { readTrainingData, type TrainingData } from "../read-training-data.js";
import { safeJson } from "../render/safe-json.js";
import { createTrainingLog } from "../training-log.js";

/** Options of `mapper evaluate`. */
export interface EvaluateFlags {
	model?: string;
	/** Missing only where two saved evaluations are compared. */
	data?: string;
	written?: string;
	out?: string;
	threads?: number;
	format: "table" | "json";
}

/** Runs `mapper evaluate`: figures on the development texts, by a model that has not seen them. */
export async function runEvaluate(flags: EvaluateFlags, context: CliContext): Promise<ExitCode> {
	const { cwd, stdout } = context;
	const { data: dataDir } = flags;
	if (dataDir === undefined) {
		throw new CliError(
			"CLI_USAGE",
			"expected --data DIR to measure a model, or --compare A B with two saved evaluations",
		);
	}
	const log = createTrainingLog(context);
	try {
		const model = await readModelFolder(flags.model === undefined ? undefined : resolve(cwd, flags.model));
		log.say("reading the data");
		const data = await readTrainingData({ data: dataDir, written: flags.written }, context);
		const judged = await unseenTwin(model, data, flags, context, log);
		log.say("evaluating");
		const saved = await recordModel(judged, data.material, context, { threads: flags.threads });
		const markdown = renderEvaluation(saved.report);
		if (flags.out !== undefined) {
			const folder = resolve(cwd, flags.out);
			await mkdir(folder, { recursive: true });
			await writeFile(join(folder, SAVED_EVALUATION), `${safeJson(saved)}\n`);
			await writeFile(join(folder, "evaluation.md"), markdown);
		}
		stdout.write(flags.format === "json" ? `${safeJson(saved.report, 2)}\n` : markdown);
		return EXIT.ok;
	} finally {
		log.end();
	}
}

/** A model that was trained on everything cannot be judged on it: its twin without the development texts is. */
async function unseenTwin(
	model: ModelFiles,
	{ dataset }: TrainingData,
	flags: EvaluateFlags,
	context: CliContext,
	log: ReturnType<typeof createTrainingLog>,
): Promise<ModelFiles> {
	if (model.manifest.training.developmentHeldOut === true) return model;
	log.say("the model has seen the development texts: training its twin without them (about two minutes)");
	const training = rebuildTwin(model.manifest, {
		records: dataset.records,
		catalogue: loadEnterpriseCatalogue(),
		threads: flags.threads,
		signal: context.signal,
	});
	let step = await training.next();
	while (!step.done) {
		log.show(step.value);
		step = await training.next();
	}
	return step.value;
}
