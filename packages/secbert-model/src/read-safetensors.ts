import {
	type Checkpoint,
	type CheckpointDtype,
	type CheckpointTensor,
	DTYPE_BYTES,
	elementCount,
	findNonFinite,
	readFloats,
} from "./checkpoint-tensor.js";
import { findDuplicateKey } from "./duplicate-keys.js";
import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { isJsonObject, parseJsonObject, showValue } from "./parse-json.js";

/** What a safetensors file holds. */
export interface Safetensors {
	readonly tensors: Checkpoint;
	/** Texts that a writer put into the header, such as `format: "pt"`. */
	readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes of a header at most, as the reference implementation has it; BERT base needs 25 kB. */
export const MAX_SAFETENSORS_HEADER_BYTES = 100_000_000;
/** Tensors at most; BERT large has some 400. */
export const MAX_TENSORS = 100_000;
/** Dimensions of a tensor at most. A BERT has two. */
export const MAX_DIMENSIONS = 8;

/**
 * Reads a safetensors file. The tensors are views of `bytes`: do not change these afterwards.
 *
 * @param options `refuseNonFinite` (default false) looks at every floating-point number
 * @throws SecbertModelError `SECBERT_CHECKPOINT_CORRUPT`, `SECBERT_CHECKPOINT_TOO_LARGE`, `SECBERT_CHECKPOINT_UNSUPPORTED`,
 * `SECBERT_CHECKPOINT_NOT_FINITE`
 * @see https://github.com/huggingface/safetensors format, version 0.4
 */
export function readSafetensors(bytes: Uint8Array, options: { refuseNonFinite?: boolean } = {}): Safetensors {
	const { refuseNonFinite = false } = options;
	const { header, data } = readHeader(bytes);
	const { __metadata__: metadata, ...entries } = header;
	const names = Object.keys(entries);
	if (names.length > MAX_TENSORS) throw tooLarge(`at most ${MAX_TENSORS} tensors`, names.length);
	const spans: { name: string; begin: number; end: number }[] = [];
	const tensors = new Map<string, CheckpointTensor>();
	for (const name of names) {
		const { dtype, shape, begin, end } = readEntry(name, entries[name], data.length);
		spans.push({ name, begin, end });
		tensors.set(name, { dtype, shape, bytes: data.subarray(begin, end) });
	}
	checkCover(spans, data.length);
	if (refuseNonFinite) refuseNonFiniteNumbers(tensors);
	return { tensors, metadata: readMetadata(metadata) };
}

/**
 * Looks at every floating-point number of a checkpoint.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_NOT_FINITE`
 */
export function refuseNonFiniteNumbers(tensors: Checkpoint): void {
	for (const [name, tensor] of tensors) {
		if (!FLOATS.has(tensor.dtype)) continue;
		const values = readFloats(tensor);
		const index = findNonFinite(values);
		if (index >= 0) {
			throw new SecbertModelError(
				"SECBERT_CHECKPOINT_NOT_FINITE",
				`Finite numbers were expected in ${showValue(name)}, found ${values[index]} at ${index}; get the file again or train anew.`,
				{ details: { name, index } },
			);
		}
	}
}

const FLOATS: ReadonlySet<CheckpointDtype> = new Set(["F64", "F32", "F16", "BF16"]);

/** Eight bytes of length, that many bytes of JSON, then the numbers. */
function readHeader(bytes: Uint8Array): { header: Readonly<Record<string, unknown>>; data: Uint8Array } {
	if (bytes.length < 8) throw corrupt("a header", `${bytes.length} bytes`);
	const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
	if (length > MAX_SAFETENSORS_HEADER_BYTES)
		throw tooLarge(`a header of at most ${MAX_SAFETENSORS_HEADER_BYTES} bytes`, length);
	if (length > bytes.length - 8)
		throw corrupt(`a header of ${length} bytes`, `${bytes.length - 8} bytes in all`);
	const raw = bytes.subarray(8, 8 + length);
	if (raw[0] !== 0x7b) throw corrupt("a header that begins with {", showValue(raw[0]));
	let json: string;
	try {
		json = new TextDecoder("utf-8", { fatal: true }).decode(raw);
	} catch (cause) {
		throw corrupt("a header in UTF-8", "other bytes", cause);
	}
	const header = parseJsonObject(json, "the safetensors header", "SECBERT_CHECKPOINT_CORRUPT");
	const twice = findDuplicateKey(json);
	if (twice !== undefined) throw corrupt("every name once", `${showValue(twice)} twice`);
	return { header, data: bytes.subarray(8 + length) };
}

function readEntry(name: string, entry: unknown, dataLength: number) {
	const place = `tensor ${showValue(name)}`;
	if (!isJsonObject(entry)) throw corrupt(`a description of ${place}`, showValue(entry));
	const { dtype, shape, data_offsets: offsets } = entry;
	if (typeof dtype !== "string") throw corrupt(`a dtype of ${place}`, showValue(dtype));
	if (!Object.hasOwn(DTYPE_BYTES, dtype)) {
		throw failure(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
			`${Object.keys(DTYPE_BYTES).join(", ")} in ${place}`,
			dtype,
		);
	}
	const isShape =
		Array.isArray(shape) &&
		shape.length <= MAX_DIMENSIONS &&
		shape.every((size) => Number.isSafeInteger(size) && size >= 0);
	if (!isShape) throw corrupt(`a shape of ${place}`, showValue(shape));
	const [begin, end] = Array.isArray(offsets) && offsets.length === 2 ? offsets : [-1, -1];
	const isInside =
		Number.isSafeInteger(begin) &&
		Number.isSafeInteger(end) &&
		begin >= 0 &&
		end >= begin &&
		end <= dataLength;
	if (!isInside) throw corrupt(`${place} inside ${dataLength} bytes`, `data_offsets ${showValue(offsets)}`);
	const size = elementCount(shape) * DTYPE_BYTES[dtype as CheckpointDtype];
	if (end - begin !== size) throw corrupt(`${size} bytes for ${place}`, end - begin);
	return {
		dtype: dtype as CheckpointDtype,
		shape: shape as number[],
		begin: begin as number,
		end: end as number,
	};
}

/** Tensors must lie side by side: overlaps would let a small file claim much, gaps hide what nobody looks at. */
function checkCover(spans: { name: string; begin: number; end: number }[], dataLength: number): void {
	let covered = 0;
	for (const { name, begin, end } of spans.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
		if (begin !== covered) {
			const what = begin < covered ? "an overlap" : "a gap";
			throw corrupt(`tensor ${showValue(name)} at byte ${covered}`, `${what}: byte ${begin}`);
		}
		covered = end;
	}
	if (covered !== dataLength) throw corrupt(`tensors of ${dataLength} bytes in all`, covered);
}

function readMetadata(metadata: unknown): Readonly<Record<string, string>> {
	if (metadata === undefined) return {};
	if (!isJsonObject(metadata) || Object.values(metadata).some((value) => typeof value !== "string")) {
		throw corrupt("__metadata__ as texts", showValue(metadata));
	}
	return metadata as Readonly<Record<string, string>>;
}

const failure = (code: SecbertModelErrorCode, expected: string, found: unknown, cause?: unknown) =>
	new SecbertModelError(
		code,
		`safetensors: expected ${expected}, found ${found}; get the file again.`,
		cause === undefined ? {} : { cause },
	);

const corrupt = (expected: string, found: unknown, cause?: unknown) =>
	failure("SECBERT_CHECKPOINT_CORRUPT", expected, found, cause);

const tooLarge = (expected: string, found: unknown) =>
	failure("SECBERT_CHECKPOINT_TOO_LARGE", expected, found);
