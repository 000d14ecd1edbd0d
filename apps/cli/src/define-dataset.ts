import { type Command, Option } from "commander";
import type { DatasetBuildFlags, DatasetInfoFlags, DatasetPullFlags } from "./commands/dataset.js";
import type { CliContext } from "./context.js";
import { collect } from "./option-values.js";
import type { Finish } from "./program.js";

/** Declares `mapper dataset pull`, `build` and `info`. */
export function defineDataset(program: Command, context: CliContext, finish: Finish): void {
	const dataset = program.command("dataset").description("Fetch, build and describe the training data.");
	dataset
		.command("pull")
		.description("Fetch the public sources into a folder; what is there and right is passed over.")
		.requiredOption("--to <dir>", "the data folder; made when it is missing")
		.option("--from <dir>", "copy from a folder laid out like the data folder instead of downloading")
		.option("--source <name>", "only this source; may be repeated", collect)
		.showHelpAfterError("(mapper dataset pull --help lists the options)")
		.action(async (options: DatasetPullFlags) => {
			const { runDatasetPull } = await import("./commands/dataset.js");
			await finish(runDatasetPull(options, context));
		});
	dataset
		.command("build")
		.description("Read all sources and write one file of labelled records, and a report beside it.")
		.requiredOption("--data <dir>", "the data folder")
		.option("--written <dir>", "the folder of the written corpus (default: written/ in the data folder)")
		.requiredOption(
			"-o, --out <file>",
			"the .jsonl file to write; the report goes to the same name with .report.json",
		)
		.showHelpAfterError("(mapper dataset build --help lists the options)")
		.action(async (options: DatasetBuildFlags) => {
			const { runDatasetBuild } = await import("./commands/dataset.js");
			await finish(runDatasetBuild(options, context));
		});
	dataset
		.command("info")
		.description("Count what the sources of a data folder hold.")
		.requiredOption("--data <dir>", "the data folder")
		.option("--written <dir>", "the folder of the written corpus (default: written/ in the data folder)")
		.addOption(
			new Option("-f, --format <format>", "output format").choices(["table", "json"]).default("table"),
		)
		.showHelpAfterError("(mapper dataset info --help lists the options)")
		.action(async (options: DatasetInfoFlags) => {
			const { runDatasetInfo } = await import("./commands/dataset.js");
			await finish(runDatasetInfo(options, context));
		});
}
