import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { CardMetrics } from "@mapper/trainer";
import type { CliContext } from "./context.js";
import { CliError } from "./errors.js";

/**
 * Reads the evaluation of an earlier model from its folder, for the comparison in the card. Its format may be one that this
 * version no longer maps with: only the figures are read.
 *
 * @throws CliError `CLI_INPUT_UNREADABLE`
 */
export async function readBaseline(folder: string, { cwd }: CliContext): Promise<CardMetrics["baseline"]> {
	const path = join(resolve(cwd, folder), "model.json");
	try {
		const { metrics } = JSON.parse(await readFile(path, "utf8")) as { metrics?: CardMetrics };
		if (!metrics) throw new Error("it holds no metrics");
		const { tramDocuments, tramSentences, procedures, stories, quiet } = metrics;
		return { tramDocuments, tramSentences, procedures, stories, quiet };
	} catch (error) {
		throw new CliError(
			"CLI_INPUT_UNREADABLE",
			`Expected an evaluated model in --baseline, but ${path} cannot be used: ${(error as Error).message}`,
			{ cause: error },
		);
	}
}
