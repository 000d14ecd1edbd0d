import { type Catalogue, loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import {
	createDocumentWeigher,
	createSentenceModel,
	createTextJudge,
	decodeLexicalModel,
	type LabellingStyle,
	LexicalModelError,
	type ModelManifest,
	sliceGateSteps,
} from "@mapper/lexical-model";
import { checkText } from "./check-text.js";
import { PredictorError } from "./errors.js";
import type { ExplainOptions } from "./explain-options.js";
import { explainReport } from "./explain-report.js";
import type { MapItem, MapManyOptions, MapOutcome } from "./map-item.js";
import { mapMany } from "./map-many.js";
import { checkMapOptions, type MapOptions } from "./map-options.js";
import { type MappingContext, mapReport } from "./map-report.js";
import { checkWeights, type ModelFiles, parseManifest, readModelFolder } from "./read-model-folder.js";
import type { ReportExplanation } from "./report-explanation.js";
import type { ReportMapping } from "./report-mapping.js";
import { createVocabulary, type ReportVocabulary } from "./report-vocabulary.js";

/** What {@link loadPredictor} loads. */
export interface LoadPredictorOptions {
	/** A model folder, or a model in memory. Default: the model shipped as `@mapper/default-model`. */
	readonly model?: string | URL | ModelFiles;
	/** The ATT&CK version to answer in. Default: the shipped catalogue. */
	readonly catalogue?: Catalogue;
}

/** Maps texts to ATT&CK techniques. Holds a model in memory until disposed. */
export interface Predictor {
	/** The model's description. */
	readonly model: ModelManifest;
	/**
	 * Maps one text.
	 *
	 * @throws PredictorError `PREDICTOR_TEXT_INVALID`, `PREDICTOR_TEXT_TOO_LONG`, `PREDICTOR_OPTION_INVALID`,
	 *   `PREDICTOR_DISPOSED`; the signal's reason when cancelled
	 */
	map(text: string, options?: MapOptions): Promise<ReportMapping>;
	/**
	 * Maps a stream of texts in order, with bounded memory and worker threads; a failed text does not stop the rest.
	 *
	 * @throws PredictorError `PREDICTOR_OPTION_INVALID`, `PREDICTOR_WORKER_FAILED`, `PREDICTOR_DISPOSED`; the signal's
	 *   reason when cancelled
	 */
	mapMany(
		items: AsyncIterable<MapItem | string> | Iterable<MapItem | string>,
		options?: MapManyOptions,
	): AsyncGenerator<MapOutcome>;
	/**
	 * Probability of techniques for each text taken as one sentence, `[texts × techniques]`: what an explainer calls.
	 *
	 * @param options.style convention to label by; default `auto`
	 * @param options.techniques ids in the answer's ATT&CK version; default: all of `model.labels`, in their order
	 * @throws PredictorError `PREDICTOR_TECHNIQUE_UNKNOWN`, `PREDICTOR_TEXT_INVALID`, `PREDICTOR_OPTION_INVALID`,
	 *   `PREDICTOR_DISPOSED`
	 */
	probabilities(
		texts: readonly string[],
		options?: { techniques?: readonly string[]; style?: LabellingStyle; signal?: AbortSignal },
	): Promise<number[][]>;
	/**
	 * Explains why a text is taken to describe techniques: which words carried each, how sure that is, and what tells it
	 * from the next best. By default the first three that `map` reports.
	 *
	 * @throws PredictorError as `map`, and `PREDICTOR_TECHNIQUE_UNKNOWN`; the signal's reason when cancelled
	 */
	explain(text: string, options?: ExplainOptions): Promise<ReportExplanation>;
	/** Frees the model; later calls fail with `PREDICTOR_DISPOSED`. */
	dispose(): void;
}

/**
 * Loads a model and returns the functions that map text with it. No network, server or key.
 *
 * @throws PredictorError `PREDICTOR_MODEL_NOT_FOUND`, `PREDICTOR_MODEL_INVALID`
 * @example
 * const predictor = await loadPredictor();
 * const { techniques } = await predictor.map("The actors dumped LSASS memory with procdump.");
 */
export async function loadPredictor(options: LoadPredictorOptions = {}): Promise<Predictor> {
	const files = await openModel(options.model);
	const catalogue = options.catalogue ?? loadEnterpriseCatalogue();
	const { manifest } = files;
	const vocabulary = createVocabulary(manifest, catalogue);
	let context: MappingContext | undefined = {
		manifest,
		...createModel(files),
		vocabulary,
	};
	const live = (): MappingContext => {
		if (context) return context;
		throw new PredictorError(
			"PREDICTOR_DISPOSED",
			"Expected a live predictor, but dispose() was called; load a new one.",
		);
	};
	return {
		model: manifest,
		map: async (text, mapOptions) => mapReport(text, live(), mapOptions),
		mapMany: (items, mapOptions) =>
			mapMany(items, live(), { files, catalogue: options.catalogue }, mapOptions),
		probabilities: async (texts, { techniques, style, signal } = {}) => {
			const { model } = live();
			checkMapOptions({ style });
			const labels = labelsOf(techniques, vocabulary, manifest);
			return texts.map((text) => {
				signal?.throwIfAborted();
				checkText(text);
				const all = model.probabilities(text, { style });
				return labels.map((numbers) => Math.max(...numbers.map((label) => all[label]!)));
			});
		},
		explain: async (text, explainOptions) => explainReport(text, live(), explainOptions),
		dispose: () => {
			context = undefined;
		},
	};
}

async function openModel(model: LoadPredictorOptions["model"]): Promise<ModelFiles> {
	if (model === undefined || typeof model === "string" || model instanceof URL) return readModelFolder(model);
	const manifest = parseManifest(() => model.manifest, "The model in memory");
	await checkWeights(manifest, model.weights);
	return { manifest, weights: model.weights };
}

function createModel({ manifest, weights }: ModelFiles): Pick<MappingContext, "model" | "weigh" | "judge"> {
	const { labels, gate, calibration, documentRule, textGate } = manifest;
	try {
		const model = createSentenceModel({
			labels,
			weights: decodeLexicalModel(manifest.lexical, weights),
			gate,
			gateSteps: sliceGateSteps(weights),
			calibration,
		});
		const knowledge = { families: model.families, priors: calibration.priors };
		return {
			model,
			weigh: createDocumentWeigher(documentRule, knowledge),
			judge: createTextJudge(textGate),
		};
	} catch (error) {
		if (!(error instanceof LexicalModelError)) throw error;
		throw new PredictorError("PREDICTOR_MODEL_INVALID", error.message, { cause: error });
	}
}

/** For each asked technique the numbers of its labels. */
function labelsOf(
	techniques: readonly string[] | undefined,
	vocabulary: ReportVocabulary,
	manifest: ModelManifest,
): (readonly number[])[] {
	if (!techniques) return manifest.labels.map((_, label) => [label]);
	return techniques.map((id) => {
		const labels = vocabulary.labelsOfId.get(id);
		if (labels) return labels;
		throw new PredictorError(
			"PREDICTOR_TECHNIQUE_UNKNOWN",
			`Expected the id of a technique that the model knows, got ${id}; model.labels lists them.`,
		);
	});
}
