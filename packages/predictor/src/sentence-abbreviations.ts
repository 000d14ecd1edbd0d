/**
 * What the full stop after a word means: `never` ends a sentence, ends one only before a `starter` word
 * (see {@link startsSentence}), is a stop of the word only before a `number`, or, after a `time`, only before a
 * time zone or day.
 */
export type AbbreviationKind = "never" | "starter" | "number" | "time";

const NEVER_ENDING =
	"e.g i.e eg ie a.k.a aka vs v.s cf viz dr mr mrs ms prof gen sen gov rep lt col sgt capt st mt esp incl resp approx";
const SELDOM_ENDING =
	"inc ltd llc corp co gmbh plc bros dept govt univ assn intl jr sr ph.d al u.s u.k u.n e.u u.a.e d.c b.sc m.sc";
const NUMBERED =
	"no nos fig figs eq ref refs sec ch chap vol p pp para art v ver ca est min max jan feb mar apr jun jul aug sep sept oct nov dec";

const ABBREVIATIONS: ReadonlyMap<string, AbbreviationKind> = new Map([
	...NUMBERED.split(" ").map((word) => [word, "number"] as const),
	...SELDOM_ENDING.split(" ").map((word) => [word, "starter"] as const),
	["a.m", "time"],
	["p.m", "time"],
	...NEVER_ENDING.split(" ").map((word) => [word, "never"] as const),
]);

/** Two or more single letters with stops between: `U.S`, `N.S.A`. */
const DOTTED_LETTERS = /^[A-Za-z](?:\.[A-Za-z])+$/;

const STARTERS: ReadonlySet<string> = new Set(
	(
		"The This That These Those It Its He She They We You Their Our A An In On At By For From To With After " +
		"Before During Once When While If As Although However Then Next Finally First Second Later Additionally " +
		"Furthermore Moreover Meanwhile Also But And Or So Both Each Some Many Most Such There Here What Why How " +
		"Who Where Which No Not Another Other Since Until Upon Using Based According Because Despite Following"
	).split(" "),
);

/**
 * The kind of abbreviation a word is, given without its last full stop (`Inc`, `e.g`, `J`);
 * `undefined` for an ordinary word.
 */
export function abbreviationKind(word: string): AbbreviationKind | undefined {
	if (word.length > 8) return undefined;
	const kind = ABBREVIATIONS.get(word.toLowerCase());
	if (kind) return kind;
	// An initial ("J. Smith") or a dotted name ("N.S.A. analysts").
	return /^\p{Lu}$/u.test(word) || DOTTED_LETTERS.test(word) ? "starter" : undefined;
}

/** Whether a word, taken by itself, is a usual first word of an English sentence (`The`, `However`). */
export function startsSentence(word: string): boolean {
	return STARTERS.has(word);
}
