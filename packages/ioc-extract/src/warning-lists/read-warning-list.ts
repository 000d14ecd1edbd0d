import { IocExtractError } from "../errors.js";
import { usableEntries } from "./usable-entries.js";
import {
	type LeftOutEntry,
	WARNING_LIST_TYPES,
	type WarningList,
	type WarningListType,
} from "./warning-list.js";

/** The name becomes part of a flag and of file names in messages. */
const MAX_NAME_LENGTH = 200;

/** The largest public list has a million entries; beyond twice that, a list costs more memory than it helps. */
const MAX_ENTRIES = 2_000_000;

/** A value is compared with the expressions one by one, so a list of them must be short; the public one has 33. */
const MAX_REGEX_ENTRIES = 1_000;

/** How many of the entries left out a warning shows. */
const SHOWN_IN_WARNING = 3;

/** The settings of {@link readWarningList}; all are optional. */
export interface ReadWarningListOptions {
	/** What a hit is called; default: the list's own `name`. */
	readonly name?: string;
	/** What error messages call the list, such as its path; default: its name. */
	readonly source?: string;
	/** Takes a sentence when entries are left out. */
	readonly onWarning?: (warning: string) => void;
}

/**
 * One warning list from JSON in the format of MISP/misp-warninglists, without reading any file.
 *
 * Entries that cannot be used are left out: they stand in `leftOut`, and `onWarning` gets one sentence for the list.
 * Among them are regular expressions whose time has no bound. Lists come from anywhere, and JavaScript's engine
 * backtracks, so a pattern is accepted only when what it can cost at worst is known: characters, classes, groups,
 * alternatives and quantifiers, but no repeat over a part that itself repeats or has alternatives, no look-around, no
 * references; and a value is cut to 1,024 characters before a pattern sees it.
 *
 * @param json - the text of a `list.json`, or what it parses to
 * @throws IocExtractError `IOC_EXTRACT_WARNING_LIST_INVALID`: no JSON, or not of that format;
 * `IOC_EXTRACT_WARNING_LIST_TOO_LARGE`: more than 2,000,000 entries, or 1,000 regular expressions
 * @see https://github.com/MISP/misp-warninglists/blob/main/schema.json
 */
export function readWarningList(json: unknown, options: ReadWarningListOptions = {}): WarningList {
	const { onWarning } = options;
	const source = options.source ?? options.name ?? "the warning list";
	const fields = typeof json === "string" ? parseJson(json, source) : json;
	if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
		throw invalid(source, "a JSON object with name, type and list", fields);
	}
	// Without a version or a type, MISP takes 1 and "string".
	const { name: ownName, version = 1, type = "string", list, matching_attributes = [] } = fields as MispList;
	const name = options.name ?? ownName;
	if (typeof name !== "string" || name === "" || name.length > MAX_NAME_LENGTH) {
		throw invalid(source, `"name" of 1 to ${MAX_NAME_LENGTH} characters`, name);
	}
	if (typeof version !== "number") throw invalid(source, '"version" as a number', version);
	if (!isWarningListType(type)) {
		throw invalid(source, `"type" as one of ${WARNING_LIST_TYPES.join(", ")}`, type);
	}
	if (!isStringArray(matching_attributes)) {
		throw invalid(source, '"matching_attributes" as an array of strings', matching_attributes);
	}
	if (!isStringArray(list)) throw invalid(source, '"list" as an array of strings', list);
	checkSize(list.length, type, source);

	const { entries, leftOut } = usableEntries(list, type);
	if (leftOut.length > 0) onWarning?.(warningOf(source, leftOut, list.length));
	return { name, version, type, matchingAttributes: matching_attributes, entries, leftOut };
}

type MispList = Partial<Record<"name" | "version" | "type" | "list" | "matching_attributes", unknown>>;

function parseJson(text: string, source: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new IocExtractError(
			"IOC_EXTRACT_WARNING_LIST_INVALID",
			`Expected JSON in ${source}, but got text that is not: ${(cause as Error).message}. Fetch the file again, or remove it.`,
			{ cause },
		);
	}
}

function isWarningListType(type: unknown): type is WarningListType {
	return WARNING_LIST_TYPES.some((known) => known === type);
}

function isStringArray(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function checkSize(length: number, type: WarningListType, source: string): void {
	const most = type === "regex" ? MAX_REGEX_ENTRIES : MAX_ENTRIES;
	if (length <= most) return;
	throw new IocExtractError(
		"IOC_EXTRACT_WARNING_LIST_TOO_LARGE",
		`Expected at most ${most} entries of type ${type} in ${source}, but got ${length}. Leave the list out, or split it.`,
	);
}

function warningOf(source: string, leftOut: readonly LeftOutEntry[], total: number): string {
	const shown = leftOut
		.slice(0, SHOWN_IN_WARNING)
		.map(({ entry, reason }) => `${JSON.stringify(shortened(entry))} (${reason})`);
	const more = leftOut.length > SHOWN_IN_WARNING ? ", …" : "";
	return `${source}: ${leftOut.length} of ${total} entries left out: ${shown.join(", ")}${more}.`;
}

function invalid(source: string, expected: string, got: unknown): IocExtractError {
	const given = got === undefined ? "nothing" : shortened(JSON.stringify(got) ?? typeof got);
	return new IocExtractError(
		"IOC_EXTRACT_WARNING_LIST_INVALID",
		`Expected ${expected} in ${source}, as in MISP/misp-warninglists, but got ${given}. ` +
			"Correct the file, remove it, or name the lists to load.",
	);
}

function shortened(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
