import { compareEvaluations, type EvaluationComparison, type SavedEvaluation } from "@mapper/trainer";
import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { openOutput } from "../output.js";
import { readSavedEvaluation } from "../read-saved-evaluation.js";
import { renderComparison } from "../render/evaluation-comparison.js";
import { safeJson } from "../render/safe-json.js";
import { describeTerminal } from "../render/terminal.js";

/** Runs `mapper evaluate --compare A B`: two saved evaluations, and whether the difference is real. */
export async function runEvaluateCompare(
	paths: readonly string[],
	{ format }: { format: "table" | "json" },
	context: CliContext,
): Promise<ExitCode> {
	const [first, second, ...more] = paths;
	if (first === undefined || second === undefined || more.length > 0) {
		throw new CliError("CLI_USAGE", `--compare: expected two saved evaluations, but got ${paths.length}`);
	}
	const a = await readSavedEvaluation(first, context.cwd);
	const b = await readSavedEvaluation(second, context.cwd);
	const comparison = compare(a, b);
	const output = await openOutput(undefined, context);
	await output.write(
		format === "json"
			? `${safeJson(comparison, 2)}\n`
			: renderComparison(comparison, [first, second], describeTerminal(context)),
	);
	return EXIT.ok;
}

/** What cannot be compared is a matter of the files. */
function compare(a: SavedEvaluation, b: SavedEvaluation): EvaluationComparison {
	try {
		return compareEvaluations(a, b);
	} catch (error) {
		throw new CliError("CLI_INPUT_UNREADABLE", `--compare: ${(error as Error).message}`, { cause: error });
	}
}
