import { type Checkpoint, DTYPE_BYTES, elementCount } from "./checkpoint-tensor.js";
import { SecbertModelError } from "./errors.js";
import { showValue } from "./parse-json.js";

/**
 * Writes tensors as a safetensors file, the wide number formats first and by name within one, so that equal tensors give
 * equal bytes and every number lies at a multiple of its size.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_CORRUPT` when bytes and shape of a tensor do not agree
 * @see https://github.com/huggingface/safetensors format, version 0.4
 */
export function writeSafetensors(
	tensors: Checkpoint,
	options: { metadata?: Readonly<Record<string, string>> } = {},
): Uint8Array<ArrayBuffer> {
	const { metadata = { format: "pt" } } = options;
	const ordered = [...tensors].sort(
		([nameA, a], [nameB, b]) => DTYPE_BYTES[b.dtype] - DTYPE_BYTES[a.dtype] || (nameA < nameB ? -1 : 1),
	);
	const header: [string, object][] = [["__metadata__", metadata]];
	let length = 0;
	for (const [name, { dtype, shape, bytes }] of ordered) {
		const size = elementCount(shape) * DTYPE_BYTES[dtype];
		if (bytes.length !== size || name === "__metadata__") {
			throw new SecbertModelError(
				"SECBERT_CHECKPOINT_CORRUPT",
				`${size} bytes were expected in tensor ${showValue(name)} of shape ${showValue(shape)}, found ${bytes.length}; check what is written.`,
			);
		}
		header.push([name, { dtype, shape, data_offsets: [length, length + size] }]);
		length += size;
	}
	const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
	const headerLength = Math.ceil(json.length / 8) * 8; // so that the numbers begin at a multiple of eight
	const file = new Uint8Array(8 + headerLength + length);
	new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
	file.set(json, 8);
	file.fill(0x20, 8 + json.length, 8 + headerLength);
	let offset = 8 + headerLength;
	for (const [, { bytes }] of ordered) {
		file.set(bytes, offset);
		offset += bytes.length;
	}
	return file;
}
