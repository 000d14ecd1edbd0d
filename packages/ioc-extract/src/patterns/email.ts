import { isAsciiAlphanumeric } from "../characters.js";
import { dottedRunEnd } from "../dotted-run.js";
import { canonicalHostName, hostNameFlags } from "../host-name.js";
import type { AddCandidate, Source } from "../source.js";
import { hostEnd } from "./domain.js";

const MAX_LOCAL_PART = 64;
const MAX_HOST = 260;

/**
 * Finds e-mail addresses with an unquoted local part of ASCII characters and a host with a known ending; the value is in
 * lower case.
 *
 * Known limits: no quoted local parts, no address literals, no internationalised local parts (RFC 6531).
 *
 * @see RFC 5321 section 4.1.2
 */
export function findEmails(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
		const start = localPartStart(text, at, from);
		from = at + 1;
		if (start === undefined) continue;
		const runEnd = dottedRunEnd(text.slice(from, from + MAX_HOST), 0) + from;
		const end = hostEnd(source, from, runEnd);
		if (end === undefined || text[end] === "@") continue;
		const host = canonicalHostName(text.slice(from, end));
		if (!host) continue;
		add({
			type: "email",
			value: `${text.slice(start, at).toLowerCase()}@${host}`,
			start,
			end,
			flags: hostNameFlags(host),
		});
	}
}

function localPartStart(text: string, at: number, from: number): number | undefined {
	let start = at;
	while (start > from && at - start <= MAX_LOCAL_PART && isLocalPartCode(text.charCodeAt(start - 1))) start--;
	if (at - start > MAX_LOCAL_PART || text[start - 1] === "@" || text[at - 1] === ".") return undefined;
	// `email=jo@…` is a parameter; behind a `+`, as in bounce addresses, `=` belongs to the address.
	const written = text.slice(start, at);
	const equals = written.lastIndexOf("=");
	if (equals >= 0 && !written.slice(0, equals).includes("+")) start += equals + 1;
	while (start < at && !isAsciiAlphanumeric(text.charCodeAt(start)) && text[start] !== "_") start++;
	return start < at && !text.slice(start, at).includes("..") ? start : undefined;
}

/** Of the specials RFC 5321 allows, those that addresses in use have. */
function isLocalPartCode(code: number): boolean {
	return isAsciiAlphanumeric(code) || ".-_%+'=".includes(String.fromCharCode(code));
}
