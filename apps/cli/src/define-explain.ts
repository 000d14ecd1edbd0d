import { type Command, Option } from "commander";
import type { ExplainFlags } from "./commands/explain.js";
import type { CliContext } from "./context.js";
import { collectWords, parseCount, parseProbability } from "./option-values.js";
import type { Finish } from "./program.js";

const NOTES = `
Without --technique the report's first three are explained. A weight of sampled explanations is what a word adds to the
probability; exact ones are shares of the linear score of the best sentence. Sentences are numbered from 0, as in JSON.`;

/** Declares `mapper explain`. */
export function defineExplain(program: Command, context: CliContext, finish: Finish): void {
	program
		.command("explain")
		.summary("Show which words carried a technique.")
		.description(
			"Show which words of a report carried a technique, how sure that is, and what else it could be.",
		)
		.argument("[input]", "a file, or - for stdin (default: stdin, when something is piped in)")
		.option("--technique <ids>", "explain these, such as T1059.001,T1105; may be repeated", collectWords)
		.option("--sentence <n>", "explain this sentence alone, from 0", parseCount(0))
		.addOption(
			new Option(
				"--method <method>",
				"sampled: what decides, approximately; exact: the linear score (default: auto)",
			).choices(["auto", "sampled", "exact"]),
		)
		.option("--features <n>", "words for each technique (default: 10)", parseCount(1))
		.option("--samples <n>", "samples for each technique (default: 2000)", parseCount(4))
		.option("--seed <n>", "equal seeds give equal answers (default: 0)", parseCount(0))
		.addOption(
			new Option("-f, --format <format>", "output format (default: table)").choices([
				"table",
				"json",
				"html",
			]),
		)
		.option("-o, --output <file>", "write there instead of to stdout; replaced only when all is written")
		.option("--min-confidence <0..1>", "what counts as reported, as in map", parseProbability)
		.option("--min-precision <0..1>", "what counts as reported, as in map", parseProbability)
		.addOption(
			new Option("--style <style>", "labelling convention, as in map").choices([
				"auto",
				"reports",
				"procedures",
			]),
		)
		.option("--model <dir>", "the folder of another model")
		.option("--id <id>", "the id of the report")
		.showHelpAfterError("(mapper explain --help lists the options)")
		.addHelpText("after", NOTES)
		.action(async (input: string | undefined, options: ExplainFlags) => {
			const { runExplain } = await import("./commands/explain.js");
			const { color } = program.opts<{ color: boolean }>();
			await finish(runExplain(input, { ...options, color }, context));
		});
}
