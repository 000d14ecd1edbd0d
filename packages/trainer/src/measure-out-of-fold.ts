import { type DocumentWeigher, type TextJudge, thresholdAtLength } from "@mapper/lexical-model";
import type { NamedFigures } from "./card-comparisons.js";
import { hitRate, type Judgement, measureLabels } from "./metrics.js";
import { FOLDS, type OutOfFold } from "./out-of-fold.js";
import type { ReadRecord } from "./sampled-texts.js";
import { summarize } from "./sampled-texts.js";

/** What decides out of fold. */
export interface OutOfFoldRules {
	readonly weighByFold: readonly DocumentWeigher[];
	readonly judge: TextJudge;
	readonly floors: { readonly floor: number; readonly singleFloor: number };
	readonly threshold: number;
	readonly lengthSlope: number;
}

/**
 * Measures each fold of the training texts by scores, calibration and document rule that saw none of it: three more splits,
 * besides the development split. The shared threshold and the text gate are those of all folds. Without the hierarchy and
 * stated ids, which need a catalogue and a text.
 */
export function measureOutOfFold(
	records: readonly ReadRecord[],
	{ labels, annotated }: Pick<OutOfFold, "labels" | "annotated">,
	rules: OutOfFoldRules,
): NamedFigures[] {
	return Array.from({ length: FOLDS }, (_, fold) => {
		const own = records.filter((item) => item.fold === fold);
		const sentences = own.filter(({ record }) => record.source === "tram-multi-label");
		const stories = own.filter(({ record }) => record.source === "written" && record.order !== undefined);
		const decide = (texts: readonly (readonly ReadRecord[])[], only?: ReadonlySet<string>) =>
			texts.map((text) => decideText(text, labels, rules, only));
		const procedures = decide(
			own.filter(({ record }) => record.source === "procedure").map((item) => [item]),
		);
		const written = decide(byGroup(stories));
		const quiet = written.filter(({ actual }) => actual.length === 0);
		const loud = written.filter(({ actual }) => actual.length > 0);
		return {
			name: String(fold + 1),
			figures: {
				"TRAM reports, F1 per text": measureLabels(decide(byGroup(sentences), annotated)).perTextF1,
				"their sentences, micro F1": measureLabels(
					decide(
						sentences.map((item) => [item]),
						annotated,
					),
				).micro.f1,
				"procedures, hit@1": hitRate(procedures, 1),
				"procedures, micro F1": measureLabels(procedures).micro.f1,
				"written texts, micro F1": measureLabels(loud).micro.f1,
				"left quiet":
					quiet.length === 0
						? 1
						: quiet.filter(({ predicted }) => predicted.length === 0).length / quiet.length,
			},
		};
	});
}

function byGroup(records: readonly ReadRecord[]): ReadRecord[][] {
	const groups = new Map<string, ReadRecord[]>();
	for (const item of records) {
		const group = groups.get(item.record.group);
		if (group) group.push(item);
		else groups.set(item.record.group, [item]);
	}
	for (const group of groups.values()) group.sort((a, b) => (a.record.order ?? 0) - (b.record.order ?? 0));
	return [...groups.values()];
}

function decideText(
	text: readonly ReadRecord[],
	labels: readonly string[],
	{ weighByFold, judge, floors, threshold, lengthSlope }: OutOfFoldRules,
	only?: ReadonlySet<string>,
): Judgement & { readonly ranked: readonly string[] } {
	const summary = summarize(text);
	const weighed = summary.labels();
	const confidences = weighByFold[text[0]!.fold]!(summary, weighed);
	const counts = (id: string) => !only || only.has(id);
	const isQuiet = judge(summary, confidences) < (text.length === 1 ? floors.singleFloor : floors.floor);
	const from = thresholdAtLength(threshold, lengthSlope, text.length);
	const ranked = weighed
		.map((label, i) => ({ id: labels[label]!, confidence: confidences[i]! }))
		.filter(({ id }) => counts(id))
		.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
	return {
		predicted: isQuiet ? [] : ranked.filter(({ confidence }) => confidence >= from).map(({ id }) => id),
		actual: [...new Set(text.flatMap((item) => item.labels.map((label) => labels[label]!)))].filter(counts),
		ranked: ranked.map(({ id }) => id),
	};
}
