import type { DocumentWeigher, ModelManifest, SentenceModel, TextJudge } from "@mapper/lexical-model";
import { checkText } from "./check-text.js";
import { roundConfidence } from "./confidence.js";
import { type Thresholds, thresholdsFor } from "./decide.js";
import { decideReport } from "./decide-report.js";
import { PredictorError } from "./errors.js";
import { hashText } from "./hash-text.js";
import { findHeldBack } from "./held-back.js";
import { evidenceOf } from "./hierarchy.js";
import { findLookAlikes } from "./look-alikes.js";
import { mapIndicators } from "./map-indicators.js";
import { checkMapOptions, type MapOptions } from "./map-options.js";
import { type MappedTechnique, REPORT_MAPPING_SCHEMA_VERSION, type ReportMapping } from "./report-mapping.js";
import type { ReportVocabulary } from "./report-vocabulary.js";

/** What mapping needs besides the text. */
export interface MappingContext {
	readonly manifest: ModelManifest;
	readonly model: SentenceModel;
	readonly weigh: DocumentWeigher;
	readonly judge: TextJudge;
	readonly vocabulary: ReportVocabulary;
}

/** Evidence spans listed for a technique at most, best first. */
const MAX_EVIDENCE = 5;
const DEFAULT_TOP_K = 10;

/** Maps one text: sentences, scores, document rule, hierarchy, decision, stated ids, indicators, in that order. */
export async function mapReport(
	text: string,
	context: MappingContext,
	options: MapOptions = {},
): Promise<ReportMapping> {
	const { indicators: asked = true, topK = DEFAULT_TOP_K, style, signal } = options;
	const { manifest, vocabulary } = context;
	checkText(text);
	const thresholds = checkOptions(options, context);

	const decided = await decideReport(text, context, thresholds, options);
	const { read, judged, idOfLabel, weighed, decide, reported, warnings } = decided;
	const reportedIds = new Set(reported.map(({ id }) => id));
	const heldBack = options.showHeldBack
		? await findHeldBack(text, read, context, {
				thresholds,
				decide,
				reportedIds,
				weighed,
				idOfLabel,
				style,
				signal,
			})
		: undefined;

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
	const { indicators, warnings: indicatorWarnings } = asked
		? mapIndicators(text, read, techniquesOf, asked === true ? {} : asked)
		: { indicators: [], warnings: [] };

	return {
		schemaVersion: REPORT_MAPPING_SCHEMA_VERSION,
		id: options.id ?? (await hashText(text)),
		attack: { domain: vocabulary.catalogue.domain, version: vocabulary.catalogue.version },
		model: { name: manifest.name, version: manifest.version, sha256: manifest.weights.sha256 },
		document: {
			characters: text.length,
			sentences: read.sentences.length,
			...(heldBack && { behaviour: roundConfidence(judged.behaviour) }),
			...(options.source !== undefined && { source: options.source }),
		},
		techniques,
		candidates: weighed
			.filter(({ id }) => !reportedIds.has(id))
			.slice(0, topK)
			.map(({ id, confidence }) => ({ id, confidence: roundConfidence(confidence) })),
		...(heldBack && { heldBack }),
		indicators,
		warnings: [
			...(read.sentences.length === 0 ? ["The text is empty or holds only white space."] : []),
			...(vocabulary.warning ? [vocabulary.warning] : []),
			...warnings,
			...indicatorWarnings,
		],
	};
}

/**
 * Checks options against the model and the catalogue.
 *
 * @throws PredictorError `PREDICTOR_OPTION_INVALID`
 */
export function checkOptions(options: MapOptions, { manifest, vocabulary }: MappingContext): Thresholds {
	checkMapOptions(options);
	checkVersion(options.attackVersion, vocabulary);
	return thresholdsFor(manifest, options);
}

function checkVersion(asked: string | undefined, { catalogue }: ReportVocabulary): void {
	if (asked === undefined || asked === catalogue.version || asked === catalogue.version.split(".")[0]) return;
	throw new PredictorError(
		"PREDICTOR_OPTION_INVALID",
		`Expected attackVersion ${catalogue.version}, the version of the loaded catalogue, got ${asked}; pass the catalogue of that version to loadPredictor (readStixBundle makes one from MITRE's bundle).`,
	);
}
