import { crc32, deflateRawSync } from "node:zlib";

/** An entry for {@link zipBytes}; what is not given is what an honest writer would put there. */
export interface ZipSource {
	name: string;
	bytes: Uint8Array;
	deflate?: boolean;
	method?: number;
	flags?: number;
	/** What the directory claims. */
	size?: number;
	checksum?: number;
	localOffset?: number;
}

/** Writes a zip archive field by field, with zip64 fields when asked, so that each can be made wrong. */
export function zipBytes(
	sources: readonly ZipSource[],
	options: { zip64?: boolean; comment?: string } = {},
): Uint8Array {
	const { zip64 = false, comment = "" } = options;
	const out: number[] = [];
	const put = (value: number, width: number) => {
		for (let byte = 0; byte < width; byte++) out.push(Math.floor(value / 256 ** byte) % 256);
	};
	const text = (value: string) => [...new TextEncoder().encode(value)];
	const places: { source: ZipSource; offset: number; packed: Uint8Array }[] = [];
	for (const source of sources) {
		const packed = source.deflate ? deflateRawSync(source.bytes) : source.bytes;
		places.push({ source, offset: out.length, packed });
		put(0x04034b50, 4);
		for (const value of [20, 0, source.deflate ? 8 : 0, 0, 0]) put(value, 2);
		for (const value of [0, 0, 0]) put(value, 4); // the directory is what counts
		put(text(source.name).length, 2);
		put(5, 2); // some extra field, as PyTorch pads with
		out.push(...text(source.name), 0x46, 0x42, 1, 0, 0);
		for (const byte of packed) out.push(byte);
	}
	const directory = out.length;
	for (const { source, offset, packed } of places) {
		const size = source.size ?? source.bytes.length;
		const localOffset = source.localOffset ?? offset;
		put(0x02014b50, 4);
		for (const value of [45, 45, source.flags ?? 0, source.method ?? (source.deflate ? 8 : 0), 0, 0])
			put(value, 2);
		put(source.checksum ?? crc32(source.bytes), 4);
		put(zip64 ? 0xffffffff : packed.length, 4);
		put(zip64 ? 0xffffffff : size, 4);
		for (const value of [text(source.name).length, zip64 ? 28 : 0, 0, 0, 0]) put(value, 2);
		put(0, 4);
		put(zip64 ? 0xffffffff : localOffset, 4);
		out.push(...text(source.name));
		if (zip64) {
			put(1, 2);
			put(24, 2);
			for (const value of [size, packed.length, localOffset]) put(value, 8);
		}
	}
	const directorySize = out.length - directory;
	if (zip64) {
		const end64 = out.length;
		put(0x06064b50, 4);
		put(44, 8);
		for (const value of [45, 45]) put(value, 2);
		for (const value of [0, 0]) put(value, 4);
		for (const value of [sources.length, sources.length, directorySize, directory]) put(value, 8);
		put(0x07064b50, 4);
		put(0, 4);
		put(end64, 8);
		put(1, 4);
	}
	put(0x06054b50, 4);
	for (const value of [0, 0]) put(value, 2);
	for (const value of [sources.length, sources.length]) put(zip64 ? 0xffff : value, 2);
	put(zip64 ? 0xffffffff : directorySize, 4);
	put(zip64 ? 0xffffffff : directory, 4);
	put(text(comment).length, 2);
	out.push(...text(comment));
	return Uint8Array.from(out);
}
