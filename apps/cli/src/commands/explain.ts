import type { ExplainMethod, ReportExplanation } from "@mapper/predictor";
import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { ReadItem } from "../input/input-item.js";
import { openInputs } from "../input/open-inputs.js";
import { openOutput } from "../output.js";
import { createProgress } from "../progress.js";
import { renderExplanationHtml } from "../render/explanation-html.js";
import { renderExplanationTable } from "../render/explanation-table.js";
import { safeJson } from "../render/safe-json.js";
import { describeTerminal } from "../render/terminal.js";
import { visibleText } from "../render/visible-text.js";
import { loadSettings, type Settings } from "../settings.js";

/** Options of `mapper explain`. */
export interface ExplainFlags extends Pick<Settings, "model" | "minConfidence" | "minPrecision" | "style"> {
	technique?: string[];
	sentence?: number;
	method?: ExplainMethod;
	features?: number;
	samples?: number;
	seed?: number;
	format?: "table" | "json" | "html";
	output?: string;
	id?: string;
	color?: boolean;
}

/** Runs `mapper explain`. */
export async function runExplain(
	input: string | undefined,
	flags: ExplainFlags,
	context: CliContext,
): Promise<ExitCode> {
	const { technique, sentence, method, features, samples, seed, format = "table", output: path, id } = flags;
	const { model, minConfidence, minPrecision, style } = await loadSettings(settingsOf(flags), context);
	const item = await readInput(input, id, context);
	const { label, text, source } = item;
	const predictor = await context.loadPredictor({ model });
	try {
		const output = await openOutput(path, context);
		const progress = createProgress(context);
		try {
			if (item.warning !== undefined) {
				context.stderr.write(`mapper: ${visibleText(label)}: ${visibleText(item.warning)}\n`);
			}
			const explanation = await predictor.explain(text, {
				techniques: technique?.map((one) => one.toUpperCase()),
				sentence,
				method,
				numFeatures: features,
				numSamples: samples,
				seed,
				// A few more texts, and the plainest check there is.
				deletionTest: true,
				minConfidence,
				minPrecision,
				style,
				id,
				source,
				signal: context.signal,
				onProgress: (event) => {
					if (event.type === "technique-explained") {
						progress.update(`${event.explained} of ${event.total} techniques explained`);
					} else progress.update(`${event.scored} of ${event.total} samples scored`);
				},
			});
			const terminal = describeTerminal(context, { color: flags.color, isFile: path !== undefined });
			const title = id ?? label;
			const rendered = render(format, explanation, { title, text, terminal });
			if (path === undefined) progress.clear();
			await output.write(rendered);
			await output.commit();
			return EXIT.ok;
		} finally {
			progress.clear();
			await output.discard();
		}
	} finally {
		predictor.dispose();
	}
}

/** The formats of `map` in a configuration file or variable are not ours. */
function settingsOf({ model, minConfidence, minPrecision, style }: ExplainFlags): Settings {
	return { model, minConfidence, minPrecision, style };
}

/** @throws CliError when there is no text, or more than one */
async function readInput(
	input: string | undefined,
	id: string | undefined,
	context: CliContext,
): Promise<ReadItem> {
	const inputs = input === undefined ? [] : [input];
	const { items, isSingle } = await openInputs({ command: "explain", inputs, id }, context);
	if (!isSingle) {
		throw new CliError(
			"CLI_USAGE",
			`expected one report, but ${input} holds many. Give one text file, or - for stdin.`,
		);
	}
	for await (const item of items) {
		if (item.error) {
			const { code } = item.error as { code?: CliError["code"] };
			throw new CliError(code ?? "CLI_INPUT_UNREADABLE", `${item.label}: ${item.error.message}`, {
				cause: item.error,
			});
		}
		return item;
	}
	throw new CliError("CLI_INPUT_EMPTY", "expected a report, but got none");
}

function render(
	format: "table" | "json" | "html",
	explanation: ReportExplanation,
	shown: Parameters<typeof renderExplanationTable>[1],
): string {
	if (format === "json") return `${safeJson(explanation, 2)}\n`;
	return format === "html"
		? renderExplanationHtml(explanation, shown)
		: renderExplanationTable(explanation, shown);
}
