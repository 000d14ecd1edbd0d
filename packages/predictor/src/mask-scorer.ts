import type { SentenceReading } from "@mapper/lexical-model";
import type { MaskScorer, TextFeature } from "@mapper/lime-explain";
import type { ExplainedDocument, ReadingWeigher } from "./explained-document.js";
import type { MappingContext } from "./map-report.js";

/** A piece of a sentence that goes with a feature, in offsets of the sentence. */
interface Piece {
	readonly feature: number;
	readonly start: number;
	readonly end: number;
}

/** Sentences that were changed the same way before are not read again; the bound keeps memory small. */
const MAX_REMEMBERED = 4096;

/** What is left of a sentence when nothing is left of it. */
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Makes a scorer of masks that reads only the sentences a mask changes. The sentences stay those of the whole text; one
 * without a letter or digit left is gone. As in `map`, a sentence that is repeated word for word counts once.
 */
export function createMaskScorer(
	document: ExplainedDocument,
	features: readonly TextFeature[],
	weighers: {
		readonly weigh: ReadingWeigher;
		readonly columns: (probabilities: Float64Array) => Float64Array;
	},
	{ model }: Pick<MappingContext, "model">,
): MaskScorer {
	const texts = document.spans.map(({ start, end }) => document.text.slice(start, end));
	const pieces = findPieces(document, features);
	// Sentences that are the same word for word have one number.
	const numberOf = new Map<string, number>();
	const readingOfNumber: SentenceReading[] = [];
	const numbers = texts.map((text, at) => {
		const known = numberOf.get(text) ?? numberOf.size;
		numberOf.set(text, known);
		readingOfNumber[known] ??= document.readings[at]!;
		return known;
	});
	const seenIn = new Int32Array(numberOf.size);
	const remembered = new Map<string, SentenceReading>();
	let maskCount = 0;

	function readingOf(changed: string): SentenceReading {
		const found = remembered.get(changed);
		if (found) return found;
		if (remembered.size >= MAX_REMEMBERED) remembered.clear();
		const reading = model.read(changed, document.readOptions);
		remembered.set(changed, reading);
		return reading;
	}

	function readingsUnder(mask: Uint8Array): SentenceReading[] {
		maskCount++;
		const readings: SentenceReading[] = [];
		const seenChanged = new Set<string>();
		for (let at = 0; at < texts.length; at++) {
			const left = cut(texts[at]!, pieces[at]!, mask);
			if (left === undefined) continue;
			const number = left === texts[at] ? numbers[at] : numberOf.get(left);
			if (number === undefined) {
				if (!seenChanged.has(left)) readings.push(readingOf(left));
				seenChanged.add(left);
			} else if (seenIn[number] !== maskCount) {
				seenIn[number] = maskCount;
				readings.push(readingOfNumber[number]!);
			}
		}
		return readings;
	}

	return async (masks) => {
		// Others get their turn, among them whoever cancels.
		await new Promise((resolve) => setTimeout(resolve));
		return masks.map((mask) => weighers.columns(weighers.weigh(readingsUnder(mask))));
	};
}

/** The sentence without the pieces of removed features; nothing when no word is left. */
function cut(sentence: string, pieces: readonly Piece[], mask: Uint8Array): string | undefined {
	let kept = 0;
	let left = "";
	for (const { feature, start, end } of pieces) {
		if (mask[feature]) continue;
		left += sentence.slice(kept, start);
		kept = end;
	}
	if (kept === 0) return sentence;
	left = (left + sentence.slice(kept)).trim();
	return HAS_WORD.test(left) ? left : undefined;
}

/** For each sentence the pieces of it that features cover, in order. */
function findPieces({ spans }: ExplainedDocument, features: readonly TextFeature[]): Piece[][] {
	const places = features
		.flatMap(({ spans: own }, feature) => own.map(({ start, end }) => ({ feature, start, end })))
		.sort((a, b) => a.start - b.start);
	const pieces: Piece[][] = [];
	let first = 0;
	for (const sentence of spans) {
		while (first < places.length && places[first]!.end <= sentence.start) first++;
		const inside: Piece[] = [];
		for (let at = first; at < places.length && places[at]!.start < sentence.end; at++) {
			const { feature, start, end } = places[at]!;
			inside.push({
				feature,
				start: Math.max(start, sentence.start) - sentence.start,
				end: Math.min(end, sentence.end) - sentence.start,
			});
		}
		pieces.push(inside);
	}
	return pieces;
}
