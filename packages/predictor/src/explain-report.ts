import type { ReadOptions } from "@mapper/lexical-model";
import { checkText } from "./check-text.js";
import { type DecidedReport, decideReport } from "./decide-report.js";
import { PredictorError } from "./errors.js";
import { checkExplainOptions, type ExplainOptions } from "./explain-options.js";
import { explainTechniques } from "./explain-techniques.js";
import type { ExplainedDocument } from "./explained-document.js";
import { chooseTechniques } from "./explained-techniques.js";
import { hashText } from "./hash-text.js";
import { checkOptions, type MappingContext } from "./map-report.js";
import { REPORT_EXPLANATION_SCHEMA_VERSION, type ReportExplanation } from "./report-explanation.js";

/** Explains why a text is, or is not, taken to describe some techniques. */
export async function explainReport(
	text: string,
	context: MappingContext,
	options: ExplainOptions = {},
): Promise<ReportExplanation> {
	checkText(text);
	const settings = checkExplainOptions(options);
	const thresholds = checkOptions(options, context);
	const { techniques: asked, sentence, style } = options;
	const { manifest, vocabulary } = context;
	const decided = await decideReport(text, context, thresholds, { ...options, keepReadings: true });
	const document = documentOf(text, sentence, decided, { style });
	const techniques = chooseTechniques(asked, sentence, decided, document, context);
	return {
		schemaVersion: REPORT_EXPLANATION_SCHEMA_VERSION,
		id: options.id ?? (await hashText(text)),
		attack: { domain: vocabulary.catalogue.domain, version: vocabulary.catalogue.version },
		model: { name: manifest.name, version: manifest.version, sha256: manifest.weights.sha256 },
		document: {
			characters: text.length,
			sentences: decided.read.sentences.length,
			...(sentence !== undefined && { sentence }),
			...(options.source !== undefined && { source: options.source }),
		},
		seed: settings.seed,
		techniques: await explainTechniques(techniques, decided, document, settings, context),
		warnings: [
			...(decided.read.sentences.length === 0 ? ["The text is empty or holds only white space."] : []),
			...(vocabulary.warning ? [vocabulary.warning] : []),
			...decided.warnings,
		],
	};
}

/** The whole text, or the one sentence asked for. */
function documentOf(
	text: string,
	sentence: number | undefined,
	{ read }: DecidedReport,
	readOptions: ReadOptions,
): ExplainedDocument {
	const { sentences, readings, repeats } = read;
	if (sentence !== undefined && sentence >= sentences.length) {
		throw new PredictorError(
			"PREDICTOR_OPTION_INVALID",
			`Expected sentence to be the number of one of the text's ${sentences.length} sentences, from 0, got ${sentence}.`,
		);
	}
	const numbers = sentence === undefined ? sentences.map((_, number) => number) : [sentence];
	return {
		text,
		numbers,
		spans: numbers.map((number) => sentences[number]!),
		readings: numbers.map((number) => readings.get(repeats.get(number) ?? number)!),
		readOptions,
	};
}
