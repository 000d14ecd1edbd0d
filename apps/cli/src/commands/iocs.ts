import { extractIndicators, groupIndicators, type IndicatorGroup } from "@mapper/ioc-extract";
import type { CliContext } from "../context.js";
import { type ExitCode, exitCodeOf, exitCodeOfFailures } from "../exit-code.js";
import { type ExtractFlags, readExtractOptions } from "../extract-options.js";
import type { FailedItem } from "../input/input-item.js";
import { openInputs } from "../input/open-inputs.js";
import { openOutput } from "../output.js";
import { createProgress } from "../progress.js";
import { createIndicatorWriter, type IndicatorFormat } from "../render/indicator-writer.js";
import { describeTerminal } from "../render/terminal.js";
import { visibleText } from "../render/visible-text.js";

/** Options of `mapper iocs`. */
export interface IocsFlags extends ExtractFlags {
	batch?: string;
	format?: IndicatorFormat;
	output?: string;
	defang?: boolean;
	id?: string;
	color?: boolean;
}

/** Runs `mapper iocs`. */
export async function runIocs(
	inputs: readonly string[],
	flags: IocsFlags,
	context: CliContext,
): Promise<ExitCode> {
	const { batch, output: outputPath, id, defang: isDefanged = false, color } = flags;
	const { format = batch === undefined ? "table" : "ndjson" } = flags;
	const progress = createProgress(context);
	const say = (label: string, message: string): void => {
		progress.clear();
		context.stderr.write(`mapper: ${visibleText(label)}: ${visibleText(message)}\n`);
	};
	const { items, isSingle } = await openInputs({ command: "iocs", inputs, batch, id }, context);
	const options = await readExtractOptions(flags, context, (warning) => say("warning lists", warning));
	const writer = createIndicatorWriter({
		format,
		isSingle,
		isDefanged,
		hasOneType: new Set(options.types).size === 1,
		terminal: describeTerminal(context, { color, isFile: outputPath !== undefined }),
	});
	const output = await openOutput(outputPath, context);
	const write = async (text: string): Promise<void> => {
		if (text === "") return;
		if (outputPath === undefined) progress.clear();
		await output.write(text);
	};
	let read = 0;
	let failed = 0;
	const failureCodes = new Set<ExitCode>();
	const fail = async (failure: FailedItem): Promise<void> => {
		failed++;
		failureCodes.add(exitCodeOf(failure.error));
		say(failure.label, failure.error.message);
		await write(writer.failed(failure));
	};
	try {
		for await (const item of items) {
			context.signal.throwIfAborted();
			if (item.error) {
				await fail(item);
				continue;
			}
			const { error: _, ...result } = item;
			let indicators: IndicatorGroup[];
			try {
				indicators = groupIndicators(extractIndicators(item.text, options));
			} catch (error) {
				const known = item.id === undefined ? {} : { id: item.id };
				await fail({ label: item.label, ...known, error: error as Error });
				continue;
			}
			read++;
			if (item.warning !== undefined) say(item.label, item.warning);
			await write(writer.extracted({ ...result, indicators }));
			progress.update(`${read} read, ${failed} failed`);
		}
		await write(writer.end());
		// When the one report failed there is no result, and none replaces an earlier one.
		if (read > 0 || !isSingle) await output.commit();
		return exitCodeOfFailures(failureCodes, read);
	} finally {
		progress.clear();
		await output.discard();
	}
}
