/** As much text before and after an id as is read for a negation, in characters. */
const WINDOW_CHARACTERS = 100;

/** Words that may stand between a negation and the id it is about, other ids among them. */
const BETWEEN =
	"(?:any|the|a|an|of|for|to|by|with|or|nor|and|other|evidence|signs?|traces?|indications?|instances?|use|used|using|" +
	"usage|see|seen|saw|observe|observed|find|found|identify|identified|map|mapped|employ|employed|techniques?|" +
	String.raw`sub-techniques?|ATT&CK|MITRE|T\d{4}(?:[./]\d{3})?)`;
const NEGATION = String.raw`(?:no|not|cannot|\p{L}{2,6}n['’]t|never|without|neither|excluding|except|rather than|instead of|unlike)`;
// A comma stands only after an id of a list: "no T1059, T1105 or T1027".
const NEGATED_BEFORE = new RegExp(
	String.raw`(?<![\p{L}\d])${NEGATION}(?:(?:(?<=\d),)? ${BETWEEN}){0,10}(?:(?<=\d),)? [("'“]?$`,
	"iu",
);
const NEGATED_AFTER =
	/^[)"'”]?(?:\s\([^()]{0,60}\))? (?:(?:was|were|is|are|has|have|had|could|did) (?:not|never)|(?:was|were|is|are|has|have|had|could|did)n['’]t)(?: (?:be|been))? (?:seen|observed|used|found|identified|present|confirmed|employed|applicable|mapped|occur|apply)\b/iu;

/**
 * Whether the words beside `[start, end)` say that what stands there was not used: `no evidence of T1059 or T1105`,
 * `T1059 was not observed`. Reads only the near neighbourhood; `not only` and `did not block` do not count.
 */
export function isNegatedAt(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - WINDOW_CHARACTERS), start).replace(/\s/g, " ");
	if (NEGATED_BEFORE.test(before)) return true;
	return NEGATED_AFTER.test(text.slice(end, end + WINDOW_CHARACTERS).replace(/\s/g, " "));
}
