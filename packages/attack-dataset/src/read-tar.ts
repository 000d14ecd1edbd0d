import { AttackDatasetError } from "./errors.js";
import { isSafePath } from "./safe-path.js";
import { BLOCK_BYTES, readPaxRecords, readTarHeader, type TarHeader, textOf } from "./tar-header.js";

/** Most entries of an archive; the repositories we read have fewer than 20,000. */
const MAX_TAR_ENTRIES = 200_000;
/** Most bytes of an archive once unpacked, 4 GiB: the end of a decompression bomb. */
const MAX_TAR_BYTES = 4 * 2 ** 30;
/** Most bytes of one file that is kept in memory, 256 MiB. */
const MAX_TAR_FILE_BYTES = 256 * 2 ** 20;
/** Most bytes of a long name or a set of pax records, 64 KiB. */
const MAX_TAR_NAME_BYTES = 64 * 2 ** 10;

/** A regular file of a tar archive. */
export interface TarFile {
	/** Relative, with `/` between folders, never leading out of the archive. */
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** Settings of {@link readTar}. */
export interface ReadTarOptions {
	/** Which files to give, by path; the others are passed over without being held. Default: all. */
	readonly isWanted?: (path: string) => boolean;
	/** Called with the comment of a global pax header: `git archive` writes the commit there. */
	readonly onComment?: (comment: string) => void;
	/** Default {@link MAX_TAR_ENTRIES}. */
	readonly maxEntries?: number;
	/** Default {@link MAX_TAR_BYTES}. */
	readonly maxBytes?: number;
	/** Default {@link MAX_TAR_FILE_BYTES}. */
	readonly maxFileBytes?: number;
}

/**
 * Gives the wanted files of an uncompressed tar stream one by one: ustar, with pax and GNU long names.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: not a tar, cut short, above a limit, a path that leads out of the
 *   archive, or a wanted path that is a link or a device
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html ustar and pax interchange formats
 */
export async function* readTar(
	source: AsyncIterable<Uint8Array>,
	options: ReadTarOptions = {},
): AsyncGenerator<TarFile> {
	const {
		isWanted = () => true,
		onComment,
		maxEntries = MAX_TAR_ENTRIES,
		maxBytes = MAX_TAR_BYTES,
		maxFileBytes = MAX_TAR_FILE_BYTES,
	} = options;
	const reader = createReader(source, maxBytes);
	let entries = 0;
	let longName: string | undefined;
	let pax: ReadonlyMap<string, string> = new Map();
	try {
		for (;;) {
			const header = readTarHeader(await reader.take(BLOCK_BYTES));
			// One empty block is enough to end: some writers leave the second one out.
			if (!header) return await reader.drain();
			if (++entries > maxEntries) throw invalid(`more than ${maxEntries} entries`);
			if (header.type === "L" || header.type === "x" || header.type === "g" || header.type === "K") {
				const content = await reader.takePadded(header.size, MAX_TAR_NAME_BYTES);
				if (header.type === "L") longName = textOf(content);
				if (header.type === "x") pax = readPaxRecords(content);
				const comment = header.type === "g" ? readPaxRecords(content).get("comment") : undefined;
				if (comment !== undefined) onComment?.(comment);
				continue;
			}
			const path = pathOf(header, longName, pax.get("path"));
			const size = sizeOf(header, pax.get("size"));
			longName = undefined;
			pax = new Map();
			const isFile = header.type === "0" || header.type === "7";
			if (header.type === "5" || !isWanted(path)) {
				await reader.skipPadded(header.type === "5" ? 0 : size);
				continue;
			}
			if (!isFile)
				throw invalid(`the wanted path is a link or a device (type ${JSON.stringify(header.type)})`, path);
			yield { path, bytes: await reader.takePadded(size, maxFileBytes, path) };
		}
	} finally {
		await reader.close();
	}
}

function pathOf(header: TarHeader, longName: string | undefined, paxPath: string | undefined): string {
	const path = (paxPath ?? longName ?? header.path).replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
	// "./" alone is the archive's root folder.
	if (path === "" || path === ".") {
		if (header.type === "5") return ".";
		throw invalid("an entry has no name");
	}
	if (!isSafePath(path)) throw invalid("a path leads out of the archive", path);
	return path;
}

function sizeOf(header: TarHeader, paxSize: string | undefined): number {
	if (paxSize === undefined) return header.size;
	if (!/^\d{1,15}$/.test(paxSize)) throw invalid(`a pax size is ${JSON.stringify(paxSize)}`);
	return Number(paxSize);
}

/** Takes exact numbers of bytes from a stream of chunks, and counts them. */
function createReader(source: AsyncIterable<Uint8Array>, maxBytes: number) {
	const chunks = source[Symbol.asyncIterator]();
	let chunk: Uint8Array = new Uint8Array(0);
	let total = 0;
	async function consume(count: number, use: (part: Uint8Array) => void): Promise<void> {
		total += count;
		if (total > maxBytes) throw invalid(`more than ${maxBytes} bytes once unpacked`);
		let left = count;
		while (left > 0) {
			if (chunk.length === 0) {
				const next = await chunks.next();
				if (next.done) throw invalid("it ends in the middle of an entry");
				chunk = next.value;
				continue;
			}
			const part = chunk.subarray(0, left);
			use(part);
			chunk = chunk.subarray(part.length);
			left -= part.length;
		}
	}
	async function take(count: number): Promise<Uint8Array> {
		const taken = new Uint8Array(count);
		let at = 0;
		await consume(count, (part) => {
			taken.set(part, at);
			at += part.length;
		});
		return taken;
	}
	const padding = (size: number): number => (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
	return {
		take,
		async takePadded(size: number, limit: number, path?: string): Promise<Uint8Array> {
			if (size > limit) throw invalid(`an entry of ${size} bytes is above the limit of ${limit}`, path);
			const taken = await take(size);
			await consume(padding(size), () => {});
			return taken;
		},
		skipPadded: (size: number) => consume(size + padding(size), () => {}),
		/** Reads on to the end, so that a compressed stream gets to check its own sum. */
		async drain(): Promise<void> {
			for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
				total += next.value.length;
				if (total > maxBytes) throw invalid(`more than ${maxBytes} bytes once unpacked`);
			}
		},
		async close(): Promise<void> {
			await chunks.return?.();
		},
	};
}

function invalid(found: string, path?: string): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected a tar archive of a repository, but ${found}${path ? `: ${JSON.stringify(path)}` : ""}. ` +
			"Download it again; if it stays so, do not use it.",
		{ subject: path },
	);
}
