import type { CliContext } from "../context.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { openOutput } from "../output.js";
import { renderModelInfo } from "../render/model-info.js";
import { safeJson } from "../render/safe-json.js";
import { describeTerminal } from "../render/terminal.js";
import { loadSettings } from "../settings.js";

/** Options of `mapper model info`. */
export interface ModelInfoFlags {
	model?: string;
	format: "table" | "json";
}

/** Runs `mapper model info`. */
export async function runModelInfo(flags: ModelInfoFlags, context: CliContext): Promise<ExitCode> {
	const { model } = await loadSettings({ model: flags.model }, context);
	const predictor = await context.loadPredictor({ model });
	try {
		const output = await openOutput(undefined, context);
		await output.write(
			flags.format === "json"
				? `${safeJson(predictor.model, 2)}\n`
				: renderModelInfo(predictor.model, describeTerminal(context)),
		);
		return EXIT.ok;
	} finally {
		predictor.dispose();
	}
}
