/**
 * What a sentence looks like when its topic is masked: the commonest words as they are, all others by kind and ending,
 * punctuation. Who acts, and whether anybody does, is told by these.
 *
 * @see Stamatatos: Authorship Attribution Using Text Distortion. EACL 2017: masking all but the most frequent words
 */
export function wordingOf(text: string, commonWords: ReadonlySet<string>): string[] {
	const wording = [START];
	let isFirst = true;
	for (const [token] of text.slice(0, MAX_WORDING_CHARACTERS).matchAll(TOKEN)) {
		const kind = kindOf(token, isFirst, commonWords);
		isFirst = false;
		// A run of masked words of one kind counts once.
		if (kind.startsWith(MASK) && kind === wording.at(-1)) continue;
		wording.push(kind);
	}
	wording.push(END);
	return wording;
}

/** Counts words for {@link pickCommonWords}: each once a text. */
export function wordingTokens(text: string): string[] {
	return Array.from(text.slice(0, MAX_WORDING_CHARACTERS).matchAll(TOKEN), ([token]) => token.toLowerCase());
}

/** A sentence says who acts long before this; the rest of a longer run is data. */
const MAX_WORDING_CHARACTERS = 2000;

const START = "^";
const END = "$";
const MASK = "~";
const TOKEN = /[a-z0-9_']+(?:[.\-+#][a-z0-9_]+)*|[?!:,;()"“”/\\.]/gi;
const ALL_DIGITS = /^\d+$/;
const NAME_LIKE = /[.\\/_]/;
const ENDING = /(?:ed|ing|ly|tion|s|er)$/;

function kindOf(token: string, isFirst: boolean, commonWords: ReadonlySet<string>): string {
	const word = token.toLowerCase();
	if (commonWords.has(word)) return word;
	if (ALL_DIGITS.test(word)) return `${MASK}0`;
	if (word.length > 1 && NAME_LIKE.test(word)) return `${MASK}f`;
	if (!isFirst && token !== word && /^[A-Z]/.test(token))
		return word.endsWith("s") ? `${MASK}Cs` : `${MASK}C`;
	return MASK + (ENDING.exec(word)?.[0] ?? "");
}

/** Buckets that runs of one to three kinds are hashed into. */
export const WORDING_BUCKETS = 2 ** 17;
const LONGEST_RUN = 3;
const FNV_PRIME = 0x01000193;
const SEED = 0x3c6ef372;
const SEPARATOR = 0x1f;

/** The numbers of the runs of one to three kinds, in reading order, repeats kept. */
export function wordingFeatures(text: string, commonWords: ReadonlySet<string>): number[] {
	const wording = wordingOf(text, commonWords);
	const numbers: number[] = [];
	for (let start = 0; start < wording.length; start++) {
		let hash = SEED;
		for (let i = start; i < Math.min(start + LONGEST_RUN, wording.length); i++) {
			const kind = wording[i] as string;
			for (let c = 0; c < kind.length; c++) hash = Math.imul(hash ^ kind.charCodeAt(c), FNV_PRIME);
			hash = Math.imul(hash ^ SEPARATOR, FNV_PRIME);
			numbers.push(finish(hash));
		}
	}
	return numbers;
}

/** The finaliser of MurmurHash3 (Appleby), cut to the number of buckets. */
function finish(hash: number): number {
	let h = hash ^ (hash >>> 16);
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return (h ^ (h >>> 16)) & (WORDING_BUCKETS - 1);
}
