import { createHash } from "node:crypto";
import type { LabelledText, SourceName } from "@mapper/attack-dataset";

/** One kind of source as a model records it. */
export interface SourceDescription {
	readonly name: SourceName;
	readonly records: number;
	readonly licence: string;
	/** SHA-256 over its records in order: equal hashes, equal training material. */
	readonly sha256: string;
}

const ATTACK = "ATT&CK terms of use";
const TRAM = "Apache-2.0";

const LICENCE_OF: Record<SourceName, string> = {
	procedure: ATTACK,
	"technique-name": ATTACK,
	"technique-description": ATTACK,
	"tram-multi-label": TRAM,
	"tram-single-label": TRAM,
	"tram-bootstrap": TRAM,
	"tram-archive": TRAM,
	"tram-negative": TRAM,
	"tram-mjson": TRAM,
	sigma: "DRL-1.1",
	atomic: "MIT",
	written: "Apache-2.0",
	table: "as the user has it",
};

/** Says what a data set is made of, by kind of source, sorted by name. */
export function describeSources(records: readonly LabelledText[]): SourceDescription[] {
	const kinds = new Map<SourceName, { records: number; hash: ReturnType<typeof createHash> }>();
	for (const { source, text, labels, group } of records) {
		const kind = kinds.get(source) ?? { records: 0, hash: createHash("sha256") };
		kind.records++;
		kind.hash.update(`${JSON.stringify([text, labels, group])}\n`);
		kinds.set(source, kind);
	}
	return [...kinds]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, kind]) => ({
			name,
			records: kind.records,
			licence: LICENCE_OF[name],
			sha256: kind.hash.digest("hex"),
		}));
}
