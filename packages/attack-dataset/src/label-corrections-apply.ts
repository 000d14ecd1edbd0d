import { createHash } from "node:crypto";
import type { LabelCorrection, LabelCorrections } from "./label-corrections.js";
import type { LabelledText } from "./labelled-text.js";
import { normalizeText } from "./normalize-text.js";

/** What became of a list of corrections. Plain data, ready for JSON. */
export interface CorrectionCounts {
	/** The version of the list; absent when nothing was to be corrected. */
	readonly version?: string;
	/** Corrections whose text is in the data set. */
	readonly applied: number;
	/** Corrections whose text is not there: another version of a source, or one that is missing. */
	readonly notFound: number;
	/** Records that have other labels now; one correction may change several, or none that was right already. */
	readonly records: number;
	/** Ids to add that could not be brought to an id in force, by id: how often. */
	readonly unknownIds: Readonly<Record<string, number>>;
}

/** A record whose labels may be replaced. */
type Correctable = LabelledText & { labels: readonly string[] };

/** No corrections: what is counted then. */
const NOTHING: CorrectionCounts = { applied: 0, notFound: 0, records: 0, unknownIds: {} };

/**
 * Corrects the labels of records in place, of every record whose normalized text has the hash, and keeps them sorted.
 *
 * @param migrate an id of the list to the id in force in the data set's ATT&CK version, `undefined` if it has none
 */
export function applyLabelCorrections(
	records: readonly Correctable[],
	list: LabelCorrections | false,
	migrate: (id: string) => string | undefined,
): CorrectionCounts {
	if (list === false) return NOTHING;
	const byHash = new Map(list.corrections.map((correction) => [correction.sha256, correction]));
	const found = new Map<string, LabelCorrection>();
	const unknown = new Map<string, number>();
	let changed = 0;
	for (const record of records) {
		const sha256 = createHash("sha256").update(normalizeText(record.text)).digest("hex");
		const correction = byHash.get(sha256);
		if (correction === undefined) continue;
		if (!found.has(sha256)) {
			found.set(sha256, correction);
			for (const id of correction.add) {
				if (migrate(id) === undefined) unknown.set(id, (unknown.get(id) ?? 0) + 1);
			}
		}
		const labels = correctLabels(record.labels, correction, migrate);
		if (labels.join() !== record.labels.join()) changed++;
		record.labels = labels;
	}
	return {
		version: list.version,
		applied: found.size,
		notFound: byHash.size - found.size,
		records: changed,
		unknownIds: Object.fromEntries([...unknown].sort(([a], [b]) => (a < b ? -1 : 1))),
	};
}

function correctLabels(
	labels: readonly string[],
	{ remove, add }: LabelCorrection,
	migrate: (id: string) => string | undefined,
): string[] {
	const ids = new Set(labels);
	for (const id of remove) ids.delete(migrate(id) ?? id);
	for (const id of add) {
		const known = migrate(id);
		if (known !== undefined) ids.add(known);
	}
	return [...ids].sort();
}
