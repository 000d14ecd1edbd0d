import type { DocumentRule, ModelManifest, SentenceModel } from "@mapper/lexical-model";
import { aggregate } from "./aggregate.js";
import { thresholdsFor } from "./decide.js";
import { PredictorError } from "./errors.js";
import { hashText } from "./hash-text.js";
import { dropImpliedParents, evidenceOf, type Placed, rollUpToParents } from "./hierarchy.js";
import { findLookAlikes, roundConfidence } from "./look-alikes.js";
import { mapIndicators } from "./map-indicators.js";
import { checkMapOptions, type MapOptions } from "./map-options.js";
import { readSentences, type SentenceHit } from "./read-sentences.js";
import {
	type MappedTechnique,
	REPORT_MAPPING_SCHEMA_VERSION,
	type ReportMapping,
	type TechniqueBasis,
} from "./report-mapping.js";
import type { ReportVocabulary } from "./report-vocabulary.js";
import { findStatedTechniques } from "./state-techniques.js";

/** What mapping needs besides the text. */
export interface MappingContext {
	readonly manifest: ModelManifest;
	readonly model: SentenceModel;
	readonly vocabulary: ReportVocabulary;
}

/** Longer texts are refused: 32 million characters are fifty thousand pages, and reading them takes half a minute. */
export const MAX_TEXT_CHARACTERS = 32_000_000;

/** Evidence spans listed for a technique at most, best first. */
const MAX_EVIDENCE = 5;
const DEFAULT_TOP_K = 10;

interface Reported extends Placed {
	readonly basis: TechniqueBasis;
}

/** Maps one text: sentences, scores, document rule, hierarchy, decision, stated ids, indicators, in that order. */
export async function mapReport(
	text: string,
	context: MappingContext,
	options: MapOptions = {},
): Promise<ReportMapping> {
	const { indicators: withIndicators = true, topK = DEFAULT_TOP_K, signal } = options;
	const { manifest, model, vocabulary } = context;
	checkText(text);
	checkMapOptions(options);
	checkVersion(options.attackVersion, vocabulary);

	const read = await readSentences(text, model, signal);
	const weighed = placeTechniques(aggregate(read, manifest.documentRule), context, options);
	const { stated, warnings } = findStatedTechniques(text, read.sentences, vocabulary);
	const reported = decideTechniques(weighed, stated, context, options);
	const reportedIds = new Set(reported.map(({ id }) => id));

	const techniquesOf = new Map<number, string[]>();
	const techniques = reported.map((technique): MappedTechnique => {
		const { id, basis, confidence, hits } = technique;
		const { name, tactics } = vocabulary.catalogue.get(id)!;
		const evidence = evidenceOf(hits);
		for (const { sentence } of evidence) {
			const known = techniquesOf.get(sentence);
			if (known) known.push(id);
			else techniquesOf.set(sentence, [id]);
		}
		return {
			id,
			name,
			tactics,
			confidence: roundConfidence(confidence),
			basis,
			support: vocabulary.supportOf.get(id) ?? "described",
			evidence: evidence.slice(0, MAX_EVIDENCE).map(({ sentence, probability }) => ({
				start: read.sentences[sentence]!.start,
				end: read.sentences[sentence]!.end,
				confidence: roundConfidence(probability),
			})),
			lookAlikes: findLookAlikes(technique, weighed, reportedIds),
		};
	});

	return {
		schemaVersion: REPORT_MAPPING_SCHEMA_VERSION,
		id: options.id ?? (await hashText(text)),
		attack: { domain: vocabulary.catalogue.domain, version: vocabulary.catalogue.version },
		model: { name: manifest.name, version: manifest.version, sha256: manifest.weights.sha256 },
		document: {
			characters: text.length,
			sentences: read.sentences.length,
			...(options.source !== undefined && { source: options.source }),
		},
		techniques,
		candidates: weighed
			.filter(({ id }) => !reportedIds.has(id))
			.slice(0, topK)
			.map(({ id, confidence }) => ({ id, confidence: roundConfidence(confidence) })),
		indicators: withIndicators ? mapIndicators(text, read.sentences, techniquesOf) : [],
		warnings: [
			...(read.sentences.length === 0 ? ["The text is empty or holds only white space."] : []),
			...(vocabulary.warning ? [vocabulary.warning] : []),
			...warnings,
		],
	};
}

/** Calls the model's techniques by their ids in the answer's ATT&CK version, with the thresholds that apply. */
function placeTechniques(
	weighed: ReturnType<typeof aggregate>,
	{ manifest, vocabulary }: MappingContext,
	options: MapOptions,
): Placed[] {
	const thresholdOf = thresholdsFor(manifest, options);
	return weighed
		.filter(({ label }) => vocabulary.idOfLabel[label] !== undefined)
		.map(({ label, confidence, hits }) => ({
			id: vocabulary.idOfLabel[label]!,
			confidence,
			hits,
			threshold: thresholdOf(label),
		}))
		.sort(byConfidenceThenId);
}

/** Chooses what is reported: above its threshold, rolled up, or stated; best first. */
function decideTechniques(
	weighed: readonly Placed[],
	stated: ReturnType<typeof findStatedTechniques>["stated"],
	{ manifest, vocabulary }: MappingContext,
	options: MapOptions,
): Reported[] {
	const { catalogue } = vocabulary;
	const thresholdOf = thresholdsFor(manifest, options);
	const convincing = weighed.filter(
		({ confidence, threshold, hits }) => confidence >= threshold && hits.length > 0,
	);
	const kept = dropImpliedParents(convincing, catalogue);
	const rolled = rollUpToParents(
		weighed.filter(({ hits }) => hits.length > 0),
		new Set(convincing.map(({ id }) => id)),
		catalogue,
		(id, confidence, hits): Placed | undefined => {
			const label = vocabulary.labelOfId.get(id);
			return label === undefined ? undefined : { id, confidence, hits, threshold: thresholdOf(label) };
		},
	);
	const reported = new Map<string, Reported>();
	for (const technique of [...kept, ...rolled]) reported.set(technique.id, { ...technique, basis: "model" });
	for (const { id, sentences } of stated) {
		const certain = sentences.map((sentence): SentenceHit => ({ sentence, probability: 1 }));
		const others = (reported.get(id)?.hits ?? []).filter(({ sentence }) => !sentences.includes(sentence));
		reported.set(id, { id, confidence: 1, hits: [...certain, ...others], threshold: 0, basis: "stated" });
	}
	return [...reported.values()].sort(byConfidenceThenId);
}

function byConfidenceThenId(a: Placed, b: Placed): number {
	return b.confidence - a.confidence || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function checkText(text: unknown): asserts text is string {
	if (typeof text !== "string") {
		throw new PredictorError(
			"PREDICTOR_TEXT_INVALID",
			`Expected the report's text as a string, got ${text === null ? "null" : typeof text}; read files with @mapper/report-reader or your own code first.`,
		);
	}
	if (text.length > MAX_TEXT_CHARACTERS) {
		throw new PredictorError(
			"PREDICTOR_TEXT_TOO_LONG",
			`Expected a text of at most ${MAX_TEXT_CHARACTERS} characters, got ${text.length}; map its parts one by one.`,
		);
	}
}

function checkVersion(asked: string | undefined, { catalogue }: ReportVocabulary): void {
	if (asked === undefined || asked === catalogue.version || asked === catalogue.version.split(".")[0]) return;
	throw new PredictorError(
		"PREDICTOR_OPTION_INVALID",
		`Expected attackVersion ${catalogue.version}, the version of the loaded catalogue, got ${asked}; pass the catalogue of that version to loadPredictor (readStixBundle makes one from MITRE's bundle).`,
	);
}
