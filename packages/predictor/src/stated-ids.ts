import { parseAttackId } from "@mapper/attack-dataset";
import { isNegatedAt } from "./stated-negation.js";

/** A technique or sub-technique id that stands in a text. */
export interface StatedId {
	/** The id in canonical form, such as `T1059.001`; right by form only, so check it against the catalogue. */
	readonly id: string;
	/** Where the id, or the link that names it, starts: a UTF-16 offset. */
	readonly start: number;
	/** Where it ends, exclusive. */
	readonly end: number;
	/** Present when the words around it say that the technique was not used: `no evidence of T1059`. */
	readonly isNegated?: true;
}

const DOT = String.raw`(?:\.|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\))`;
const SCHEME = String.raw`h(?:tt|xx)ps?(?::|\[:\])(?:\/\/|\[\/\/\])|h(?:tt|xx)ps?\[:\/\/\]`;
/** Three kinds of token: a link to a technique page, any other link (its parts are no statement), a bare id. */
const TOKEN = new RegExp(
	String.raw`(?<link>(?:${SCHEME})?(?:www${DOT})?attack${DOT}mitre${DOT}org\/(?:versions\/v\d+(?:[.-]\d+)?\/)?` +
		String.raw`(?:techniques|wiki\/Technique)\/(?<linked>T\d{4}(?:[/.]\d{3})?)(?!\w|[/.]\d)\/?)` +
		String.raw`|(?:${SCHEME}|ftp:\/\/)[^\s<>"'(),]*` +
		String.raw`|(?<bare>T\d{4}(?:(?:[./]|\[\.\])\d{3})?)`,
	"gi",
);

/** As far back as the rest of a token is read to tell a path from a list such as `T1059/T1105`, in characters. */
const MAX_TOKEN_CHARACTERS = 64;

/**
 * Finds the ATT&CK technique and sub-technique ids written in a text: `T1059`, `t1059.001`, `T1059/001`,
 * `T1059[.]001`, and links to technique pages on attack.mitre.org, defanged or not. A link is one hit.
 *
 * Ids inside longer tokens (`XT1059`, `T10591`, file names, paths, other links) are left out.
 *
 * @returns hits in order of their place; they do not overlap, and an id that stands twice is there twice
 */
export function findStatedIds(text: string): StatedId[] {
	const hits: StatedId[] = [];
	for (const match of text.matchAll(TOKEN)) {
		const { link, linked, bare } = match.groups as { link?: string; linked?: string; bare?: string };
		const written = linked ?? bare;
		if (!written) continue;
		const start = match.index;
		const end = start + match[0].length;
		const isWhole =
			link === undefined
				? hasLeftEdge(text, start, hits) && hasRightEdge(text, end)
				: !(/^h/i.test(link) ? /\w/ : /[\w.-]/).test(text.charAt(start - 1));
		const parsed = isWhole ? parseAttackId(written.replace("[.]", ".")) : undefined;
		if (!parsed || parsed.kind === "tactic") continue;
		hits.push(
			isNegatedAt(text, start, end)
				? { id: parsed.id, start, end, isNegated: true }
				: { id: parsed.id, start, end },
		);
	}
	return hits;
}

/** Letters of scripts that put spaces between words; next to Chinese characters an id is whole. */
const WORD_END = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_@%\\~$]$/u;
const WORD_START = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_@]/u;

/** Whether a bare id at `start` begins its token, or follows another id, a word or a tag prefix in it. */
function hasLeftEdge(text: string, start: number, hits: readonly StatedId[]): boolean {
	const before = text.slice(Math.max(0, start - MAX_TOKEN_CHARACTERS), start);
	if (WORD_END.test(before)) return false;
	const joint = before.slice(-1);
	if (joint !== "." && joint !== "-" && joint !== "/") return true;
	if (hits.at(-1)?.end === start - 1) return true; // "T1059/T1105"
	if (/^.$|\s.$/.test(before)) return joint !== "/"; // "/T1059" is a path, "-T1059" a list item
	// One word and a slash ("Execution/T1059") is a list, more of them are a path.
	if (joint === "/") return /(?:^|[\s"'“‘([{,;|])[^\s/\\:.~]+\/$/.test(before);
	// A full word: "PowerShell-T1059.001", "the host.T1105 came next", Sigma's "attack.t1059"; not "AB-T1059".
	return (
		/(?<!\w)(?:att&ck|attack|mitre)[.-]$/i.test(before) ||
		(text[start] === "T" && /[a-z]{3}[.-]$/.test(before))
	);
}

/** Whether an id that ends at `end` goes no further: not `T10591`, `T1059.0012`, `T1059.exe`, `T1059-2`. */
function hasRightEdge(text: string, end: number): boolean {
	const after = text.slice(end, end + 5);
	return !WORD_START.test(after) && !/^[/-]\d|^(?:\.|\[\.\])(?:[\da-z]|[A-Z]{2})/.test(after);
}
