import type { CorrectionCounts } from "./label-corrections-apply.js";
import type { LabelledText, SourceName } from "./labelled-text.js";

/** What one kind of source gave. */
export interface SourceCounts {
	/** Records read. */
	readonly read: number;
	/** Records in the data set. */
	readonly records: number;
	readonly positives: number;
	/** Records whose source says that they describe no technique. */
	readonly negatives: number;
	/** Records that had the text of an earlier one and gave it their labels. */
	readonly merged: number;
	/** Records left out, by reason. */
	readonly dropped: Readonly<Record<string, number>>;
	/** Labels that could not be brought to an id in force, by id: how often each came. */
	readonly unknownLabels: Readonly<Record<string, number>>;
	/** Labels replaced by the id in force, by `from → to`: how often. */
	readonly movedLabels: Readonly<Record<string, number>>;
}

/** What a data set was made of. Plain data, ready for JSON. */
export interface DatasetReport {
	readonly attackVersion: string;
	readonly records: number;
	readonly positives: number;
	readonly negatives: number;
	readonly merged: number;
	readonly dropped: number;
	/** Techniques with at least one record. */
	readonly labels: number;
	/** Techniques in force without any record, sorted. */
	readonly labelsWithoutRecords: readonly string[];
	/** Records of each technique, by id. */
	readonly recordsPerLabel: Readonly<Record<string, number>>;
	/** By kind of source, in the order they are read. */
	readonly sources: Readonly<Partial<Record<SourceName, SourceCounts>>>;
	/** Files and folders that were not there, relative to the data folder. */
	readonly missing: readonly string[];
	readonly warnings: number;
	/** What became of the label corrections. */
	readonly corrections: CorrectionCounts;
}

/** {@link SourceCounts} while counting. */
export interface SourceTally {
	read: number;
	merged: number;
	readonly dropped: Map<string, number>;
	readonly unknownLabels: Map<string, number>;
	readonly movedLabels: Map<string, number>;
}

/** Everything counted during a build. */
export interface DatasetTally {
	readonly sources: Map<SourceName, SourceTally>;
	readonly missing: string[];
	warnings: number;
}

/** Counts nothing yet. */
export function createTally(): SourceTally {
	return { read: 0, merged: 0, dropped: new Map(), unknownLabels: new Map(), movedLabels: new Map() };
}

/** Adds one to a count. */
export function increment(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Makes the report of what was counted, of what was corrected, and of the records that came out. */
export function createReport(
	records: readonly LabelledText[],
	tally: DatasetTally,
	corrections: CorrectionCounts,
	catalogue: { readonly version: string; readonly liveIds: readonly string[] },
): DatasetReport {
	const perLabel = new Map<string, number>();
	const positives = new Map<SourceName, number>();
	const negatives = new Map<SourceName, number>();
	for (const { labels, source } of records) {
		const side = labels.length > 0 ? positives : negatives;
		side.set(source, (side.get(source) ?? 0) + 1);
		for (const label of labels) increment(perLabel, label);
	}
	const sources: Partial<Record<SourceName, SourceCounts>> = {};
	for (const [source, counts] of tally.sources) {
		const positive = positives.get(source) ?? 0;
		const negative = negatives.get(source) ?? 0;
		sources[source] = {
			read: counts.read,
			records: positive + negative,
			positives: positive,
			negatives: negative,
			merged: counts.merged,
			dropped: sorted(counts.dropped),
			unknownLabels: sorted(counts.unknownLabels),
			movedLabels: sorted(counts.movedLabels),
		};
	}
	return {
		attackVersion: catalogue.version,
		records: records.length,
		positives: sum(positives.values()),
		negatives: sum(negatives.values()),
		merged: sum([...tally.sources.values()].map((counts) => counts.merged)),
		dropped: sum([...tally.sources.values()].flatMap((counts) => [...counts.dropped.values()])),
		labels: perLabel.size,
		labelsWithoutRecords: catalogue.liveIds.filter((id) => !perLabel.has(id)),
		recordsPerLabel: sorted(perLabel),
		sources,
		missing: tally.missing,
		warnings: tally.warnings,
		corrections,
	};
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
	return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sum(numbers: Iterable<number>): number {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}
