import { join } from "node:path";
import type { Catalogue } from "./catalogue.js";
import {
	createReport,
	createTally,
	type DatasetReport,
	type DatasetTally,
	increment,
	type SourceTally,
} from "./dataset-report.js";
import { listDatasetSources } from "./dataset-sources.js";
import { AttackDatasetError } from "./errors.js";
import type { LabelCorrections } from "./label-corrections.js";
import { applyLabelCorrections } from "./label-corrections-apply.js";
import { loadLabelCorrections } from "./label-corrections-shipped.js";
import type { LabelledText, SourceName } from "./labelled-text.js";
import { migrateId } from "./migrate-ids.js";
import { normalizeText } from "./normalize-text.js";
import type { ReaderOptions } from "./reader-options.js";
import { MOVES_19_TO_18 } from "./version-moves.js";

/** Settings of {@link buildDataset}. */
export interface BuildDatasetOptions extends ReaderOptions {
	/** The folder of the public sources: `attack/`, `tram/`, `sigma/`, `atomic-red-team/`. */
	readonly dataDir: string;
	/** The folder of the written corpus. Default: `written` in the data folder. */
	readonly writtenDir?: string;
	/** The ATT&CK version that every label is brought to. */
	readonly catalogue: Catalogue;
	/**
	 * Replacements of ids that the catalogue does not know. Sigma and Atomic Red Team carry the tags of ATT&CK 19.
	 * Default: {@link MOVES_19_TO_18}.
	 */
	readonly moves?: Readonly<Record<string, string>>;
	/**
	 * Label noise to correct, by the hash of the text; `false` leaves the labels as the sources have them. A list of your
	 * own comes from `readLabelCorrections`. Default: the shipped list, `loadLabelCorrections()`.
	 */
	readonly labelCorrections?: LabelCorrections | false;
}

/** All records of all sources, and what became of the rest. */
export interface Dataset {
	readonly records: LabelledText[];
	readonly report: DatasetReport;
}

type MutableRecord = LabelledText & { labels: readonly string[] };

/** Whole reports: merging would tear sentences out of them. */
const KEPT_WHOLE: SourceName = "tram-multi-label";

/**
 * Reads every source that is present, in a fixed order, and makes one list of records: labels brought to ids in force
 * and sorted, equal texts merged into the first of them with the labels of all. TRAM's multi-label sentences are never
 * merged, so that its reports stay whole. A record none of whose labels is known is dropped, not made a negative. Known
 * label noise is corrected last.
 *
 * A missing source is a warning. Files of the written corpus named `development-*` are left out.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: a source is damaged; `DATASET_SOURCE_MISSING`: none is present
 */
export async function buildDataset(options: BuildDatasetOptions): Promise<Dataset> {
	const {
		dataDir,
		writtenDir = join(dataDir, "written"),
		catalogue,
		moves = MOVES_19_TO_18,
		labelCorrections = loadLabelCorrections(),
		signal,
	} = options;
	const tally: DatasetTally = { sources: new Map(), missing: [], warnings: 0 };
	const onWarning = (warning: string): void => {
		tally.warnings++;
		options.onWarning?.(warning);
	};
	const records: MutableRecord[] = [];
	const byText = new Map<string, MutableRecord>();
	const migrate = createMigration(catalogue, moves);

	for (const { sources, path, records: stream } of listDatasetSources(
		{ dataDir, writtenDir, catalogue },
		{ onWarning, signal },
	)) {
		for (const source of sources) tally.sources.set(source, createTally());
		try {
			for await (const record of stream) {
				signal?.throwIfAborted();
				const counts = tally.sources.get(record.source) as SourceTally;
				counts.read++;
				const labels = migrate(record.labels, counts);
				if (record.labels.length > 0 && labels.length === 0) {
					increment(counts.dropped, "no label known");
					continue;
				}
				const key = normalizeText(record.text);
				if (record.source === KEPT_WHOLE) {
					records.push({ ...record, labels });
					continue;
				}
				if (key === "") {
					increment(counts.dropped, "no letters or digits");
					continue;
				}
				const first = byText.get(key);
				if (first) {
					first.labels = union(first.labels, labels);
					counts.merged++;
				} else {
					const added: MutableRecord = { ...record, labels };
					byText.set(key, added);
					records.push(added);
				}
			}
		} catch (error) {
			if (!(error instanceof AttackDatasetError) || error.code !== "DATASET_SOURCE_MISSING") throw error;
			if (!tally.missing.includes(path)) tally.missing.push(path);
			onWarning(`Source ${path} left out. ${error.message}`);
		}
	}
	if (records.length === 0) {
		throw new AttackDatasetError(
			"DATASET_SOURCE_MISSING",
			`Expected the sources attack/, tram/, sigma/, atomic-red-team/ or written/ in ${dataDir}, but none has a record. ` +
				"Pull the sources first, or name the folder that holds them.",
			{ subject: dataDir },
		);
	}
	const corrections = applyLabelCorrections(
		records,
		labelCorrections,
		(id) => migrateId(id, catalogue, { moves }).id,
	);
	return { records, report: createReport(records, tally, corrections, catalogue) };
}

function createMigration(catalogue: Catalogue, moves: Readonly<Record<string, string>>) {
	// A few hundred ids come tens of thousands of times.
	const known = new Map<string, string | undefined>();
	return (labels: readonly string[], counts: SourceTally): string[] => {
		const ids = new Set<string>();
		for (const label of labels) {
			if (!known.has(label)) known.set(label, migrateId(label, catalogue, { moves }).id);
			const id = known.get(label);
			if (id === undefined) increment(counts.unknownLabels, label);
			else ids.add(id);
			if (id !== undefined && id !== label) increment(counts.movedLabels, `${label} → ${id}`);
		}
		return [...ids].sort();
	};
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
	return b.every((label) => a.includes(label)) ? a : [...new Set([...a, ...b])].sort();
}
