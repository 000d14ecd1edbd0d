import { isLabelCode } from "../characters.js";
import { isDetectionName } from "../detection-name.js";
import { isAmbiguousEnding, isFileExtension, readsAsFileFirst } from "../file-extensions.js";
import { canonicalHostName, hostNameFlags, unicodeHostName } from "../host-name.js";
import { isCommonEnding, isNameInCode } from "../name-in-code.js";
import { readPort } from "../port.js";
import type { Candidate, Source } from "../source.js";
import { expectedBy } from "../surrounding-words.js";
import { isHostEnding } from "../tlds.js";

/** Sites whose name is short or ends like a file, and which reports write without defanging. */
const KNOWN_SITES = new Set("t.me t.co x.com g.co transfer.sh notion.so".split(" "));
/** In a list with other scripts, `cleanup.pl` is Perl. */
const SCRIPT_NEARBY = /\.(?:sh|py|exe|dll|bat|cmd|ps1|php|txt|conf|log|js|vbs)(?![a-z0-9])/i;
const RENAMED = /(?:renamed(?: to| as)?|saved as|copied as) ["'“]?$/i;
const CALLED_DOMAIN = /(?:domains?|hostnames?) (?:names? )?["'“`]?$/i;
const SENTENCE_START = /^[A-Z][a-z]*$/;

/**
 * Reads a run of dotted labels as a domain: its ending must be known, and where it is not defanged it must not look
 * like a file, a name in code, or two sentences without a space between them.
 *
 * Known limits: `install.sh` and its like need "domain", "host" or defanging to be read as domains; names glued together
 * (`a.comb.com`) are one.
 *
 * @see RFC 1035 section 2.3.1 for labels; the IANA root zone for endings
 */
export function readDomain(source: Source, start: number, runEnd: number): Candidate | undefined {
	const end = hostEnd(source, start, runEnd);
	if (end === undefined) return undefined;
	const name = source.text.slice(start, end);
	const value = canonicalHostName(name);
	if (!value || !hasPlainEnding(value)) return undefined;
	if (!source.isDefanged(start, end) && !readsAsDomain(source.text, start, end, name, value))
		return undefined;
	const ending = value.slice(value.lastIndexOf(".") + 1);
	const flags = hostNameFlags(value);
	const unicode = unicodeHostName(name, value);
	const port = readPort(source.text, end);
	return {
		type: "domain",
		value,
		...(unicode !== undefined && { unicode }),
		...(port && { port: port.number }),
		start,
		end,
		flags: isAmbiguousEnding(ending) && ending !== "com" ? [...flags, "file-name-like"] : flags,
	};
}

/**
 * Where a host name that starts at `start` ends: the run without a glued sentence (`evil.example.The`) or a compound
 * (`evil.example-based`).
 *
 * @returns `undefined` when no ending is known
 */
export function hostEnd(source: Source, start: number, runEnd: number): number | undefined {
	// A slice, so that a search for a dot never leaves the run.
	let name = source.text.slice(start, runEnd);
	for (;;) {
		const dot = name.lastIndexOf(".");
		if (dot <= 0) return undefined;
		const label = name.slice(dot + 1);
		if (isHostEnding(canonicalHostName(label) ?? "")) return start + name.length;
		const hyphen = label.indexOf("-");
		if (hyphen > 0 && isHostEnding(label.slice(0, hyphen).toLowerCase())) return start + dot + 1 + hyphen;
		if (!SENTENCE_START.test(label)) return undefined;
		name = name.slice(0, dot);
	}
}

/** The registered part has no underscore, and no label starts or ends with a hyphen. */
function hasPlainEnding(value: string): boolean {
	const labels = value.split(".");
	if (labels.slice(-2).some((label) => label.includes("_"))) return false;
	return labels.every((label) => !label.startsWith("-") && !label.endsWith("-"));
}

function readsAsDomain(text: string, start: number, end: number, name: string, value: string): boolean {
	if (KNOWN_SITES.has(value)) return true;
	const before = text[start - 1];
	// The host of a url or an e-mail address is one, whatever it looks like.
	if (text.startsWith("://", start - 3) || (before === "@" && isLabelCode(text.charCodeAt(start - 2))))
		return true;
	const after = text[end];
	if (before === "\\" || before === "$" || before === "%" || after === "(") return false;
	// `northwind.local\admin` is an account; `northwind.com\n` ends a line in JSON.
	if (after === "\\" && !/^\\(?:[nrt](?![A-Za-z])|["'])/.test(text.slice(end, end + 3))) return false;
	if (/(?:\{\{ ?|\$\{)$/.test(text.slice(Math.max(0, start - 3), start))) return false;
	const labels = value.split(".");
	const ending = labels.at(-1)!;
	// `@first.last` is an account, `@northwind.com` the host of mail addresses; `.spec.host` a member.
	if (before === "@" && !isCommonEnding(ending)) return false;
	if (before === "." && ending === "host") return false;
	if (CALLED_DOMAIN.test(text.slice(Math.max(0, start - 24), start)) && ending === ending.toLowerCase())
		return true;
	if (isNameInCode(text, start, end, name, labels) || isDetectionName(text, start, name)) return false;
	return !isFileExtension(ending) || isDomainNotFile(text, start, value, labels, ending);
}

function isDomainNotFile(
	text: string,
	start: number,
	value: string,
	labels: readonly string[],
	ending: string,
): boolean {
	if (labels[0] === "www") return true;
	if (value === "command.com") return false;
	const expected = expectedBy(text, start);
	if (readsAsFileFirst(ending)) return expected === "domain";
	if (
		ending === "pl" &&
		expected !== "domain" &&
		SCRIPT_NEARBY.test(text.slice(Math.max(0, start - 40), start))
	)
		return false;
	if (ending === "com") return !RENAMED.test(text.slice(Math.max(0, start - 16), start));
	return expected !== "file";
}
