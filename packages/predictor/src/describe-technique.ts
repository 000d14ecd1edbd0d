import type { LabelExplanation, Span } from "@mapper/lime-explain";
import { roundConfidence } from "./confidence.js";
import type { DecidedReport } from "./decide-report.js";
import {
	createReadingWeigher,
	distinctReadings,
	type ExplainedDocument,
	type ProbabilityParts,
	probabilityIn,
} from "./explained-document.js";
import type { ExplainedTechnique } from "./explained-techniques.js";
import type { FoundWords } from "./found-words.js";
import type { MappingContext } from "./map-report.js";
import type {
	ExplainedSentence,
	ExplainedWord,
	Explanation,
	RunnerUp,
	TechniqueExplanation,
	TechniqueWarning,
} from "./report-explanation.js";
import { findStatedIds } from "./stated-ids.js";
import type { WeighedSentence } from "./weigh-sentences.js";

/** What is known of a technique when it is described. */
interface Explained {
	readonly technique: ExplainedTechnique;
	readonly runnerUp?: { readonly id: string; readonly parts: ProbabilityParts };
	/** Absent when the model does not know the technique, or there is no sentence. */
	readonly found?: FoundWords;
	readonly sentences: readonly WeighedSentence[];
	readonly warnings: readonly TechniqueWarning[];
}

/** Words listed to tell a technique from its runner-up. */
const MAX_TELL_APART = 5;

/** Puts together what is known of a technique, with its numbers rounded. */
export function describeTechnique(
	{ technique, runnerUp, found, sentences, warnings }: Explained,
	decided: DecidedReport,
	document: ExplainedDocument,
	context: MappingContext,
): TechniqueExplanation {
	const { id, name, reported, parts } = technique;
	const weigh = createReadingWeigher(runnerUp ? [parts, runnerUp.parts] : [parts], context);
	const [probability = 0, other = 0] = parts.length > 0 ? weigh(distinctReadings(document)) : [];
	return {
		id,
		name,
		probability: roundConfidence(probability),
		isReported: reported !== undefined,
		...(reported && { basis: reported.basis }),
		stated: reported?.basis === "stated" ? findStated(id, document, context) : [],
		method: found?.method ?? "exact",
		unit: found && found.method !== "exact" ? "probability" : "score",
		sentences: sentences.map((sentence) => describeSentence(sentence, parts, document)),
		explanation: describeWords(found),
		...(runnerUp && {
			runnerUp: describeRunnerUp(runnerUp.id, other, found?.difference, context),
		}),
		warnings: [...basisWarnings(technique, decided), ...warnings, ...(found?.warnings ?? [])],
	};
}

function findStated(id: string, { text }: ExplainedDocument, { vocabulary }: MappingContext): Span[] {
	return findStatedIds(text)
		.filter((stated) => !stated.isNegated && vocabulary.migrate(stated.id) === id)
		.map(({ start, end }) => ({ start, end }));
}

function describeSentence(
	{ at, weight }: WeighedSentence,
	parts: ProbabilityParts,
	{ spans, numbers, readings }: ExplainedDocument,
): ExplainedSentence {
	const { start, end } = spans[at]!;
	const confidence = Math.max(0, ...parts.flat().map((label) => probabilityIn(readings[at]!, label)));
	return {
		sentence: numbers[at]!,
		start,
		end,
		confidence: roundConfidence(confidence),
		...(weight !== undefined && { weight: roundWeight(weight) }),
	};
}

function describeWords(found: FoundWords | undefined): Explanation {
	const { explained, featureCount = 0, samples = 0, scored = 0 } = found ?? {};
	const { stability, deletion } = explained ?? {};
	return {
		features: describeFeatures(explained),
		intercept: roundWeight(explained?.intercept ?? 0),
		remainder: roundWeight(explained?.remainder ?? 0),
		score: roundWeight(explained?.score ?? 0),
		localPrediction: roundWeight(explained?.localPrediction ?? 0),
		prediction: roundWeight(explained?.prediction ?? 0),
		featureCount,
		samples,
		scored,
		...(stability && {
			stability: { topThree: roundWeight(stability.topThree), topTen: roundWeight(stability.topTen) },
		}),
		...(deletion && {
			deletion: {
				removedCount: deletion.removedCount,
				probability: roundWeight(deletion.probability),
				drop: roundWeight(deletion.drop),
				randomDrop: roundWeight(deletion.randomDrop),
			},
		}),
	};
}

function describeRunnerUp(
	id: string,
	probability: number,
	difference: LabelExplanation | undefined,
	{ vocabulary }: MappingContext,
): RunnerUp {
	return {
		id,
		name: vocabulary.catalogue.get(id)!.name,
		probability: roundConfidence(probability),
		tellApart: describeFeatures(difference).slice(0, MAX_TELL_APART),
	};
}

function describeFeatures(explained: LabelExplanation | undefined): ExplainedWord[] {
	return (explained?.features ?? []).map(
		({ text, weight, standardError, isBelowNoise, interval, spans }) => ({
			text,
			weight: roundWeight(weight),
			standardError: roundWeight(standardError),
			isBelowNoise,
			...(interval && { interval: { low: roundWeight(interval.low), high: roundWeight(interval.high) } }),
			spans,
		}),
	);
}

/** Six digits: more say nothing, and shorter numbers are the same on every machine. */
function roundWeight(weight: number): number {
	// Adding 0 makes -0 a plain 0.
	return Math.round(weight * 1e6) / 1e6 + 0;
}

function basisWarnings(
	{ id, parts, reported }: ExplainedTechnique,
	{ read }: DecidedReport,
): TechniqueWarning[] {
	const warnings: TechniqueWarning[] = [];
	if (reported?.basis === "stated") {
		const message = `${id} is reported since its id or link stands in the text; the words tell only what the model itself makes of it.`;
		warnings.push({ code: "stated", message });
	}
	if (reported?.rolledUpFrom) {
		const message = `${id} is reported for its family: ${reported.rolledUpFrom.join(", ")} convince together, none alone.`;
		warnings.push({ code: "rolled-up", message });
	}
	if (parts.length === 0 && read.sentences.length > 0) {
		warnings.push({
			code: "unknown-to-model",
			message: `The model does not know ${id}, so there is nothing to explain.`,
		});
	}
	return warnings;
}
