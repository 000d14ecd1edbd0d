import type { Change } from "./defang-form.js";
import { type ExtractOptions, extractIndicators } from "./extract.js";
import type { Indicator } from "./indicator.js";
import { OffsetMap, type SpanEdge } from "./offset-map.js";

/** A text in which no indicator becomes a link, and the way back to the text as given. */
export interface DefangedText {
	readonly text: string;
	/** The offset in the text as given of an offset in the defanged text. */
	toOriginal(offset: number, edge?: SpanEdge): number;
}

/** What {@link defang} takes. */
export interface DefangOptions extends Pick<ExtractOptions, "maxCharacters" | "maxIndicators"> {
	/** The indicators of the text, where they are known already. Default: those found in it. */
	indicators?: readonly Pick<Indicator, "type" | "start" | "end">[];
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*(?=:\/\/)/;
/** Where the path of a url starts, behind its host. */
const PATH = /(?<=[^/:])[/?#]/;
/** A mark that is in brackets already, or a name in words. */
const MARKED = /\[[^\]]{0,5}\]|\([^)]{0,5}\)|\{[^}]{0,5}\}|\\\.| dot | at |&#?\w{1,8};/i;

/**
 * Defangs the addresses, names, urls and e-mail addresses of a text and leaves everything else as it is: `http` becomes
 * `hxxp`, a dot `[.]`, the `@` of an e-mail address `[@]`, a colon of an IPv6 address `[:]`. What is defanged already stays.
 *
 * {@link refang} gives the text back.
 *
 * @throws IocExtractError as {@link extractIndicators}
 * @example
 * ```ts
 * console.log(defang("see http://evil.example/a.php").text); // see hxxp://evil[.]example/a.php
 * ```
 */
export function defang(text: string, options: DefangOptions = {}): DefangedText {
	const { indicators = extractIndicators(text, { ...options, warningLists: false }) } = options;
	const map = new OffsetMap();
	const pieces: string[] = [];
	let copied = 0;
	let length = 0;
	for (const { type, start, end } of indicators) {
		if (start < copied) continue;
		for (const change of changesOf(type, text.slice(start, end), start)) {
			pieces.push(text.slice(copied, change.start), change.replacement);
			length += change.start - copied;
			map.add(change, length, length + change.replacement.length);
			length += change.replacement.length;
			copied = change.end;
		}
	}
	pieces.push(text.slice(copied));
	return { text: pieces.join(""), toOriginal: (offset, edge = "end") => map.toOriginal(offset, edge) };
}

/** The value of an indicator as it is safe to paste: nothing in it becomes a link. */
export function defangValue({ type, value }: Pick<Indicator, "type" | "value">): string {
	let text = "";
	let copied = 0;
	for (const { start, end, replacement } of changesOf(type, value, 0)) {
		text += value.slice(copied, start) + replacement;
		copied = end;
	}
	return text + value.slice(copied);
}

/** What to change in one indicator that stands at an offset. */
function changesOf(type: Indicator["type"], written: string, offset: number): Change[] {
	switch (type) {
		case "ipv4":
		case "ipv4-cidr":
		case "ipv4-port":
		case "domain":
			return bracket(written, ".", offset);
		case "ipv6":
		case "ipv6-cidr":
		case "ipv6-port":
			return bracket(written, ":", offset);
		case "email":
			return MARKED.test(written) ? [] : bracket(written, ".@", offset);
		case "url":
			return changesOfUrl(written, offset);
		default:
			return [];
	}
}

function changesOfUrl(written: string, offset: number): Change[] {
	const scheme = SCHEME.exec(written)?.[0];
	const from = scheme === undefined ? 0 : scheme.length + 3;
	const path = PATH.exec(written.slice(from));
	const host = written.slice(from, path ? from + path.index + 1 : undefined);
	const literal = /^\[[^\]]*:/.test(host);
	const changes = literal ? [] : bracket(host, ".", offset + from);
	const replacement = scheme === undefined ? undefined : defangScheme(scheme);
	if (replacement === undefined) return changes;
	return [{ start: offset, end: offset + scheme!.length, replacement, form: "scheme" }, ...changes];
}

/** `hxxp` for `http` in the case of the letters, `fxp` for `ftp`; others stay. */
function defangScheme(scheme: string): string | undefined {
	if (/^https?$/i.test(scheme)) return scheme.replace(/tt/i, (letters) => (letters === "TT" ? "XX" : "xx"));
	return /^s?ftps?$/i.test(scheme)
		? scheme.replace(/t/i, (letter) => (letter === "T" ? "X" : "x"))
		: undefined;
}

/** Puts each of the characters in brackets; nothing where a mark stands already. */
function bracket(written: string, characters: string, offset: number): Change[] {
	if (MARKED.test(written)) return [];
	const changes: Change[] = [];
	for (let at = 0; at < written.length; at++) {
		const character = written[at]!;
		if (!characters.includes(character)) continue;
		// `::` is one mark: `[::]`.
		const width = character === ":" && written[at + 1] === ":" ? 2 : 1;
		const piece = written.slice(at, at + width);
		changes.push({
			start: offset + at,
			end: offset + at + width,
			replacement: `[${piece}]`,
			form: "brackets",
		});
		at += width - 1;
	}
	return changes;
}
