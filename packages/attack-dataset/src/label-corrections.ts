import { isTechniqueId } from "./attack-id.js";
import type { SourceName } from "./labelled-text.js";
import { invalidLine, parseJsonLine } from "./parse-json-line.js";
import { stringOf } from "./stix-object.js";

/** What is wrong with the labels of one text. The text is named by its hash, so that no text need be copied. */
export interface LabelCorrection {
	/** Where the text was found. The correction holds for every copy of the text, in whatever source. */
	readonly source: SourceName;
	/** SHA-256 of the text as `normalizeText` gives it, in UTF-8; lower-case hex. */
	readonly sha256: string;
	/** Technique ids that the text does not show. */
	readonly remove: readonly string[];
	/** Technique ids that it shows without being labelled so. */
	readonly add: readonly string[];
	/** Why, for people. */
	readonly reason: string;
}

/** A list of label noise, as a file of corrections holds it. */
export interface LabelCorrections {
	/** The list's own version: changes with its content. */
	readonly version: string;
	/** The ATT&CK version of its ids. */
	readonly attackVersion: string;
	readonly corrections: readonly LabelCorrection[];
}

const FORMAT_VERSION = 1;
const SHA256 = /^[0-9a-f]{64}$/;

/** Every kind of source: the compiler asks for the missing ones. */
const SOURCES: Readonly<Record<SourceName, true>> = {
	procedure: true,
	"technique-name": true,
	"technique-description": true,
	"tram-multi-label": true,
	"tram-single-label": true,
	"tram-bootstrap": true,
	"tram-archive": true,
	"tram-negative": true,
	"tram-mjson": true,
	sigma: true,
	atomic: true,
	written: true,
	table: true,
};

/**
 * Reads a list of label corrections: JSON lines, the first of `formatVersion`, `version` and `attackVersion`, then one
 * line for each text. Blank lines are passed over.
 *
 * @param name what the lines come from, for messages
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID` with the number of the line that is broken
 */
export function parseLabelCorrections(lines: readonly string[], name: string): LabelCorrections {
	const header = parseJsonLine(lines[0] ?? "", 1, name);
	const { formatVersion } = header as { formatVersion?: unknown };
	if (formatVersion !== FORMAT_VERSION) {
		throw invalidLine(name, 1, `formatVersion ${FORMAT_VERSION}`, describe(formatVersion));
	}
	const textOfHeader = (field: string): string => {
		const text = stringOf(header, field);
		if (text === undefined)
			throw invalidLine(name, 1, `a text as ${field}`, describe(fieldOf(header, field)));
		return text;
	};
	const version = textOfHeader("version");
	const attackVersion = textOfHeader("attackVersion");

	const corrections: LabelCorrection[] = [];
	const lineOfHash = new Map<string, number>();
	lines.forEach((line, index) => {
		if (index === 0 || line.trim() === "") return;
		const number = index + 1;
		const correction = parseCorrection(line, number, name);
		const before = lineOfHash.get(correction.sha256);
		if (before !== undefined) {
			throw invalidLine(name, number, "each sha256 once", `the one of line ${before} again`);
		}
		lineOfHash.set(correction.sha256, number);
		corrections.push(correction);
	});
	return { version, attackVersion, corrections };
}

function parseCorrection(line: string, number: number, name: string): LabelCorrection {
	const record = parseJsonLine(line, number, name);
	const refuse = (expected: string, found: unknown) =>
		invalidLine(name, number, expected, typeof found === "string" ? found : describe(found));
	const source = stringOf(record, "source");
	if (source === undefined || !Object.hasOwn(SOURCES, source)) {
		throw refuse("a kind of source as source", describe(fieldOf(record, "source")));
	}
	const sha256 = stringOf(record, "sha256");
	if (sha256 === undefined || !SHA256.test(sha256)) {
		throw refuse("64 lower-case hex digits as sha256", describe(fieldOf(record, "sha256")));
	}
	const [remove, add] = ["remove", "add"].map((field) => {
		const ids = fieldOf(record, field);
		if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string" && isTechniqueId(id))) {
			throw refuse(`a list of technique ids as ${field}`, describe(ids));
		}
		return ids as string[];
	}) as [string[], string[]];
	if (remove.length + add.length === 0) throw refuse("an id in remove or add", "none");
	const both = remove.find((id) => add.includes(id));
	if (both !== undefined) throw refuse("an id in either remove or add", `${both} in both`);
	const reason = stringOf(record, "reason");
	if (reason === undefined) throw refuse("a text as reason", describe(fieldOf(record, "reason")));
	return { source: source as SourceName, sha256, remove, add, reason };
}

function fieldOf(record: object, field: string): unknown {
	return (record as Record<string, unknown>)[field];
}

const MAX_SHOWN = 80;

function describe(value: unknown): string {
	return value === undefined ? "nothing" : (JSON.stringify(value) as string).slice(0, MAX_SHOWN);
}
