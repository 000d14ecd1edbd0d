import { type Command, Option } from "commander";
import type { IocsFlags } from "./commands/iocs.js";
import type { CliContext } from "./context.js";
import { collectWords } from "./option-values.js";
import type { Finish } from "./program.js";

const NOTES = `
Inputs are .txt, .md and .jsonl files (any other name is read as plain text), folders, or - for stdin.
A line of a .jsonl file is {"id": "…", "text": "…"}; id may be left out.
Each value is listed once for each text, with all places where it stands; list has each once in all.`;

/** Declares `mapper iocs`. */
export function defineIocs(program: Command, context: CliContext, finish: Finish): void {
	program
		.command("iocs")
		.summary("List the indicators of compromise in reports.")
		.description("List the indicators of compromise in reports, with every place where they stand.")
		.argument("[inputs...]", "files, folders, or - for stdin (default: stdin, when something is piped in)")
		.option("--batch <file>", "a .jsonl file, one item a line, - for stdin; streamed")
		.addOption(
			new Option("-f, --format <format>", "output format (default: table; ndjson with --batch)").choices([
				"table",
				"json",
				"ndjson",
				"csv",
				"list",
			]),
		)
		.option("-o, --output <file>", "write there instead of to stdout; replaced only when all is written")
		.option("--type <types>", "only these, such as ipv4,sha256; may be repeated", collectWords)
		.option(
			"--exclude <flags>",
			"leave out what has one of these flags, such as private,warning-list; may be repeated",
			collectWords,
		)
		.option("--nested", "also the parts of larger indicators, such as the domain of a url")
		.option("--ports", "an address with its port is one indicator, of type ipv4-port or ipv6-port")
		.option("--warning-lists <dir>", "more warning lists, in the format of MISP/misp-warninglists")
		.option("--no-warning-lists", "flag nothing by warning lists")
		.option("--defang", "defang values; json and ndjson get them beside the values, as defangedValue")
		.option("--id <id>", "the id of the report, when there is one")
		.showHelpAfterError("(mapper iocs --help lists the options)")
		.addHelpText("after", NOTES)
		.action(async (inputs: string[], options: IocsFlags) => {
			const { runIocs } = await import("./commands/iocs.js");
			const { color } = program.opts<{ color: boolean }>();
			await finish(runIocs(inputs, { ...options, color }, context));
		});
}
