import { createContainmentIndex } from "./containment-index.js";
import { sortByHash } from "./hash-order.js";
import type { LabelledText, SourceName } from "./labelled-text.js";
import { normalizeText } from "./normalize-text.js";

/** Settings of {@link assignFolds}. */
export interface FoldOptions {
	/** Number of folds, 1 to 127. Default: 3. */
	readonly folds?: number;
	/** Another seed, another assignment. Default: `mapper-2026`. */
	readonly seed?: string;
}

/** Kinds of source whose groups are dealt out first: what a model is judged on must be spread evenly. */
const DEALT_FIRST: readonly SourceName[] = ["tram-multi-label", "procedure"];
const PROCEDURE: SourceName = "procedure";
/** Collections made from older procedure examples with the actor's name cut off: two thirds of them are still there. */
const MADE_OF_PROCEDURES: ReadonlySet<SourceName> = new Set(["tram-bootstrap", "tram-archive"]);

/**
 * Gives each record a fold, from 0, by its group: a report, software or technique block is never parted, whichever
 * sources its records come from. Within each kind of source the groups are dealt out in turn, in the order of the
 * SHA-256 of seed and name.
 *
 * TRAM's bootstrap and archive texts that stand in a procedure example go into the fold of that example, so that no
 * model is judged on a procedure it learned from a copy.
 *
 * @returns one fold number per record, in the order of the records
 * @throws RangeError for a number of folds that cannot be
 */
export function assignFolds(records: readonly LabelledText[], options: FoldOptions = {}): Int8Array {
	const { folds = 3, seed = "mapper-2026" } = options;
	if (!Number.isInteger(folds) || folds < 1 || folds > 127) {
		throw new RangeError(`Expected 1 to 127 folds, but got ${folds}. Three are enough for most purposes.`);
	}
	const groups = new Map<SourceName, Set<string>>(DEALT_FIRST.map((source) => [source, new Set()]));
	for (const { source, group } of records) {
		const known = groups.get(source);
		if (known) known.add(group);
		else groups.set(source, new Set([group]));
	}
	const foldOf = new Map<string, number>();
	for (const names of groups.values()) {
		const fresh = [...names].filter((name) => !foldOf.has(name));
		for (const [index, name] of sortByHash(fresh, seed).entries()) foldOf.set(name, index % folds);
	}

	const procedures = records.filter((record) => record.source === PROCEDURE);
	const index = createContainmentIndex(procedures.map(({ text }) => [normalizeText(text)]));
	return Int8Array.from(records, ({ source, group, text }) => {
		const owner = MADE_OF_PROCEDURES.has(source) ? index.find(normalizeText(text)) : undefined;
		const copied = owner === undefined ? undefined : procedures[owner];
		return foldOf.get(copied?.group ?? group) as number;
	});
}
