import { isAsciiAlphanumeric } from "../characters.js";
import type { Change } from "../defang-form.js";

/** The scheme a defanged one stands for, without the `s` of a secure one. */
const SCHEMES: Readonly<Record<string, string>> = {
	hxxp: "http",
	hxtp: "http",
	htxp: "http",
	hxxxp: "http",
	htp: "http",
	hpp: "http",
	hzzp: "http",
	hyyp: "http",
	"h**p": "http",
	"h*tp": "http",
	"ht*p": "http",
	"h##p": "http",
	"h--p": "http",
	h__p: "http",
	meow: "http",
	fxp: "ftp",
	fxxp: "ftp",
	"f*p": "ftp",
	sfxp: "sftp",
};
const PLAIN = /^(?:https?|s?ftps?|wss?|ldaps?|tcp|udp)$/;
const MAX_SCHEME = 7;
/** `http[s]://`, `http(s)://`: both are meant; the secure one is read. */
const OPTIONAL_S = /(?:\[s\]|\(s\))$/i;
/** A host with a dot follows a space or two backslashes that stand where nothing or two slashes should. */
const NEXT_PART = /(?:[A-Za-z0-9-]{1,63}| ?\.[A-Za-z0-9-]{1,63}| \/(?=[\w.~%?-]))/y;
const HOST_AHEAD = /[A-Za-z0-9-]{1,63}(?: ?\[?\(?\.(?=[A-Za-z0-9\])])|\[dot|\(dot| dot )/iy;

/**
 * Reads a defanged scheme before a colon, and what is wrong between scheme and host: `hxxp:`, `http:\\`, `http:// host`.
 */
export function readScheme(text: string, colon: number, copied: number): Change[] | undefined {
	const next = text.charCodeAt(colon + 1);
	if (next !== 47 && next !== 92 && next !== 91 && next !== 40 && next !== 32) return undefined;
	// `hxxp ://`: a PDF puts a space before the colon.
	const gap = text[colon - 1] === " " && text.startsWith("//", colon + 1) ? 1 : 0;
	const changes = schemeBefore(text, colon - gap, copied);
	if (gap === 1 && (changes.length > 0 || isPlainScheme(text, colon - 1))) {
		changes.push({ start: colon - 1, end: colon, replacement: "", form: "spaces" });
	}
	const isScheme = changes.length > 0 || isPlainScheme(text, colon);
	if (!isScheme) return undefined;
	if (text.startsWith("\\\\", colon + 1) && isHostAt(text, colon + 3)) {
		changes.push({ start: colon + 1, end: colon + 3, replacement: "//", form: "backslash" });
	} else if (text.startsWith("// ", colon + 1) && isHostAt(text, colon + 4)) {
		changes.push({ start: colon + 1, end: colon + 4, replacement: "//", form: "spaces" });
		changes.push(...spacesInHost(text, colon + 4));
	} else if (next === 32) return undefined;
	return changes;
}

/** The spaces before the dots of a host and before its path, as mail gateways put them: `http:// example .com /a`. */
function spacesInHost(text: string, from: number): Change[] {
	const changes: Change[] = [];
	let at = from;
	for (;;) {
		NEXT_PART.lastIndex = at;
		const part = NEXT_PART.exec(text)?.[0];
		if (part === undefined) return changes;
		if (part.startsWith(" ")) changes.push({ start: at, end: at + 1, replacement: "", form: "spaces" });
		at += part.length;
	}
}

/** Reads `http__host`, in which underscores stand for `://`. */
export function readUnderscores(text: string, at: number, copied: number): Change[] | undefined {
	if (text[at + 1] !== "_" || !isHostAt(text, at + 2)) return undefined;
	const changes = schemeBefore(text, at, copied);
	if (changes.length === 0 && !/(?<![A-Za-z0-9_])https?$/i.test(text.slice(Math.max(copied, at - 6), at)))
		return undefined;
	return [...changes, { start: at, end: at + 2, replacement: "://", form: "scheme" }];
}

/** The change that makes the word before `end` the scheme it stands for; none when it is no defanged scheme. */
export function schemeBefore(text: string, end: number, copied: number): Change[] {
	const optional = OPTIONAL_S.exec(text.slice(Math.max(copied, end - 3), end));
	const wordEnd = optional ? end - 3 : end;
	let start = wordEnd;
	while (start > copied && wordEnd - start < MAX_SCHEME && isSchemeCode(text.charCodeAt(start - 1))) start--;
	if (isAsciiAlphanumeric(text.charCodeAt(start - 1))) return [];
	const written = text.slice(start, wordEnd);
	const lower = written.toLowerCase();
	const isSecure = lower.endsWith("s") || optional !== null;
	const known = SCHEMES[lower] ?? (lower.endsWith("s") ? SCHEMES[lower.slice(0, -1)] : undefined);
	if (known !== undefined) {
		const replacement = inCaseOf(written, isSecure ? `${known}s` : known);
		return [{ start, end, replacement, form: "scheme" }];
	}
	if (!optional || lower !== "http") return [];
	return [{ start: wordEnd, end, replacement: "s", form: "brackets" }];
}

function isPlainScheme(text: string, colon: number): boolean {
	let start = colon;
	while (start > 0 && colon - start < MAX_SCHEME && isAsciiAlphanumeric(text.charCodeAt(start - 1))) start--;
	return PLAIN.test(text.slice(start, colon).toLowerCase());
}

function isHostAt(text: string, at: number): boolean {
	HOST_AHEAD.lastIndex = at;
	return HOST_AHEAD.test(text);
}

function isSchemeCode(code: number): boolean {
	return isAsciiAlphanumeric(code) || code === 42 || code === 95 || code === 35 || code === 45;
}

/** Capitals stay capitals, so that defanging and refanging give the text back. */
function inCaseOf(written: string, scheme: string): string {
	return written === written.toUpperCase() ? scheme.toUpperCase() : scheme;
}
