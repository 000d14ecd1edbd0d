import { gzipSync } from "node:zlib";

/** One entry of a made tar archive. */
export interface TarEntry {
	path: string;
	content?: string;
	/** Type flag; default `0`, a file. */
	type?: string;
	linkTo?: string;
	prefix?: string;
	/** Says another size than the content has. */
	size?: number;
}

/** Makes an uncompressed ustar archive by the book (POSIX.1-2017, "pax", ustar interchange format). */
export function makeTar(entries: TarEntry[], { endBlocks = 2 } = {}): Buffer {
	const blocks = entries.flatMap((entry) => {
		const content = Buffer.from(entry.content ?? "");
		return [header(entry, content.length), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
	});
	return Buffer.concat([...blocks, Buffer.alloc(512 * endBlocks)]);
}

export function makeTarGz(entries: TarEntry[]): Buffer {
	return gzipSync(makeTar(entries));
}

/** A pax record; its length counts its own digits. */
export function paxRecord(key: string, value: string): string {
	const rest = Buffer.byteLength(` ${key}=${value}\n`);
	let length = rest + 1;
	while (String(length).length + rest !== length) length = String(length).length + rest;
	return `${length} ${key}=${value}\n`;
}

function header({ path, type = "0", linkTo = "", prefix = "", size }: TarEntry, length: number): Buffer {
	const block = Buffer.alloc(512);
	block.write(path, 0, 100);
	block.write("0000644\0", 100);
	block.write("0000000\0", 108);
	block.write("0000000\0", 116);
	block.write(`${(size ?? length).toString(8).padStart(11, "0")}\0`, 124);
	block.write("00000000000\0", 136);
	block.write("        ", 148);
	block.write(type, 156);
	block.write(linkTo, 157, 100);
	block.write("ustar\0" + "00", 257);
	block.write(prefix, 345, 155);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
	return block;
}
