import { closingQuote, isOpeningQuote } from "../quoted.js";
import type { AddCandidate, Source } from "../source.js";
import { trimEnd } from "../trim-end.js";

const NAMED =
	/(?<![A-Za-z])services? (?:(?:is |was |with the (?:display )?name )?(?:named |called )|(?:display )?names?(?: ?[:=|]| is| of)? ?|(?=["'“‘`]|[A-Z][a-z0-9]+[A-Z]))|(?<![A-Za-z])service(?:display)?names?(?: ?[:=|]| is| of)? ?/gi;
const VERB_BEFORE =
	/(?:creates?|created|installs?|installed|registers?|registered|starts?|started|stops?|stopped|new|malicious) (?:(?:a|an|the|as|to|new|windows|malicious|persistent|system|its) ){0,3}$/i;
const TOKEN = /[A-Za-z][A-Za-z0-9_.$-]{2,80}(?![A-Za-z0-9_\\/])/y;
/** Without quotes, a name has something that a word of a sentence has not. */
const NAME_LIKE = /[\d_$]|[a-z][A-Z]|^[A-Z]{2,}[a-z]|^[A-Z]{4,}$/;
/** What goes on with the sentence behind "named" and "called". */
const SENTENCE_WORD =
	/^(?:above|below|after|before|in|on|by|for|the|this|that|with|as|from|like|here|earlier|and|or)$/i;
const MAX_NAME = 256;

/**
 * Finds names of services where the text calls them so: "a service named X", "service name: X", "created the service
 * 'X'".
 *
 * Known limit: a name without quotes must not look like a word.
 *
 * @see Microsoft Learn, CreateServiceW: at most 256 characters
 */
export function findServiceNames(source: Source, add: AddCandidate): void {
	const { text } = source;
	for (const match of text.matchAll(NAMED)) {
		const start = match.index + match[0].length;
		const isBare = /^services? $/i.test(match[0]);
		if (isBare && !VERB_BEFORE.test(text.slice(Math.max(0, match.index - 48), match.index))) continue;
		if (isOpeningQuote(text[start])) {
			const closing = closingQuote(text, start, MAX_NAME);
			if (closing !== undefined) addName(text, start + 1, closing, add);
			continue;
		}
		TOKEN.lastIndex = start;
		const name = trimEnd(TOKEN.exec(text)?.[0] ?? "", ".-");
		const isAnnounced = /(?:[:=|]|named|called|name is) ?$/i.test(match[0]);
		if (SENTENCE_WORD.test(name)) continue;
		if (name !== "" && (isAnnounced || NAME_LIKE.test(name))) addName(text, start, start + name.length, add);
	}
}

function addName(text: string, start: number, end: number, add: AddCandidate): void {
	// "The service “Updater.”": the full stop is the sentence's.
	const value = text.slice(start, end).replace(/[.,]$/, "");
	if (value.trim() === value) add({ type: "service", value, start, end: start + value.length, flags: [] });
}
