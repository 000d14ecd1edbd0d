import type { BertConfig } from "./bert-config.js";
import {
	type Checkpoint,
	type CheckpointTensor,
	findNonFinite,
	floatTensor,
	readFloats,
} from "./checkpoint-tensor.js";
import { SecbertModelError } from "./errors.js";
import { showValue } from "./parse-json.js";
import type { TensorData } from "./tensor-data.js";
import { fromHubName, toHubName } from "./tensor-names.js";
import { BERT_HEADS, type BertHead, encoderShapes, headShapes, type TensorShapes } from "./tensor-shapes.js";

/** A model's weights under our names, see {@link encoderShapes} and {@link headShapes}. */
export interface StateDict {
	/** Linear weights are `[out, in]`. The numbers may be a view of the checkpoint's bytes. */
	readonly tensors: ReadonlyMap<string, TensorData>;
	/** The heads that the checkpoint has, each with all its tensors. */
	readonly heads: readonly BertHead[];
}

/** What a checkpoint must have and may have. */
export interface ReadStateDictOptions {
	/** Heads that must be there; the others may be, as a whole. Default: none. */
	require?: readonly BertHead[];
	/** Heads that are passed over, whatever they hold: those of another task. Default: none. */
	skip?: readonly BertHead[];
	/** What to do about tensors that a BERT does not have. Default: `"refuse"`. */
	extra?: "refuse" | "ignore";
	/** Whether NaN and infinite numbers are looked for (default). */
	refuseNonFinite?: boolean;
}

/**
 * Finds a BERT's weights in a checkpoint: names with or without `bert.`, layer norms with `gamma` and `beta` too. All that is
 * missing, too much or misshapen is named in one error, in `details.missing`, `details.extra` and `details.misshapen`.
 *
 * @throws SecbertModelError `SECBERT_STATE_MISMATCH`, `SECBERT_CHECKPOINT_NOT_FINITE`
 */
export function readStateDict(
	checkpoint: Checkpoint,
	config: BertConfig,
	options: ReadStateDictOptions = {},
): StateDict {
	const { require: required = [], skip = [], extra: onExtra = "refuse", refuseNonFinite = true } = options;
	const { found, tied, extra, misshapen } = sortNames(checkpoint);
	const missing: string[] = [];
	const tensors = new Map<string, TensorData>();
	const taken = new Map<string, CheckpointTensor>();
	const take = (shapes: TensorShapes) => {
		for (const [name, shape] of shapes) {
			const tensor = found.get(name);
			found.delete(name);
			if (tensor !== undefined) taken.set(name, tensor);
			if (tensor === undefined) missing.push(`${name} (${toHubName(name)})`);
			else if (!sameShape(tensor.shape, shape) || !FLOATS.includes(tensor.dtype)) {
				misshapen.push(
					`${name}: expected ${showShape(shape)}, found ${tensor.dtype} ${showShape(tensor.shape)}`,
				);
			} else tensors.set(name, { shape, data: readFloats(tensor) });
		}
	};
	take(encoderShapes(config));
	const heads: BertHead[] = [];
	for (const head of BERT_HEADS) {
		const shapes = headShapes(config, head);
		const isThere = [...shapes.keys()].some((name) => found.has(name));
		if (skip.includes(head)) for (const name of shapes.keys()) found.delete(name);
		else if (isThere || required.includes(head)) {
			take(shapes);
			heads.push(head);
		}
	}
	// Layers beyond those of the config have our names, but no place.
	for (const name of found.keys()) extra.push(toHubName(name) ?? name);
	for (const [hubName, name, tensor] of tied) {
		const original = taken.get(name);
		if (original !== undefined && !equalNumbers(tensor, original))
			misshapen.push(`${hubName}: expected a copy of ${name}`);
	}
	refuseMismatch(missing, onExtra === "refuse" ? extra : [], misshapen);
	if (refuseNonFinite) refuseBadNumbers(tensors);
	return { tensors, heads };
}

/**
 * Gives a model's weights the names of the transformers libraries, ready for `writeSafetensors`. Nothing is copied.
 *
 * @throws SecbertModelError `SECBERT_STATE_MISMATCH` for a name that is not one of ours
 */
export function toHubCheckpoint(tensors: ReadonlyMap<string, TensorData>): Checkpoint {
	const checkpoint = new Map<string, CheckpointTensor>();
	const extra: string[] = [];
	for (const [name, { shape, data }] of tensors) {
		const hubName = toHubName(name);
		if (hubName === undefined) extra.push(name);
		else checkpoint.set(hubName, floatTensor(shape, data));
	}
	refuseMismatch([], extra, []);
	return checkpoint;
}

const FLOATS: readonly string[] = ["F64", "F32", "F16", "BF16"];
/** Names shown of each kind in a message; `details` has them all. */
const MAX_NAMES_SHOWN = 10;

function sortNames(checkpoint: Checkpoint) {
	const found = new Map<string, CheckpointTensor>();
	const tied: [string, string, CheckpointTensor][] = [];
	const extra: string[] = [];
	const misshapen: string[] = [];
	for (const [hubName, tensor] of checkpoint) {
		const meaning = fromHubName(hubName);
		if (meaning.kind === "unknown") extra.push(hubName);
		if (meaning.kind === "tied") tied.push([hubName, meaning.name, tensor]);
		if (meaning.kind !== "tensor") continue;
		if (found.has(meaning.name))
			misshapen.push(`${meaning.name}: expected one tensor, found a second as ${hubName}`);
		found.set(meaning.name, tensor);
	}
	// Files without the bias of the MLM head have it as that of the decoder.
	for (const [, name, tensor] of tied) if (name === "mlm.bias" && !found.has(name)) found.set(name, tensor);
	return { found, tied, extra, misshapen };
}

function refuseMismatch(
	missing: readonly string[],
	extra: readonly string[],
	misshapen: readonly string[],
): void {
	const parts = [
		describe("missing", missing),
		describe("not of a BERT of this config", extra),
		describe("misshapen", misshapen),
	].filter((part) => part !== "");
	if (parts.length === 0) return;
	throw new SecbertModelError(
		"SECBERT_STATE_MISMATCH",
		`The tensors of config.json were expected. ${parts.join(". ")}. Take the config.json that belongs to the checkpoint.`,
		{ details: { missing, extra, misshapen } },
	);
}

function describe(what: string, names: readonly string[]): string {
	if (names.length === 0) return "";
	const shown = names.slice(0, MAX_NAMES_SHOWN).map((name) => (name.length > 200 ? showValue(name) : name));
	const rest = names.length > MAX_NAMES_SHOWN ? ` and ${names.length - MAX_NAMES_SHOWN} more` : "";
	return `${names.length} ${what}: ${shown.join("; ")}${rest}`;
}

function refuseBadNumbers(tensors: ReadonlyMap<string, TensorData>): void {
	for (const [name, { data }] of tensors) {
		const index = findNonFinite(data);
		if (index < 0) continue;
		throw new SecbertModelError(
			"SECBERT_CHECKPOINT_NOT_FINITE",
			`Finite weights were expected in ${name}, found ${data[index]} at ${index}; get the file again or train anew.`,
			{ details: { name, index } },
		);
	}
}

function equalNumbers(a: CheckpointTensor, b: CheckpointTensor): boolean {
	if (a.dtype !== b.dtype || !sameShape(a.shape, b.shape)) return false;
	// PyTorch writes tied tensors once: then there is nothing to compare.
	if (a.bytes.buffer === b.bytes.buffer && a.bytes.byteOffset === b.bytes.byteOffset) return true;
	return a.bytes.every((byte, index) => byte === b.bytes[index]);
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
	return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

const showShape = (shape: readonly number[]) => `[${shape.join(", ")}]`;
