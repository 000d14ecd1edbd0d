import { LexicalModelError } from "./errors.js";
import type { LexicalWeights } from "./sparse-linear.js";
import { VarintReader, VarintWriter } from "./varint.js";

/** One stretch of a weights file. */
export interface ModelSection {
	readonly name: SectionName;
	/** First byte in the file. */
	readonly offset: number;
	/** Bytes. */
	readonly length: number;
}

/** What the sections hold; all numbers little-endian. */
export type SectionName =
	/** Sorted 32-bit hashes as gaps, LEB128. */
	| "word-hashes"
	| "character-hashes"
	/** One byte a feature. */
	| "idf-steps"
	/** Float32, one an output. */
	| "scales"
	| "biases"
	/** Per feature: count, gaps between outputs (LEB128), then that many signed bytes. */
	| "postings";

/** A lexical model as bytes, and where its sections lie. */
export interface LexicalModelFile {
	readonly formatVersion: number;
	readonly outputCount: number;
	readonly sections: readonly ModelSection[];
}

/** Version of the byte format that this package writes and reads. */
export const LEXICAL_FORMAT_VERSION = 1;

/** A file over this is not one of ours (the shipped one has 4 MB); the cap bounds memory before anything is read. */
export const MAX_MODEL_BYTES = 64 * 1024 * 1024;
/** Entries at most: each takes two bytes of file, so more cannot be honest. */
const MAX_ENTRIES = MAX_MODEL_BYTES / 2;

/**
 * Writes a lexical model as bytes with the description that {@link decodeLexicalModel} needs. The model is taken as it is:
 * hashes must ascend in each block and outputs within each feature, or it cannot be read back.
 */
export function encodeLexicalModel(weights: LexicalWeights): LexicalModelFile & { bytes: Uint8Array } {
	const { table } = weights;
	const parts: [SectionName, Uint8Array][] = [
		["word-hashes", encodeHashes(table.wordHashes)],
		["character-hashes", encodeHashes(table.characterHashes)],
		["idf-steps", table.idfSteps],
		["scales", encodeFloats(weights.scales)],
		["biases", encodeFloats(weights.biases)],
		["postings", encodePostings(weights)],
	];
	const bytes = new Uint8Array(parts.reduce((sum, [, part]) => sum + part.length, 0));
	let offset = 0;
	const sections = parts.map(([name, part]) => {
		bytes.set(part, offset);
		const section = { name, offset, length: part.length };
		offset += part.length;
		return section;
	});
	return { formatVersion: LEXICAL_FORMAT_VERSION, outputCount: weights.outputCount, sections, bytes };
}

/**
 * Reads a lexical model from bytes. Everything is checked before use: sizes, order, ranges, finite values. The idf values
 * are a view of `bytes`, so do not change these afterwards.
 *
 * @throws LexicalModelError `LEXICAL_MODEL_VERSION_UNSUPPORTED`, `LEXICAL_MODEL_TOO_LARGE`, `LEXICAL_MODEL_CORRUPT`
 */
export function decodeLexicalModel(file: LexicalModelFile, bytes: Uint8Array): LexicalWeights {
	if (typeof file !== "object" || file === null) throw corrupt("the description of a lexical model");
	if (file.formatVersion !== LEXICAL_FORMAT_VERSION) {
		throw new LexicalModelError(
			"LEXICAL_MODEL_VERSION_UNSUPPORTED",
			`This version reads lexical format ${LEXICAL_FORMAT_VERSION}, the model has ${shown(file.formatVersion)}; update @mapper packages or get a matching model.`,
		);
	}
	if (bytes.length > MAX_MODEL_BYTES) {
		throw new LexicalModelError(
			"LEXICAL_MODEL_TOO_LARGE",
			`A model of at most ${MAX_MODEL_BYTES} bytes was expected, this one has ${bytes.length}.`,
		);
	}
	const { outputCount } = file;
	if (!Number.isInteger(outputCount) || outputCount < 1 || outputCount > 0xffff) {
		throw corrupt(`an output count from 1 to 65535, found ${shown(outputCount)}`);
	}
	checkSectionsApart(file, bytes);
	const section = (name: SectionName) => sliceSection(file, name, bytes);
	const wordHashes = decodeHashes(section("word-hashes"));
	const characterHashes = decodeHashes(section("character-hashes"));
	const idfSteps = section("idf-steps");
	const featureCount = wordHashes.length + characterHashes.length;
	if (idfSteps.length !== featureCount) {
		throw corrupt(`${featureCount} idf values, found ${idfSteps.length}`);
	}
	return {
		table: { wordHashes, characterHashes, idfSteps },
		outputCount,
		scales: decodeFloats(section("scales"), outputCount, "scales"),
		biases: decodeFloats(section("biases"), outputCount, "biases"),
		...decodePostings(section("postings"), featureCount, outputCount),
	};
}

/** Sections that share bytes would let a small file claim a large model. */
function checkSectionsApart(file: LexicalModelFile, bytes: Uint8Array): void {
	if (!Array.isArray(file.sections)) throw corrupt("a list of sections");
	const claimed = file.sections.reduce(
		(sum, section) => sum + (Number.isInteger(section?.length) ? section.length : Number.NaN),
		0,
	);
	if (!(claimed <= bytes.length))
		throw corrupt(`section lengths of at most ${bytes.length} bytes in all, found ${claimed}`);
}

function sliceSection(file: LexicalModelFile, name: SectionName, bytes: Uint8Array): Uint8Array {
	const found = file.sections.find((section) => section?.name === name);
	const { offset = -1, length = -1 } = found ?? {};
	const isInside =
		Number.isInteger(offset) &&
		Number.isInteger(length) &&
		offset >= 0 &&
		length >= 0 &&
		offset + length <= bytes.length;
	if (!isInside)
		throw corrupt(
			`section ${name} inside ${bytes.length} bytes, found offset ${shown(offset)}, length ${shown(length)}`,
		);
	return bytes.subarray(offset, offset + length);
}

function encodeHashes(hashes: Int32Array): Uint8Array {
	const writer = new VarintWriter();
	let previous = MIN_INT32;
	for (const hash of hashes) {
		writer.write(hash - previous);
		previous = hash;
	}
	return writer.toBytes();
}

const MIN_INT32 = -(2 ** 31);
const MAX_INT32 = 2 ** 31 - 1;

function decodeHashes(bytes: Uint8Array): Int32Array {
	const reader = new VarintReader(bytes);
	// A hash takes a byte at least, so the section's length bounds their number.
	const hashes = new Int32Array(bytes.length);
	let count = 0;
	let previous = MIN_INT32;
	while (!reader.isAtEnd) {
		const gap = reader.read();
		const hash = previous + gap;
		if (hash > MAX_INT32 || (gap === 0 && count > 0)) throw corrupt("ascending 32-bit hashes");
		hashes[count++] = hash;
		previous = hash;
	}
	return hashes.slice(0, count);
}

function encodeFloats(values: Float32Array): Uint8Array {
	const bytes = new Uint8Array(values.length * 4);
	const view = new DataView(bytes.buffer);
	values.forEach((value, i) => {
		view.setFloat32(i * 4, value, true);
	});
	return bytes;
}

function decodeFloats(bytes: Uint8Array, count: number, name: string): Float32Array {
	if (bytes.length !== count * 4) throw corrupt(`${count} ${name} of 4 bytes, found ${bytes.length} bytes`);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const values = new Float32Array(count);
	for (let i = 0; i < count; i++) {
		const value = view.getFloat32(i * 4, true);
		if (!Number.isFinite(value)) throw corrupt(`finite ${name}, found ${value} at ${i}`);
		values[i] = value;
	}
	return values;
}

function encodePostings(weights: LexicalWeights): Uint8Array {
	const { postingStarts, postingOutputs, postingSteps } = weights;
	const writer = new VarintWriter();
	for (let feature = 0; feature + 1 < postingStarts.length; feature++) {
		const start = postingStarts[feature]!;
		const end = postingStarts[feature + 1]!;
		writer.write(end - start);
		let previous = 0;
		for (let p = start; p < end; p++) {
			writer.write(postingOutputs[p]! - previous);
			previous = postingOutputs[p]!;
		}
		for (let p = start; p < end; p++) writer.writeByte(postingSteps[p]! & 0xff);
	}
	return writer.toBytes();
}

function decodePostings(
	bytes: Uint8Array,
	featureCount: number,
	outputCount: number,
): Pick<LexicalWeights, "postingStarts" | "postingOutputs" | "postingSteps"> {
	const reader = new VarintReader(bytes);
	const capacity = Math.min(MAX_ENTRIES, bytes.length >> 1);
	const postingStarts = new Int32Array(featureCount + 1);
	const postingOutputs = new Uint16Array(capacity);
	const postingSteps = new Int8Array(capacity);
	let entries = 0;
	for (let feature = 0; feature < featureCount; feature++) {
		const count = reader.read();
		if (count > outputCount || entries + count > capacity) {
			throw corrupt(`at most ${outputCount} weights for a feature, found ${count}`);
		}
		let output = 0;
		for (let i = 0; i < count; i++) {
			const gap = reader.read();
			output += gap;
			if (output >= outputCount || (i > 0 && gap === 0)) throw corrupt("ascending outputs for a feature");
			postingOutputs[entries + i] = output;
		}
		for (let i = 0; i < count; i++) postingSteps[entries + i] = reader.readByte();
		entries += count;
		postingStarts[feature + 1] = entries;
	}
	if (!reader.isAtEnd) throw corrupt("the postings to end with the last feature");
	return {
		postingStarts,
		postingOutputs: postingOutputs.slice(0, entries),
		postingSteps: postingSteps.slice(0, entries),
	};
}

function corrupt(expected: string): LexicalModelError {
	return new LexicalModelError(
		"LEXICAL_MODEL_CORRUPT",
		`The model file is damaged: expected ${expected}. Get the file again or train the model anew.`,
	);
}

/** A value from a file that is not trusted, short and whatever its type. */
function shown(value: unknown): string {
	return JSON.stringify(value)?.slice(0, 80) ?? typeof value;
}
