/**
 * Values are cut to this many UTF-16 code units before a regular expression sees them: longer than any host name or
 * file name and nearly any url, and short enough to bound the time a pattern can take.
 */
export const MAX_REGEX_VALUE_LENGTH = 1_024;

/** Longer patterns are refused: what people write by hand is far shorter, and reading one recurses into its groups. */
const MAX_PATTERN_LENGTH = 1_000;

/** The steps a pattern may cost in the worst case, on a value of full length: some hundredths of a second. */
const MAX_PATTERN_STEPS = 2 ** 25;

/** A counted repeat is worked out round by round up to this count; above it, it is treated like `*`. */
const MAX_COUNTED_ROUNDS = 64;

/**
 * What matching a part of a pattern costs a backtracking engine at worst: `steps + ways * rest`, where `rest` is the
 * cost of what follows the part, and `ways` the number of times it may be tried.
 */
interface Cost {
	readonly steps: number;
	readonly ways: number;
}

const NOTHING: Cost = { steps: 0, ways: 1 };
const ONE_CHARACTER: Cost = { steps: 1, ways: 1 };

const ESCAPE = /\\(?:[dDwWsSbBtnrf]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^a-zA-Z0-9])/y;
const CLASS = /\[\^?(?:[^\]\\[]|\\(?:[dDwWsSbtnrf]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^a-zA-Z0-9]))+\]/y;
const QUANTIFIER = /(?:([*+?])|\{(\d{1,5})(?:(,)(\d{0,5}))?\})\??/y;

/** What a pattern costs at worst, in steps of the engine, or why it must not be run. */
export type PatternCost =
	| { readonly steps: number; readonly reason?: undefined }
	| { readonly steps?: undefined; readonly reason: string };

/**
 * What a pattern from a list of unknown origin costs at worst on a value of {@link MAX_REGEX_VALUE_LENGTH}.
 *
 * Allowed are characters, `.`, classes, the escapes that mean the same in PCRE and JavaScript, `^`, `$`, `\b`, groups,
 * `|`, and quantifiers, as long as the cost, summed over the whole pattern, stays below {@link MAX_PATTERN_STEPS}.
 * A repeat without a small bound must not hold a part that can match in two ways: no quantifier or alternative inside
 * it. Refused are look-around, references, named groups and possessive quantifiers.
 */
export function patternCost(pattern: string, options: { readonly multiline?: boolean } = {}): PatternCost {
	if (pattern.length > MAX_PATTERN_LENGTH) return { reason: `longer than ${MAX_PATTERN_LENGTH} characters` };
	const reader = new PatternReader(pattern);
	const { cost, isAnchored } = reader.alternatives();
	if (reader.at < pattern.length) reader.refuse('a ")" without "("');
	if (reader.reason !== undefined) return { reason: reader.reason };
	// A pattern that is not bound to the beginning is tried at each position.
	const starts = isAnchored && !options.multiline ? 1 : MAX_REGEX_VALUE_LENGTH;
	const steps = starts * (cost.steps + cost.ways);
	return steps <= MAX_PATTERN_STEPS ? { steps } : { reason: "too many ways to match" };
}

class PatternReader {
	at = 0;
	reason: string | undefined;
	readonly #pattern: string;

	constructor(pattern: string) {
		this.#pattern = pattern;
	}

	/** Keeps the first reason and ends the reading. */
	refuse(reason: string): Cost {
		this.reason ??= reason;
		this.at = this.#pattern.length;
		return NOTHING;
	}

	/** Reads up to the end or the `)` that closes a group. */
	alternatives(): { cost: Cost; isAnchored: boolean } {
		let { cost, isAnchored } = this.#sequence();
		while (this.#take("|")) {
			const next = this.#sequence();
			cost = { steps: cost.steps + next.cost.steps, ways: cost.ways + next.cost.ways };
			isAnchored &&= next.isAnchored;
		}
		return { cost, isAnchored };
	}

	#sequence(): { cost: Cost; isAnchored: boolean } {
		const isAnchored = this.#pattern[this.at] === "^";
		let cost = NOTHING;
		while (this.at < this.#pattern.length && !"|)".includes(this.#pattern[this.at]!)) {
			const atom = this.#atom();
			cost = followedBy(cost, this.#quantified(atom));
		}
		return { cost, isAnchored };
	}

	#atom(): Cost {
		const character = this.#pattern[this.at]!;
		if (character === "(") return this.#group();
		if (character === "[") return this.#class();
		if (character === "\\")
			return this.#match(ESCAPE) ? ONE_CHARACTER : this.refuse("an escape outside the subset");
		if ("*+?{}]".includes(character)) return this.refuse(`a "${character}" that stands for nothing`);
		this.at++;
		return ONE_CHARACTER;
	}

	#group(): Cost {
		this.at++;
		if (this.#pattern.startsWith("?:", this.at)) this.at += 2;
		else if (this.#pattern[this.at] === "?") return this.refuse("look-around or a named group");
		const { cost } = this.alternatives();
		return this.#take(")") ? cost : this.refuse('a "(" without ")"');
	}

	#class(): Cost {
		return this.#match(CLASS) ? ONE_CHARACTER : this.refuse("a character class outside the subset");
	}

	#quantified(atom: Cost): Cost {
		const found = this.#match(QUANTIFIER);
		if (!found) return atom;
		const [, sign, least, comma, most] = found;
		const min = sign ? Number(sign === "+") : Number(least);
		const max = sign ? (sign === "?" ? 1 : Infinity) : comma ? Number(most || Infinity) : min;
		if (max < min) return this.refuse("a repeat whose bounds are in the wrong order");
		return repeated(atom, min, max) ?? this.refuse("a quantifier over a part that can match in several ways");
	}

	#take(character: string): boolean {
		if (this.#pattern[this.at] !== character) return false;
		this.at++;
		return true;
	}

	#match(expression: RegExp): RegExpExecArray | null {
		expression.lastIndex = this.at;
		const found = expression.exec(this.#pattern);
		if (found) this.at = expression.lastIndex;
		return found;
	}
}

function followedBy(first: Cost, next: Cost): Cost {
	return { steps: first.steps + first.ways * next.steps, ways: first.ways * next.ways };
}

function repeated(part: Cost, min: number, max: number): Cost | undefined {
	if (max > MAX_COUNTED_ROUNDS) {
		if (part.ways > 1) return undefined;
		const rounds = Math.min(max, MAX_REGEX_VALUE_LENGTH);
		return { steps: part.steps * rounds, ways: Math.max(rounds - min, 0) + 1 };
	}
	// From the last round back: each begins with the part, or, once there are enough, ends the repeat.
	let cost = NOTHING;
	for (let round = max - 1; round >= 0; round--) {
		const more = followedBy(part, cost);
		cost = round >= min ? { steps: more.steps, ways: more.ways + 1 } : more;
	}
	return cost;
}
