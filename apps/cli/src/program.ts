import { Command } from "commander";
import type { CliContext } from "./context.js";
import { defineDataset } from "./define-dataset.js";
import { defineExplain } from "./define-explain.js";
import { defineIocs } from "./define-iocs.js";
import { defineMap } from "./define-map.js";
import { defineModel } from "./define-model.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { visibleText } from "./render/visible-text.js";

/** Adds a command whose exit code becomes that of the program. */
export type Finish = (work: Promise<ExitCode>) => Promise<void>;

const EXAMPLES = `
Examples:
  $ mapper map report.md                          one report as a table
  $ mapper map reports/ --format ndjson           a folder, one JSON object a line
  $ mapper map --batch in.jsonl --output out.jsonl
  $ cat report.txt | mapper map --fail-on 0.8     exit code 10 when something is found
  $ mapper iocs report.md --defang                its indicators, safe to paste
  $ mapper explain report.md                      the words that carried its first techniques

Exit codes: 0 ok, 1 internal error, 2 usage, 3 input unreadable or without text, 4 model or data missing,
5 some items failed, 10 findings at --fail-on, 130 interrupted`;

/**
 * The table of commands. Options are declared here; the module that does the work is imported when its command is
 * chosen, so that `--help` loads nothing else.
 */
export function createProgram(context: CliContext): { command: Command; exitCode(): ExitCode } {
	let exitCode: ExitCode = EXIT.ok;
	const finish: Finish = async (work) => {
		exitCode = await work;
	};
	const command = new Command("mapper")
		.description("Reads incident and threat reports, returns the MITRE ATT&CK techniques they describe.")
		.version(context.version, "-V, --version", "print the version")
		.option("--verbose", "print the stack of an error")
		.option("--no-color", "no colours, as with NO_COLOR=1")
		.helpOption("-h, --help", "print this help")
		.helpCommand("help [command]", "Print the help of a command.")
		.configureHelp({ helpWidth: context.columns || 100, showGlobalOptions: true })
		.configureOutput({
			writeOut: (text) => context.stdout.write(text),
			writeErr: (text) => context.stderr.write(text),
			outputError: (text, write) =>
				write(`${text.trim().split("\n").map(visibleText).join("\n")}\n`.replace(/^error: /, "mapper: ")),
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		})
		.exitOverride()
		.addHelpText("after", EXAMPLES);
	defineMap(command, context, finish);
	defineIocs(command, context, finish);
	defineExplain(command, context, finish);
	defineDataset(command, context, finish);
	defineModel(command, context, finish);
	return { command, exitCode: () => exitCode };
}
