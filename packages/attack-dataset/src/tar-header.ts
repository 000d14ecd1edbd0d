import { AttackDatasetError } from "./errors.js";

/** Tar archives are made of blocks of this many bytes. */
export const BLOCK_BYTES = 512;

/** What we use of a tar header block. */
export interface TarHeader {
	readonly path: string;
	readonly size: number;
	/** The type flag; an old-style empty one reads `0`. */
	readonly type: string;
}

/**
 * Reads a header block; `undefined` for the empty block that ends an archive.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: the check sum or the size is wrong
 */
export function readTarHeader(block: Uint8Array): TarHeader | undefined {
	if (block.every((byte) => byte === 0)) return undefined;
	// The check sum is taken with its own field (148 to 155) read as spaces.
	let sum = 8 * 32;
	for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
	if (numberOf(block.subarray(148, 156)) !== sum) throw invalid("the check sum of a header is wrong");
	const size = numberOf(block.subarray(124, 136));
	if (!Number.isSafeInteger(size) || size < 0) throw invalid("the size of an entry is not a number");
	const name = textOf(block.subarray(0, 100));
	const isUstar = textOf(block.subarray(257, 263)) === "ustar";
	const prefix = isUstar ? textOf(block.subarray(345, 500)) : "";
	const flag = block[156] as number;
	return {
		path: prefix ? `${prefix}/${name}` : name,
		size,
		type: flag === 0 ? "0" : String.fromCharCode(flag),
	};
}

/** Reads pax records: `LENGTH KEY=VALUE\n`, where LENGTH counts the whole record in bytes. */
export function readPaxRecords(content: Uint8Array): ReadonlyMap<string, string> {
	const records = new Map<string, string>();
	let at = 0;
	while (at < content.length && content[at] !== 0) {
		const space = content.indexOf(32, at);
		const length = space < 0 ? Number.NaN : Number(textOf(content.subarray(at, space)));
		const end = at + length;
		if (!Number.isSafeInteger(length) || end <= space || end > content.length || content[end - 1] !== 10) {
			throw invalid("a pax record has a wrong length");
		}
		const record = new TextDecoder().decode(content.subarray(space + 1, end - 1));
		const equals = record.indexOf("=");
		if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
		at = end;
	}
	return records;
}

/** Text up to the first NUL. */
export function textOf(field: Uint8Array): string {
	const end = field.indexOf(0);
	return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** An octal number, or, for sizes above 8 GiB, GNU's base-256 number. */
function numberOf(field: Uint8Array): number {
	if ((field[0] as number) & 0x80) {
		let value = (field[0] as number) & 0x7f;
		for (const byte of field.subarray(1)) value = value * 256 + byte;
		return value;
	}
	const digits = textOf(field).trim();
	return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : digits === "" ? 0 : Number.NaN;
}

function invalid(found: string): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected a tar archive, but ${found}. Download it again; if it stays so, do not use it.`,
	);
}
