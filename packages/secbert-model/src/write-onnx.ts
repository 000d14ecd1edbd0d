import type { FileHandle } from "node:fs/promises";
import { type BertConfig, writeBertConfig } from "./bert-config.js";
import { type BertGraphOptions, buildBertGraph } from "./bert-graph.js";
import { checkWeights } from "./check-weights.js";
import type { WeightBits } from "./quantize-rows.js";
import type { TensorData } from "./tensor-data.js";
import type { WrittenTokenizer } from "./write-tokenizer.js";

/** A model as {@link writeOnnxFolder} takes it. */
export interface OnnxModel {
	config: BertConfig;
	/** By our names; with a pooler and a classifier a classifier is written, else a plain encoder. */
	weights: ReadonlyMap<string, TensorData>;
	/** The tokenizer's files: see `writeTokenizer`. */
	tokenizer: WrittenTokenizer;
}

/** Options of {@link writeOnnxFolder}. */
export interface WriteOnnxOptions {
	/** Which files to write: `model.onnx`, `model_quantized.onnx`. Default: the first. */
	precisions?: readonly ("float32" | "int8")[];
	/** Bits of the weights of the int8 file. Default: 8. */
	weightBits?: WeightBits;
	/** Whether the graph reads `token_type_ids`. Default: false. */
	hasTokenTypes?: boolean;
	signal?: AbortSignal;
}

/** What was written. */
export interface OnnxFile {
	/** Below the folder. */
	path: string;
	bytes: number;
}

/**
 * The bytes of an ONNX model, in pieces to be written one after the other; most of them are the weights themselves.
 *
 * @throws {SecbertModelError} `SECBERT_STATE_MISMATCH` when weights are missing or misshapen.
 * @see https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto
 */
export function encodeOnnx(
	config: BertConfig,
	weights: ReadonlyMap<string, TensorData>,
	options: BertGraphOptions = {},
): Uint8Array[] {
	checkWeights(config, weights);
	return buildBertGraph(config, weights, options).encode({ name: "@mapper/secbert-model", version: "1" });
}

/**
 * Writes a folder that `@xenova/transformers` and other runtimes load: `config.json`, the tokenizer's files and
 * `onnx/model.onnx`, `onnx/model_quantized.onnx`. A file appears under its name when it is complete.
 *
 * @throws {SecbertModelError} `SECBERT_STATE_MISMATCH`; errors of the file system as they are.
 */
export async function writeOnnxFolder(
	directory: string,
	model: OnnxModel,
	options: WriteOnnxOptions = {},
): Promise<OnnxFile[]> {
	const { precisions = ["float32"], weightBits = 8, hasTokenTypes = false, signal } = options;
	const { mkdir } = await import("node:fs/promises");
	const { join } = await import("node:path");
	await mkdir(join(directory, "onnx"), { recursive: true });
	const written: OnnxFile[] = [];
	const write = async (path: string, chunks: readonly Uint8Array[]) => {
		signal?.throwIfAborted();
		written.push({ path, bytes: await writeWhole(join(directory, path), chunks, signal) });
	};
	for (const precision of precisions) {
		const bits = precision === "float32" ? 32 : weightBits;
		const chunks = encodeOnnx(model.config, model.weights, { weightBits: bits, hasTokenTypes });
		await write(precision === "float32" ? "onnx/model.onnx" : "onnx/model_quantized.onnx", chunks);
	}
	const texts = { ...model.tokenizer, "config.json": writeBertConfig(model.config) };
	for (const [name, text] of Object.entries(texts)) await write(name, [new TextEncoder().encode(text)]);
	return written;
}

/** Chunks at a time: few enough for one call of the system. */
const CHUNKS_A_WRITE = 512;

async function writeWhole(
	path: string,
	chunks: readonly Uint8Array[],
	signal: AbortSignal | undefined,
): Promise<number> {
	const { open, rename, rm } = await import("node:fs/promises");
	const partial = `${path}.part`;
	const file = await open(partial, "w");
	try {
		const bytes = await writeChunks(file, chunks, signal);
		await file.close();
		await rename(partial, path);
		return bytes;
	} catch (cause) {
		await file.close();
		await rm(partial, { force: true });
		throw cause;
	}
}

async function writeChunks(file: FileHandle, chunks: readonly Uint8Array[], signal: AbortSignal | undefined) {
	let bytes = 0;
	for (let start = 0; start < chunks.length; start += CHUNKS_A_WRITE) {
		signal?.throwIfAborted();
		const group = chunks.slice(start, start + CHUNKS_A_WRITE);
		const expected = group.reduce((sum, chunk) => sum + chunk.byteLength, 0);
		const { bytesWritten } = await file.writev(group);
		// A short write happens on a full disk without an error; the rest goes out in one piece, or says why not.
		if (bytesWritten < expected) await file.write(Buffer.concat(group), bytesWritten);
		bytes += expected;
	}
	return bytes;
}
