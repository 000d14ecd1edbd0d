import { createContainmentIndex, type NormalizedParts } from "./containment-index.js";
import { hashShare, sortByHash } from "./hash-order.js";
import type { LabelledText, SourceName } from "./labelled-text.js";
import { normalizeText } from "./normalize-text.js";

/** Settings of {@link splitDataset}. */
export interface SplitOptions {
	/** Another seed, another split. Default: `mapper-2026`. */
	readonly seed?: string;
	/** TRAM reports held out. Default: 25. */
	readonly tramDocuments?: number;
	/** Share of software, groups and campaigns held out, 0 to 1. Default: 0.1. */
	readonly softwareShare?: number;
}

/** What a split did. Plain data, ready for JSON. */
export interface SplitReport {
	readonly seed: string;
	readonly training: number;
	readonly development: number;
	/** Held-out TRAM reports, in hash order. */
	readonly tramDocuments: readonly string[];
	/** Number of held-out software, groups and campaigns. */
	readonly software: number;
	/** Records of other sources that belong to a held-out report, left out, by source. */
	readonly sameGroup: Readonly<Partial<Record<SourceName, number>>>;
	/** Training records whose text stands in a development text, left out, by source. */
	readonly leaks: Readonly<Partial<Record<SourceName, number>>>;
}

/** Two sides that share no group and no text. */
export interface DatasetSplit {
	readonly training: LabelledText[];
	readonly development: LabelledText[];
	readonly report: SplitReport;
}

const TRAM: SourceName = "tram-multi-label";
const PROCEDURE: SourceName = "procedure";

/**
 * Holds out whole TRAM reports and all procedure examples of some software, groups and campaigns. The groups with the
 * smallest SHA-256 of seed and name are taken, so the split depends on nothing but the names.
 *
 * Development is TRAM's multi-label sentences and the procedures of those groups. Other records of a held-out group
 * are in neither side, nor are training records whose words stand in a development text (a whole report counts as one
 * text). Equal texts inside development stay: they are what a report says.
 */
export function splitDataset(records: readonly LabelledText[], options: SplitOptions = {}): DatasetSplit {
	const { seed = "mapper-2026", tramDocuments = 25, softwareShare = 0.1 } = options;
	const documents = sortByHash(groupsOf(records, TRAM), seed).slice(0, tramDocuments);
	const software = [...groupsOf(records, PROCEDURE)].filter(
		(group) => hashShare(seed, group) < softwareShare,
	);
	const heldOut = new Set([...documents, ...software]);

	const development: LabelledText[] = [];
	const candidates: LabelledText[] = [];
	const sameGroup = new Map<SourceName, number>();
	for (const record of records) {
		if (!heldOut.has(record.group)) candidates.push(record);
		else if (record.source === TRAM || record.source === PROCEDURE) development.push(record);
		else count(sameGroup, record.source);
	}

	const index = createContainmentIndex(developmentTexts(development));
	const leaks = new Map<SourceName, number>();
	const training = candidates.filter((record) => {
		if (index.find(normalizeText(record.text)) === undefined) return true;
		count(leaks, record.source);
		return false;
	});
	return {
		training,
		development,
		report: {
			seed,
			training: training.length,
			development: development.length,
			tramDocuments: documents,
			software: software.length,
			sameGroup: Object.fromEntries(sameGroup),
			leaks: Object.fromEntries(leaks),
		},
	};
}

/** A report is one text with its sentences as parts, in their order; a procedure is a text of its own. */
function developmentTexts(development: readonly LabelledText[]): NormalizedParts[] {
	const documents = new Map<string, LabelledText[]>();
	const texts: NormalizedParts[] = [];
	for (const record of development) {
		if (record.source !== TRAM) {
			texts.push([normalizeText(record.text)]);
			continue;
		}
		const document = documents.get(record.group);
		if (document) document.push(record);
		else documents.set(record.group, [record]);
	}
	for (const document of documents.values()) {
		const sentences = document.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
		texts.push(sentences.map((sentence) => normalizeText(sentence.text)));
	}
	return texts;
}

function groupsOf(records: readonly LabelledText[], source: SourceName): Set<string> {
	return new Set(records.filter((record) => record.source === source).map((record) => record.group));
}

function count(counts: Map<SourceName, number>, source: SourceName): void {
	counts.set(source, (counts.get(source) ?? 0) + 1);
}
