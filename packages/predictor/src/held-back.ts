import type { LabellingStyle } from "@mapper/lexical-model";
import { weighText } from "./aggregate.js";
import { roundConfidence } from "./confidence.js";
import type { Thresholds } from "./decide.js";
import type { DecideTechniques } from "./decide-report.js";
import { evidenceOf, type Placed } from "./hierarchy.js";
import type { MappingContext } from "./map-report.js";
import { placeTechniques } from "./place-techniques.js";
import { type ReadText, readSentences } from "./read-sentences.js";
import type { HeldBackTechnique } from "./report-mapping.js";

/** How the text was mapped. */
interface MappedAs {
	readonly thresholds: Thresholds;
	readonly decide: DecideTechniques;
	readonly reportedIds: ReadonlySet<string>;
	readonly weighed: readonly Placed[];
	readonly idOfLabel: readonly (string | undefined)[];
	readonly style?: LabellingStyle;
	readonly signal?: AbortSignal;
}

/** Evidence listed for a technique at most. */
const MAX_EVIDENCE = 5;

/**
 * Finds what the behaviour gate holds back: reads the text once more as if every sentence told of an adversary's act, and
 * lists what would be reported then and is not now.
 */
export async function findHeldBack(
	text: string,
	read: ReadText,
	context: MappingContext,
	{ thresholds, decide, reportedIds, weighed, idOfLabel, style, signal }: MappedAs,
): Promise<HeldBackTechnique[]> {
	const { model, vocabulary } = context;
	const assumed = await readSentences(text, model, { style, signal, assumeBehaviour: true });
	const { techniques, judged } = weighText(assumed, context);
	const thresholdOf = (label: number) => thresholds(label, judged);
	const confidenceNow = new Map(weighed.map(({ id, confidence }) => [id, confidence]));
	return decide(placeTechniques(techniques, idOfLabel, thresholdOf), thresholdOf)
		.filter(({ id }) => !reportedIds.has(id))
		.map(({ id, confidence, hits }) => ({
			id,
			name: vocabulary.catalogue.get(id)!.name,
			confidence: roundConfidence(confidenceNow.get(id) ?? 0),
			confidenceIfReported: roundConfidence(confidence),
			evidence: evidenceOf(hits)
				.slice(0, MAX_EVIDENCE)
				.map(({ sentence, probability }) => ({
					start: read.sentences[sentence]!.start,
					end: read.sentences[sentence]!.end,
					confidence: roundConfidence(probability),
					behaviour: roundConfidence(read.behaviours.get(sentence) ?? 0),
				})),
		}));
}
