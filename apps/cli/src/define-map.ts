import { type Command, Option } from "commander";
import type { MapFlags } from "./commands/map.js";
import type { CliContext } from "./context.js";
import { parseCount, parseProbability } from "./option-values.js";
import type { Finish } from "./program.js";

const EXAMPLES = `
Inputs are .txt, .md and .jsonl files (any other name is read as plain text), folders, or - for stdin.
A line of a .jsonl file is {"id": "…", "text": "…"}; id may be left out.`;

/** Declares `mapper map`. */
export function defineMap(program: Command, context: CliContext, finish: Finish): void {
	program
		.command("map")
		.summary("Map reports to ATT&CK techniques.")
		.description("Map reports to ATT&CK techniques, with confidence, evidence and indicators.")
		.argument("[inputs...]", "files, folders, or - for stdin (default: stdin, when something is piped in)")
		.option("--batch <file>", "a .jsonl file, one item a line, - for stdin; streamed")
		.addOption(
			new Option("-f, --format <format>", "output format (default: table; ndjson with --batch)").choices([
				"table",
				"json",
				"ndjson",
			]),
		)
		.option("-o, --output <file>", "write there instead of to stdout; replaced only when all is written")
		.option(
			"--min-confidence <0..1>",
			"report from this confidence on, instead of the model's own thresholds",
			parseProbability,
		)
		.option(
			"--min-precision <0..1>",
			"report each technique only where this share of its answers was right",
			parseProbability,
		)
		.addOption(
			new Option(
				"--style <style>",
				"label as annotators of reports do (fewer, coarser), or as ATT&CK's procedures (default: auto)",
			).choices(["auto", "reports", "procedures"]),
		)
		.option("--show-held-back", "also list what is held back since nobody seems to act, and where")
		.option("--top-k <n>", "how many candidates below the threshold (default: 10)", parseCount(0))
		.option("--attack-version <version>", "fail unless the ids in the answer are of this ATT&CK version")
		.option("--indicators", "look for indicators of compromise (default)")
		.option("--no-indicators", "do not look for indicators of compromise")
		.option("--threads <n>", "worker threads for many reports (default: one per core)", parseCount(1))
		.option("--model <dir>", "the folder of another model")
		.option("--id <id>", "the id of the report, when there is one")
		.option("--fail-on <0..1>", "exit code 10 when a technique reaches this confidence", parseProbability)
		.showHelpAfterError("(mapper map --help lists the options)")
		.addHelpText("after", EXAMPLES)
		.action(async (inputs: string[], options: MapFlags) => {
			const { runMap } = await import("./commands/map.js");
			const { color } = program.opts<{ color: boolean }>();
			await finish(runMap(inputs, { ...options, color }, context));
		});
}
