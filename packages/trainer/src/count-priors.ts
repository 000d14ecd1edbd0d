import type { LabelledText } from "@mapper/attack-dataset";
import type { LabelPriors } from "@mapper/lexical-model";

/** Counts how often each technique is described, as log-odds: in procedures, and in sentences of annotated reports. */
export function countPriors(records: readonly LabelledText[], labels: readonly string[]): LabelPriors {
	return {
		procedures: logOdds(
			records.filter(({ source }) => source === "procedure"),
			labels,
		),
		reports: logOdds(
			records.filter(({ source }) => source === "tram-multi-label"),
			labels,
		),
	};
}

function logOdds(records: readonly LabelledText[], labels: readonly string[]): number[] {
	const counts = new Map<string, number>();
	for (const { labels: ids } of records) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return labels.map((id) => {
		const count = counts.get(id) ?? 0;
		// Half a text more on both sides keeps what never occurs finite.
		return Math.round(Math.log((count + 0.5) / (records.length - count + 0.5)) * 1000) / 1000;
	});
}
