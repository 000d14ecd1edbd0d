import { isAsciiAlphanumeric, isDigit } from "../characters.js";
import type { Change } from "../defang-form.js";
import { trimEnd } from "../trim-end.js";

/** How far back the start of a broken url is looked for. */
const MAX_REACH = 512;
const OCTETS_BEFORE = /(?:^|[^\d.])(?:\d{1,3}\.){1,3}$/;
const OCTETS_AFTER = /(?:\d{1,3}\.){0,2}\d{1,3}(?![\w.]\d|\w)/y;
const URL_START = /(?:https?|h[x*]{2}ps?|ftp|fxp)(?::|\[:\]|\[:)/i;
/** The next line's first word, when it can go on with a url. */
const NEXT_TOKEN = /[A-Za-z0-9_.~%?=&/+-]{2,512}/y;

/**
 * Reads a line break inside an IPv4 address or a url, as a PDF puts it there; the hyphen before it belongs to the url.
 *
 * A url goes on when its line ends with a character that a url seldom ends with, or when the next line starts with more
 * of a path (`…/long-pa` + `th/gate.php`).
 */
export function readLineBreak(text: string, at: number): Change[] | undefined {
	const end = text[at - 1] === "\r" ? at - 1 : at;
	const before = text.charCodeAt(end - 1);
	const after = text.charCodeAt(at + 1);
	if (!(before > 32) || !(after > 32)) return undefined;
	const isJoined =
		before === 46 && isDigit(after) && isDigit(text.charCodeAt(end - 2))
			? isBrokenAddress(text, end, at + 1)
			: (isAsciiAlphanumeric(after) || after === 47 || after === 63 || after === 61 || after === 38) &&
				isBrokenUrl(text, end, at + 1);
	return isJoined ? [{ start: end, end: at + 1, replacement: "", form: "wrapped" }] : undefined;
}

function isBrokenAddress(text: string, end: number, next: number): boolean {
	const head = OCTETS_BEFORE.exec(text.slice(Math.max(0, end - 16), end))?.[0];
	OCTETS_AFTER.lastIndex = next;
	const tail = OCTETS_AFTER.exec(text)?.[0];
	if (head === undefined || tail === undefined) return false;
	return head.split(".").length - 1 + tail.split(".").length === 4;
}

function isBrokenUrl(text: string, end: number, next: number): boolean {
	const last = text[end - 1]!;
	if (!/[A-Za-z0-9\-_=&?%/~+]/.test(last)) return false;
	let start = end;
	while (start > 0 && end - start < MAX_REACH && text.charCodeAt(start - 1) > 32) start--;
	const token = text.slice(start, end);
	const scheme = URL_START.exec(token);
	if (!scheme) return false;
	const path = token.slice(scheme.index + scheme[0].length).replace(/^[\][/:]{1,8}/, "");
	NEXT_TOKEN.lastIndex = next;
	const word = NEXT_TOKEN.exec(text)?.[0];
	if (word === undefined || /^(?:https?|hxxps?|ftp)$/i.test(word)) return false;
	const following = text[next + word.length] ?? "\n";
	if (following === "[" || following === ":") return false;
	const isLowerOrDigit = /^[a-z0-9/?=&%_]/.test(word);
	if (/[-_=&?%~+]/.test(last)) return isLowerOrDigit;
	if (!path.includes("/")) return /^[/?]/.test(word) && /\s/.test(following);
	// A word with a slash, a query or a parameter goes on with the path; one that could be a host name does not.
	const isHostLike = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?:\/|$)/i.test(word);
	if (last === "/") return !isHostLike && /[/?=&]/.test(word);
	return !isHostLike && isLowerOrDigit && /[/?=&%]/.test(trimEnd(word, "/."));
}
