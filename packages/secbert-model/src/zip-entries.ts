import { crc32, inflateRawSync } from "node:zlib";
import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { showValue } from "./parse-json.js";

/** One file in a zip archive. */
export interface ZipEntry {
	readonly name: string;
	/** Bytes when unpacked. */
	readonly size: number;
	/** Unpacks it and checks its sum: a view of the archive when it is stored, else a new array. */
	read(): Uint8Array;
}

/** Entries at most; PyTorch writes one for each tensor and a few more. */
const MAX_ZIP_ENTRIES = 100_000;
/** How much larger an unpacked entry may be. PyTorch stores; weights that somebody deflated shrink by less than half. */
const MAX_INFLATION = 100;

/**
 * Lists the entries of a zip archive (with zip64) and checks that they lie side by side in it.
 *
 * @param options `verifyChecksums` (default true) compares the CRC-32 of each entry that is read
 * @throws SecbertModelError `SECBERT_CHECKPOINT_CORRUPT`, `SECBERT_CHECKPOINT_TOO_LARGE`, `SECBERT_CHECKPOINT_UNSUPPORTED`
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT version 6.3.10
 */
export function readZipEntries(
	archive: Uint8Array,
	options: { verifyChecksums?: boolean } = {},
): ReadonlyMap<string, ZipEntry> {
	const { verifyChecksums = true } = options;
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	const { count, offset, size } = findDirectory(view);
	if (count > MAX_ZIP_ENTRIES)
		throw failure("SECBERT_CHECKPOINT_TOO_LARGE", `at most ${MAX_ZIP_ENTRIES} entries`, count);
	const entries = new Map<string, ZipEntry>();
	const spans: { begin: number; end: number }[] = [{ begin: offset, end: offset + size }];
	let place = offset;
	for (let index = 0; index < count; index++) {
		const record = readDirectoryRecord(view, place, offset + size);
		place = record.next;
		if (entries.has(record.name)) throw corrupt("every entry once", `${showValue(record.name)} twice`);
		const data = findData(view, record);
		spans.push({ begin: record.localOffset, end: data.end });
		entries.set(record.name, {
			name: record.name,
			size: record.size,
			read: () => unpack(record, archive.subarray(data.begin, data.end), verifyChecksums),
		});
	}
	checkApart(spans);
	return entries;
}

interface DirectoryRecord {
	readonly name: string;
	readonly method: number;
	readonly checksum: number;
	readonly packedSize: number;
	readonly size: number;
	readonly localOffset: number;
	readonly next: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** Longest comment after the end record. */
const MAX_COMMENT = 0xffff;
/** "Look into the zip64 fields". */
const IN_ZIP64 = 0xffffffff;

/** The directory stands at the end, so that it is there that a file cut short shows. */
function findDirectory(view: DataView): { count: number; offset: number; size: number } {
	const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
	let end = view.byteLength - END_BYTES;
	while (end >= lowest && !isEndRecord(view, end)) end--;
	if (end < lowest) throw corrupt("a zip directory at the end", "none; the file may be cut short");
	let count = view.getUint16(end + 10, true);
	let size = view.getUint32(end + 12, true);
	let offset = view.getUint32(end + 16, true);
	let directoryEnd = end;
	const locator = end - LOCATOR_BYTES;
	if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_SIGNATURE) {
		const end64 = toNumber(view.getBigUint64(locator + 8, true));
		if (end64 > locator - END64_BYTES || view.getUint32(end64, true) !== END64_SIGNATURE) {
			throw corrupt("a zip64 end record", `none at ${end64}`);
		}
		count = toNumber(view.getBigUint64(end64 + 32, true));
		size = toNumber(view.getBigUint64(end64 + 40, true));
		offset = toNumber(view.getBigUint64(end64 + 48, true));
		directoryEnd = end64;
	}
	if (offset + size > directoryEnd)
		throw corrupt(`a directory before byte ${directoryEnd}`, `${offset} to ${offset + size}`);
	return { count, offset, size };
}

function isEndRecord(view: DataView, at: number): boolean {
	return (
		view.getUint32(at, true) === END_SIGNATURE &&
		at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength
	);
}

function readDirectoryRecord(view: DataView, at: number, limit: number): DirectoryRecord {
	if (at + DIRECTORY_BYTES > limit || view.getUint32(at, true) !== DIRECTORY_SIGNATURE) {
		throw corrupt("a directory entry", `none at byte ${at}`);
	}
	const flags = view.getUint16(at + 8, true);
	const nameEnd = at + DIRECTORY_BYTES + view.getUint16(at + 28, true);
	const extraEnd = nameEnd + view.getUint16(at + 30, true);
	const next = extraEnd + view.getUint16(at + 32, true);
	if (next > limit) throw corrupt(`a directory up to byte ${limit}`, next);
	const name = new TextDecoder().decode(bytesOf(view, at + DIRECTORY_BYTES, nameEnd));
	if ((flags & 1) !== 0)
		throw failure("SECBERT_CHECKPOINT_UNSUPPORTED", "no encrypted entries", showValue(name));
	// Those of the three that do not fit into 32 bits stand in the zip64 field, in this order.
	const [size, packedSize, localOffset] = readZip64(view, nameEnd, extraEnd, [
		view.getUint32(at + 24, true),
		view.getUint32(at + 20, true),
		view.getUint32(at + 42, true),
	]);
	return {
		name,
		method: view.getUint16(at + 10, true),
		checksum: view.getUint32(at + 16, true),
		packedSize,
		size,
		localOffset,
		next,
	};
}

function readZip64(
	view: DataView,
	begin: number,
	end: number,
	values: [number, number, number],
): [number, number, number] {
	if (!values.includes(IN_ZIP64)) return values;
	for (let at = begin; at + 4 <= end; ) {
		const fieldEnd = at + 4 + view.getUint16(at + 2, true);
		if (fieldEnd > end) break;
		if (view.getUint16(at, true) === 1) {
			let place = at + 4;
			const read = (value: number) => {
				if (value !== IN_ZIP64) return value;
				if (place + 8 > fieldEnd) throw corrupt("zip64 sizes", "too few");
				place += 8;
				return toNumber(view.getBigUint64(place - 8, true));
			};
			return [read(values[0]), read(values[1]), read(values[2])];
		}
		at = fieldEnd;
	}
	throw corrupt("a zip64 field", "none");
}

/** The local header repeats the entry; only its length matters, since the directory is what counts. */
function findData(
	view: DataView,
	{ name, localOffset, packedSize }: DirectoryRecord,
): { begin: number; end: number } {
	if (localOffset + LOCAL_BYTES > view.byteLength || view.getUint32(localOffset, true) !== LOCAL_SIGNATURE) {
		throw corrupt(`entry ${showValue(name)} at byte ${localOffset}`, "none");
	}
	const begin =
		localOffset +
		LOCAL_BYTES +
		view.getUint16(localOffset + 26, true) +
		view.getUint16(localOffset + 28, true);
	const end = begin + packedSize;
	if (end > view.byteLength)
		throw corrupt(`entry ${showValue(name)} inside ${view.byteLength} bytes`, `${begin} to ${end}`);
	return { begin, end };
}

/** Entries on top of each other let a small archive unpack to any size. */
function checkApart(spans: { begin: number; end: number }[]): void {
	spans.sort((a, b) => a.begin - b.begin);
	for (let index = 1; index < spans.length; index++) {
		if (spans[index]!.begin < spans[index - 1]!.end) throw corrupt("entries side by side", "an overlap");
	}
}

function unpack(record: DirectoryRecord, packed: Uint8Array, verifyChecksums: boolean): Uint8Array {
	const bytes = record.method === 0 ? packed : inflate(record, packed);
	const name = showValue(record.name);
	if (bytes.length !== record.size) throw corrupt(`${record.size} bytes in ${name}`, bytes.length);
	if (verifyChecksums && crc32(bytes) !== record.checksum) {
		throw corrupt(`checksum ${record.checksum.toString(16)} of ${name}`, "another; it is damaged");
	}
	return bytes;
}

function inflate({ name, method, size }: DirectoryRecord, packed: Uint8Array): Uint8Array {
	if (method !== 8) {
		throw failure(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
			`${showValue(name)} stored or deflated`,
			`method ${method}`,
		);
	}
	if (size > packed.length * MAX_INFLATION) {
		throw failure(
			"SECBERT_CHECKPOINT_TOO_LARGE",
			`${showValue(name)} at most ${MAX_INFLATION} times larger unpacked`,
			`${size} from ${packed.length} bytes`,
		);
	}
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
	} catch (cause) {
		throw corrupt(`${size} deflated bytes in ${showValue(name)}`, "others", cause);
	}
}

function bytesOf(view: DataView, begin: number, end: number): Uint8Array {
	return new Uint8Array(view.buffer, view.byteOffset + begin, end - begin);
}

function toNumber(value: bigint): number {
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw corrupt("a zip64 number", value);
	return Number(value);
}

const failure = (code: SecbertModelErrorCode, expected: string, found: unknown, cause?: unknown) =>
	new SecbertModelError(
		code,
		`zip: expected ${expected}, found ${found}; get the file again.`,
		cause === undefined ? {} : { cause },
	);

const corrupt = (expected: string, found: unknown, cause?: unknown) =>
	failure("SECBERT_CHECKPOINT_CORRUPT", expected, found, cause);
