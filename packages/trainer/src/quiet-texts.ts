import type { DevelopmentText } from "@mapper/attack-dataset";
import { bootstrapIntervals, type Interval } from "./bootstrap.js";
import { measureQuiet } from "./set-figures.js";
import type { TextOutcome } from "./text-outcome.js";

/** How many texts without adversary behaviour had nothing reported on them. */
export interface QuietTexts {
	readonly texts: number;
	readonly quietShare: number;
	/** 95 % bootstrap interval of `quietShare` over texts. */
	readonly interval: Interval;
	readonly byKind: Record<string, number>;
}

/** Counts who was left quiet, also by kind of text. */
export function countQuiet(texts: readonly DevelopmentText[], outcomes: readonly TextOutcome[]): QuietTexts {
	const byKind: Record<string, { texts: number; quiet: number }> = {};
	let quiet = 0;
	texts.forEach(({ kind }, i) => {
		const counts = byKind[kind] ?? { texts: 0, quiet: 0 };
		byKind[kind] = counts;
		counts.texts++;
		if (outcomes[i]!.predicted.length > 0) return;
		counts.quiet++;
		quiet++;
	});
	const shares = Object.entries(byKind).map(([kind, counts]) => [kind, counts.quiet / counts.texts] as const);
	const { units, measure } = measureQuiet(outcomes);
	return {
		texts: texts.length,
		quietShare: quiet / texts.length,
		interval: bootstrapIntervals(units, measure).quietShare,
		byKind: Object.fromEntries(shares),
	};
}
