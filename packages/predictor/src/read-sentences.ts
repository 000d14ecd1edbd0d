import {
	createDocumentSummary,
	type DocumentSummary,
	type ReadOptions,
	type SentenceModel,
	type SentenceReading,
} from "@mapper/lexical-model";
import { type SentenceSpan, splitSentences } from "./split-sentences.js";

/** One sentence that may describe one technique. */
export interface SentenceHit {
	/** Number of the sentence. */
	readonly sentence: number;
	/** Probability that this sentence alone describes the technique. */
	readonly probability: number;
}

/** A text read sentence by sentence. */
export interface ReadText {
	readonly sentences: readonly SentenceSpan[];
	/** For each technique number the sentences that may describe it, in reading order. */
	readonly hits: ReadonlyMap<number, readonly SentenceHit[]>;
	/** For a sentence that says the same as an earlier one, word for word, the number of that one. */
	readonly repeats: ReadonlyMap<number, number>;
	/** For each sentence, but those that repeat another, the probability that it reports behaviour. */
	readonly behaviours: ReadonlyMap<number, number>;
	/** For each sentence, but those that repeat another, what was read in it; empty unless asked for. */
	readonly readings: ReadonlyMap<number, SentenceReading>;
	readonly summary: DocumentSummary;
}

/** Sentences below this are no evidence for a reader. */
const LOWEST_EVIDENCE = 0.05;

/** After this many sentences (about a fifth of a second) other work, and a cancelled signal, get their turn. */
const SENTENCES_PER_TURN = 4096;

/** How {@link readSentences} reads. */
export interface ReadSentencesOptions extends ReadOptions {
	/** Holds on to what was read in each sentence. Default false: a long text has many. */
	readonly keepReadings?: boolean;
	readonly signal?: AbortSignal;
}

/** Splits a text and reads each sentence once; a sentence that is repeated word for word counts once. */
export async function readSentences(
	text: string,
	model: SentenceModel,
	{ signal, keepReadings = false, ...options }: ReadSentencesOptions = {},
): Promise<ReadText> {
	signal?.throwIfAborted();
	const sentences = splitSentences(text);
	const summary = createDocumentSummary();
	const hits = new Map<number, SentenceHit[]>();
	const seen = new Map<string, number>();
	const repeats = new Map<number, number>();
	const behaviours = new Map<number, number>();
	const readings = new Map<number, SentenceReading>();
	for (let sentence = 0; sentence < sentences.length; sentence++) {
		if (sentence > 0 && sentence % SENTENCES_PER_TURN === 0) {
			await new Promise((resolve) => setTimeout(resolve));
			signal?.throwIfAborted();
		}
		const { start, end } = sentences[sentence]!;
		const words = text.slice(start, end);
		const first = seen.get(words);
		if (first !== undefined) {
			repeats.set(sentence, first);
			continue;
		}
		seen.set(words, sentence);
		const reading = model.read(words, options);
		summary.add(reading);
		if (keepReadings) readings.set(sentence, reading);
		behaviours.set(sentence, reading.behaviour);
		for (let i = 0; i < reading.labels.length; i++) {
			const probability = reading.probabilities[i]!;
			if (probability < LOWEST_EVIDENCE) continue;
			const label = reading.labels[i]!;
			const found = hits.get(label);
			if (found) found.push({ sentence, probability });
			else hits.set(label, [{ sentence, probability }]);
		}
	}
	return { sentences, hits, repeats, behaviours, readings, summary };
}
