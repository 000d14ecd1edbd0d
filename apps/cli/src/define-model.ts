import { type Command, Option } from "commander";
import type { EvaluateFlags } from "./commands/evaluate.js";
import type { ModelInfoFlags } from "./commands/model-info.js";
import type { TrainFlags } from "./commands/train.js";
import type { CliContext } from "./context.js";
import { parseCount } from "./option-values.js";
import type { Finish } from "./program.js";

/** Declares `mapper train`, `evaluate`, `model info` and `doctor`. */
export function defineModel(program: Command, context: CliContext, finish: Finish): void {
	program
		.command("train")
		.description("Train a model from a data folder.")
		.requiredOption("--data <dir>", "the data folder")
		.option(
			"--written <dir>",
			"the folder of the written corpus (default: data/written here, else written/ in the data folder)",
		)
		.requiredOption("-o, --out <dir>", "the model folder to write")
		.option("--threads <n>", "worker threads (default: one per core)", parseCount(1))
		.option("--seed <n>", "seed of the training; the same seed gives the same bytes", parseCount(0))
		.option("--resume", "go on from the checkpoints that a stopped training left beside the model folder")
		.option("--ablate", "also train twins without parts of the sources, for the card (two minutes each)")
		.option("--baseline <dir>", "an earlier model folder that the card compares with")
		.option("--name <name>", "name of the model")
		.option("--model-version <version>", "version of the model")
		.showHelpAfterError("(mapper train --help lists the options)")
		.action(async (options: TrainFlags) => {
			const { runTrain } = await import("./commands/train.js");
			await finish(runTrain(options, context));
		});
	program
		.command("evaluate")
		.description("Measure a model on a data folder, or compare two evaluations.")
		.option("--model <dir>", "the model folder (default: the shipped model)")
		.option("--data <dir>", "the data folder; needed unless two evaluations are compared")
		.option(
			"--written <dir>",
			"the folder of the written corpus (default: data/written here, else written/ in the data folder)",
		)
		.option("-o, --out <dir>", "also write there evaluation.md, and evaluation.json for --compare (no texts)")
		.option("--threads <n>", "worker threads (default: one per core)", parseCount(1))
		.addOption(
			new Option(
				"--compare <a-and-b...>",
				"two evaluation.json, or their folders: is the second better than the first?",
			).conflicts(["model", "data", "written", "out", "threads"]),
		)
		.addOption(
			new Option("-f, --format <format>", "output format").choices(["table", "json"]).default("table"),
		)
		.showHelpAfterError("(mapper evaluate --help lists the options)")
		.action(async ({ compare, ...options }: EvaluateFlags & { compare?: string[] }) => {
			if (compare) {
				const { runEvaluateCompare } = await import("./commands/evaluate-compare.js");
				await finish(runEvaluateCompare(compare, options, context));
			} else {
				const { runEvaluate } = await import("./commands/evaluate.js");
				await finish(runEvaluate(options, context));
			}
		});
	program
		.command("model")
		.description("Look at models.")
		.command("info")
		.description("Say what a model knows, what it was trained on and how well it does.")
		.option("--model <dir>", "the model folder (default: the shipped model)")
		.addOption(
			new Option("-f, --format <format>", "output format").choices(["table", "json"]).default("table"),
		)
		.showHelpAfterError("(mapper model info --help lists the options)")
		.action(async (options: ModelInfoFlags) => {
			const { runModelInfo } = await import("./commands/model-info.js");
			await finish(runModelInfo(options, context));
		});
	program
		.command("doctor")
		.description("Check that Mapper can work here, and say what to do when it cannot.")
		.option("--model <dir>", "the model folder (default: the shipped model)")
		.showHelpAfterError("(mapper doctor --help lists the options)")
		.action(async (options: { model?: string }) => {
			const { runDoctor } = await import("./commands/doctor.js");
			const { color } = program.opts<{ color: boolean }>();
			await finish(runDoctor({ ...options, color }, context));
		});
}
