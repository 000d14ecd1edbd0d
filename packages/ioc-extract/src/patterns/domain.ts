import { isLabelCode } from "../characters.js";
import { isAmbiguousEnding, isFileExtension, isProductName, readsAsFileFirst } from "../file-extensions.js";
import { canonicalHostName, hostNameFlags } from "../host-name.js";
import type { Candidate, Source } from "../source.js";
import { expectedBy } from "../surrounding-words.js";
import { isHostEnding } from "../tlds.js";

/** Sites whose name is short or ends like a file, and which reports write without defanging. */
const KNOWN_SITES = new Set("t.me t.co x.com g.co transfer.sh notion.so".split(" "));
/** Owners in code (`this.name`), reversed names (`com.vendor.app`), families in detection names (`Trojan.Win32.Agent.ai`). */
const NOT_A_HOST_FIRST = new Set(
	(
		"this self document window sys os process event req res request response console math json java javax android com org net " +
		"system microsoft.win32 object string array file data user args options config module exports app.module " +
		"trojan backdoor worm virus w32 w64 win32 win64 msil vbs exploit ransom downloader hacktool adware pua heur gen " +
		"trojan-downloader trojandownloader trojan-spy trojandropper trojan-dropper behavior malware riskware rootkit " +
		"wscript shell scripting adodb msxml2 excel word outlook"
	).split(" "),
);
const COMMON_ENDINGS = new Set(
	"com net org info biz edu gov ru cn io de uk fr nl eu jp kr nz us co ly".split(" "),
);
const SENTENCE_START = /^[A-Z][a-z]*$/;
const CAMEL_CASE = /[a-z][A-Z]/;

/**
 * Reads a run of dotted labels as a domain: its ending must be known, and where it is not defanged it must not look
 * like a file, a name in code, or two sentences without a space between them.
 *
 * Known limits: `install.sh` and its like need "domain", "host" or defanging to be read as domains; two glued sentences
 * in lower case (`credentials.in`) look like a domain and are reported.
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
	return {
		type: "domain",
		value,
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
	const after = text[end];
	if (before === "\\" || before === "$" || before === "%" || after === "\\") return false;
	// `@first.last` is an account.
	if (before === "@" && !isLabelCode(text.charCodeAt(start - 2))) return false;
	const labels = value.split(".");
	const ending = labels.at(-1)!;
	if (NOT_A_HOST_FIRST.has(labels[0]!) || isProductName(name)) return false;
	if (!COMMON_ENDINGS.has(ending) && (after === "(" || CAMEL_CASE.test(name.slice(0, -ending.length))))
		return false;
	if (after === "(" && text[end + 1] === ")") return false;
	if (!hasHostCase(name, labels)) return false;
	const registered = labels.at(-2)!;
	if (registered.length === 1 && !COMMON_ENDINGS.has(ending)) return false;
	if (labels.slice(0, -1).every((label) => /^\d{1,2}$/.test(label))) return false;
	// `Finder.app`, `Agent.gs`, `multi-user.target`: bundles, detection names, systemd units.
	if (labels.length === 2 && /^[A-Z][a-z]/.test(name) && isRareEnding(ending)) return false;
	if (ending === "target") return false;
	return !isFileExtension(ending) || isDomainNotFile(text, start, value, labels, ending);
}

function isRareEnding(ending: string): boolean {
	return !COMMON_ENDINGS.has(ending) && (ending.length === 2 || ending === "app");
}

/** The ending of a host name is written in small letters, or the whole name in capitals. */
function hasHostCase(name: string, labels: readonly string[]): boolean {
	const ending = name.slice(name.lastIndexOf(".") + 1);
	if (ending === ending.toLowerCase()) return true;
	return name === name.toUpperCase() && (labels.length > 2 || labels[1] !== "net") && name.length > 5;
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
	return ending === "com" || expected !== "file";
}
