import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import type { CliContext } from "../context.js";
import { EXIT, type ExitCode, exitCodeOf, exitCodeOfFailures } from "../exit-code.js";
import { openInputs } from "../input/open-inputs.js";
import { type MapFailure, type MappedResult, mapInputs } from "../map-inputs.js";
import { openOutput } from "../output.js";
import { createProgress } from "../progress.js";
import { createMappingWriter } from "../render/mapping-writer.js";
import { describeTerminal } from "../render/terminal.js";
import { visibleText } from "../render/visible-text.js";
import { loadSettings, type Settings } from "../settings.js";

/** Options of `mapper map`. */
export interface MapFlags extends Settings {
	batch?: string;
	output?: string;
	attackVersion?: string;
	id?: string;
	failOn?: number;
	showHeldBack?: boolean;
	color?: boolean;
}

/** Runs `mapper map`. */
export async function runMap(
	inputs: readonly string[],
	flags: MapFlags,
	context: CliContext,
): Promise<ExitCode> {
	const { batch, output: outputPath, attackVersion, id, failOn, showHeldBack, color } = flags;
	const settings = await loadSettings(flags, context);
	const { items, isSingle } = await openInputs({ command: "map", inputs, batch, id }, context);
	const { model, minConfidence, minPrecision, style, topK = 10, threads, indicators, format } = settings;
	const predictor = await context.loadPredictor({ model });
	try {
		const output = await openOutput(outputPath, context);
		const progress = createProgress(context);
		const writer = createMappingWriter({
			format: format ?? (batch === undefined ? "table" : "ndjson"),
			isSingle,
			terminal: describeTerminal(context, { color, isFile: outputPath !== undefined }),
			nameOf: (techniqueId) => loadEnterpriseCatalogue().get(techniqueId)?.name,
		});
		const say = (label: string, message: string): void => {
			progress.clear();
			context.stderr.write(`mapper: ${visibleText(label)}: ${visibleText(message)}\n`);
		};
		const write = async (text: string): Promise<void> => {
			if (text === "") return;
			if (outputPath === undefined) progress.clear();
			await output.write(text);
		};
		let mapped = 0;
		let hasFindings = false;
		let failed = 0;
		const failureCodes = new Set<ExitCode>();
		const handlers = {
			async mapped(result: MappedResult): Promise<void> {
				mapped++;
				hasFindings ||= failOn !== undefined && result.mapping.techniques.some((t) => t.confidence >= failOn);
				if (result.warning !== undefined) say(result.label, result.warning);
				await write(writer.mapped(result));
				progress.update(`${mapped} mapped, ${failed} failed`);
			},
			async failed(failure: MapFailure): Promise<void> {
				failed++;
				failureCodes.add(exitCodeOf(failure.error));
				say(failure.label, failure.error.message);
				await write(writer.failed(failure));
			},
		};
		const options = {
			minConfidence,
			minPrecision,
			style,
			showHeldBack,
			topK,
			threads,
			indicators,
			attackVersion,
		};
		try {
			await mapInputs(items, predictor, { ...options, signal: context.signal }, handlers);
			await write(writer.end());
			// When the one report failed there is no result, and none replaces an earlier one.
			if (mapped > 0 || !isSingle) await output.commit();
			return hasFindings ? EXIT.findings : exitCodeOfFailures(failureCodes, mapped);
		} finally {
			progress.clear();
			await output.discard();
		}
	} finally {
		predictor.dispose();
	}
}
