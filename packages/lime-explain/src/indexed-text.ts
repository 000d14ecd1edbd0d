import type { Span } from "./span.js";

/** A feature of a text: what is removed or kept as one. */
export interface TextFeature {
	readonly text: string;
	/** Where it stands, in order. One span unless a bag of words repeats it. */
	readonly spans: readonly Span[];
}

/** A text and its features, numbered by first appearance. */
export interface IndexedText {
	readonly text: string;
	readonly features: readonly TextFeature[];
	/** What stands for a removed feature; absent when it is cut out. */
	readonly maskString: string | undefined;
	/** The text with only the features whose bits are set in the 32-bit words of `bits` from `offset`. */
	render(bits: Uint32Array, offset: number): string;
}

/** How {@link indexText} groups and removes. */
export interface IndexTextOptions {
	/** One feature for each distinct token, case-sensitive, cut out with all its occurrences; else one for each occurrence. */
	readonly bagOfWords: boolean;
	/** Stands for a removed occurrence when `bagOfWords` is false. */
	readonly maskString: string;
}

/** Numbers the features of a text. `tokens` ascend and do not overlap. What no token covers always stays. */
export function indexText(text: string, tokens: readonly Span[], options: IndexTextOptions): IndexedText {
	const features: { text: string; spans: Span[] }[] = [];
	const indexOf = new Map<string, number>();
	const featureOf = new Int32Array(tokens.length);
	const starts = new Int32Array(tokens.length);
	const ends = new Int32Array(tokens.length);
	tokens.forEach(({ start, end }, i) => {
		const token = text.slice(start, end);
		let feature = options.bagOfWords ? indexOf.get(token) : undefined;
		if (feature === undefined) {
			feature = features.length;
			features.push({ text: token, spans: [] });
			indexOf.set(token, feature);
		}
		features[feature]!.spans.push({ start, end });
		featureOf[i] = feature;
		starts[i] = start;
		ends[i] = end;
	});
	const maskString = options.bagOfWords ? undefined : options.maskString;
	// Joined at once, so that the classifier gets flat strings and no tree of pieces stays alive.
	const pieces: string[] = [];

	function render(bits: Uint32Array, offset: number): string {
		let kept = 0;
		let used = 0;
		for (let i = 0; i < featureOf.length; i++) {
			const feature = featureOf[i] as number;
			if ((bits[offset + (feature >>> 5)]! >>> (feature & 31)) & 1) continue;
			const start = starts[i] as number;
			if (start > kept) pieces[used++] = text.slice(kept, start);
			if (maskString !== undefined) pieces[used++] = maskString;
			kept = ends[i] as number;
		}
		if (used === 0) return text.slice(kept);
		pieces[used++] = text.slice(kept);
		pieces.length = used;
		return pieces.join("");
	}

	return { text, features, maskString, render };
}
