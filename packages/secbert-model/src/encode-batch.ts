import { SecbertModelError } from "./errors.js";
import { showValue } from "./parse-json.js";
import type { TokenBuffer } from "./token-buffer.js";
import type { SpecialIds } from "./vocabulary.js";

/** How texts become inputs. */
export interface EncodeOptions {
	/** A second text to each text. */
	pairs?: readonly string[];
	/** Longest input, with the special tokens. Default: the tokenizer's `model_max_length`, else 512. */
	maxTokens?: number;
	/** `"longest"` (default) fills short inputs with `[PAD]`; with false all must be equally long. */
	padding?: "longest" | false;
	/** Whether texts that are too long are cut (default), of a pair the longer one; with false they are an error. */
	truncation?: boolean;
}

/** A batch of inputs; all arrays are `[batch, tokens]`, row after row. */
export interface EncodedBatch {
	readonly batchSize: number;
	/** Tokens in each row, padding included. */
	readonly rowLength: number;
	readonly inputIds: Int32Array;
	/** 1 for a token, 0 for padding. */
	readonly attentionMask: Int32Array;
	/** 1 for the second text of a pair and its `[SEP]`, else 0. */
	readonly tokenTypeIds: Int32Array;
	/** `[batch, tokens, 2]`: start and end in the text, or pair, as given; 0 and 0 for special tokens and padding. */
	readonly offsets: Int32Array;
	/** Tokens of each row without padding. */
	readonly tokenCounts: Int32Array;
	/** 1 for each row whose text or pair was cut. */
	readonly truncated: Uint8Array;
}

/** Adds the tokens of a text to a buffer, until there are at least `limit` more, or all. */
type ReadText = (tokens: TokenBuffer, text: string, limit: number) => void;

/** Tokens of a text or pair in the buffer, cut to their length. */
interface Part {
	readonly begin: number;
	readonly length: number;
}

/** One input before padding. */
interface Input {
	readonly parts: readonly Part[];
	readonly tokenCount: number;
	readonly isCut: boolean;
}

/**
 * Encodes a batch; `tokens` is scratch space.
 *
 * @throws SecbertModelError `SECBERT_INPUT_INVALID`
 */
export function encodeBatch(
	texts: readonly string[],
	options: EncodeOptions & { maxTokens: number },
	readText: ReadText,
	tokens: TokenBuffer,
	ids: SpecialIds,
): EncodedBatch {
	const { pairs, padding = "longest", truncation = true, maxTokens } = options;
	checkTexts(texts, pairs, maxTokens);
	tokens.clear();
	const inputs = texts.map((text, index) => {
		const given = pairs === undefined ? [text] : [text, pairs[index]!];
		const room = maxTokens - given.length - 1;
		const read = given.map((each) => {
			const begin = tokens.length;
			// One token more than there is room for is enough to know that a text has to be cut.
			readText(tokens, each, room + 1);
			return { begin, length: tokens.length - begin };
		});
		const input = fit(read, room);
		if (input.isCut && !truncation) {
			throw invalid(
				`at most ${maxTokens} tokens in input ${index}, found more; set truncation or a higher maxTokens`,
			);
		}
		return input;
	});
	const rowLength = inputs.reduce((longest, { tokenCount }) => Math.max(longest, tokenCount), 0);
	const short = inputs.findIndex(({ tokenCount }) => tokenCount < rowLength);
	if (padding === false && short >= 0) {
		throw invalid(
			`inputs of equal length without padding, found ${inputs[short]!.tokenCount} and ${rowLength} tokens; set padding to "longest"`,
		);
	}
	return layOut(inputs, rowLength, tokens, ids);
}

/**
 * Cuts the longer text first, and then both in turn; of an odd number of places the first text has the odd one. That is what
 * the transformers libraries call `longest_first`.
 */
function fit(read: readonly Part[], room: number): Input {
	const lengths = fittingLengths(read[0]!.length, read[1]?.length, room);
	return {
		parts: read.map(({ begin }, part) => ({ begin, length: lengths[part]! })),
		tokenCount: lengths.reduce((sum, length) => sum + length, read.length + 1),
		isCut: read.some(({ length }, part) => length > lengths[part]!),
	};
}

function fittingLengths(first: number, second: number | undefined, room: number): number[] {
	if (second === undefined) return [Math.min(first, room)];
	if (first + second <= room) return [first, second];
	if (second <= Math.floor(room / 2)) return [room - second, second];
	const kept = Math.min(first, Math.ceil(room / 2));
	return [kept, room - kept];
}

function layOut(
	inputs: readonly Input[],
	rowLength: number,
	tokens: TokenBuffer,
	ids: SpecialIds,
): EncodedBatch {
	const size = inputs.length * rowLength;
	const inputIds = new Int32Array(size).fill(ids.pad);
	const attentionMask = new Int32Array(size);
	const tokenTypeIds = new Int32Array(size);
	const offsets = new Int32Array(size * 2);
	const tokenCounts = new Int32Array(inputs.length);
	const truncated = new Uint8Array(inputs.length);
	for (const [index, { parts, tokenCount, isCut }] of inputs.entries()) {
		let place = index * rowLength;
		tokenCounts[index] = tokenCount;
		truncated[index] = Number(isCut);
		attentionMask.fill(1, place, place + tokenCount);
		inputIds[place++] = ids.classify;
		for (const [part, { begin, length }] of parts.entries()) {
			copy(tokens.ids, begin, inputIds, place, length);
			copy(tokens.offsets, 2 * begin, offsets, 2 * place, 2 * length);
			place += length;
			inputIds[place++] = ids.separate;
			if (part === 1) tokenTypeIds.fill(1, place - length - 1, place);
		}
	}
	return {
		batchSize: inputs.length,
		rowLength,
		inputIds,
		attentionMask,
		tokenTypeIds,
		offsets,
		tokenCounts,
		truncated,
	};
}

/** For short stretches a loop is faster than a view and `set`. */
function copy(source: Int32Array, from: number, target: Int32Array, to: number, count: number): void {
	for (let index = 0; index < count; index++) target[to + index] = source[from + index]!;
}

function checkTexts(texts: readonly string[], pairs: readonly string[] | undefined, maxTokens: number): void {
	for (const list of pairs === undefined ? [texts] : [texts, pairs]) {
		if (!Array.isArray(list)) throw invalid(`a list of texts, found ${showValue(list)}`);
		const wrong = list.findIndex((text) => typeof text !== "string");
		if (wrong >= 0) throw invalid(`texts, found ${showValue(list[wrong])} at ${wrong}`);
	}
	if (pairs !== undefined && pairs.length !== texts.length) {
		throw invalid(`as many pairs as texts, found ${pairs.length} and ${texts.length}`);
	}
	const lowest = pairs === undefined ? 3 : 5; // the special tokens and one of each text
	if (!(Number.isInteger(maxTokens) || maxTokens === Number.POSITIVE_INFINITY) || maxTokens < lowest) {
		throw invalid(`maxTokens as a whole number from ${lowest}, found ${showValue(maxTokens)}`);
	}
}

const invalid = (expected: string) => new SecbertModelError("SECBERT_INPUT_INVALID", `Expected ${expected}.`);
