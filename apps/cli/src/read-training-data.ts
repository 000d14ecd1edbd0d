import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
	buildDataset,
	type Dataset,
	type DevelopmentText,
	loadEnterpriseCatalogue,
	readDevelopmentTexts,
	splitDataset,
} from "@mapper/attack-dataset";
import { annotatedLabels, type EvaluationMaterial } from "@mapper/trainer";
import type { CliContext } from "./context.js";
import { visibleText } from "./render/visible-text.js";

/** What `train` and `evaluate` read. */
export interface TrainingData {
	readonly dataset: Dataset;
	readonly material: EvaluationMaterial;
}

const MAX_WARNINGS = 20;

/** Reads all sources and what is held out of them for evaluation. */
export async function readTrainingData(
	flags: { data: string; written?: string },
	context: CliContext,
): Promise<TrainingData> {
	const { cwd, signal, stderr } = context;
	const dataDir = resolve(cwd, flags.data);
	const writtenDir = await findWrittenCorpus(flags, dataDir, cwd);
	const warnings: string[] = [];
	const dataset = await buildDataset({
		dataDir,
		writtenDir,
		catalogue: loadEnterpriseCatalogue(),
		signal,
		onWarning: (warning) => warnings.push(warning),
	});
	for (const warning of warnings.slice(0, MAX_WARNINGS)) stderr.write(`mapper: ${visibleText(warning)}\n`);
	if (warnings.length > MAX_WARNINGS)
		stderr.write(`mapper: ${warnings.length - MAX_WARNINGS} more warnings\n`);
	const written: DevelopmentText[] = [];
	for await (const text of readDevelopmentTexts(writtenDir, { signal })) written.push(text);
	const material = {
		development: splitDataset(dataset.records).development,
		written,
		annotated: annotatedLabels(dataset.records),
	};
	return { dataset, material };
}

/** The flag, else `data/written` where the user stands (a checkout of Mapper), else `written` in the data folder. */
async function findWrittenCorpus(flags: { written?: string }, dataDir: string, cwd: string): Promise<string> {
	if (flags.written !== undefined) return resolve(cwd, flags.written);
	const inCheckout = join(cwd, "data", "written");
	const isThere = await stat(inCheckout).then(
		(found) => found.isDirectory(),
		() => false,
	);
	return isThere ? inCheckout : join(dataDir, "written");
}
