import { keccak_256 } from "@noble/hashes/sha3.js";
import type { AddCandidate, Source } from "../source.js";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const ADDRESS = /(?<![0-9A-Za-z_])[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?(?![0-9A-Za-z_])/g;
/** Eight bytes become eleven characters; a shorter last block becomes as many as its bytes need. */
const FULL_BLOCK = { characters: 11, bytes: 8 } as const;
const BYTES_BY_CHARACTERS: Readonly<Record<number, number>> = {
	2: 1,
	3: 2,
	5: 3,
	6: 4,
	7: 5,
	9: 6,
	10: 7,
	11: 8,
};
/** Network bytes of the main network: standard, integrated (with a payment id), subaddress. */
const NETWORK_BYTES = new Set([18, 19, 42]);
const CHECKSUM_BYTES = 4;

/**
 * Finds Monero addresses of the main network whose checksum is right: standard, integrated and subaddresses.
 *
 * @see Monero documentation, "Standard address" and "Base58"
 */
export function findMoneroAddresses(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(ADDRESS)) {
		const [value] = match;
		if (!isMoneroAddress(value)) continue;
		add({ type: "xmr", value, start: match.index, end: match.index + value.length, flags: [] });
	}
}

/** Whether a text decodes to a network byte, keys and the first four bytes of their Keccak-256. */
export function isMoneroAddress(text: string): boolean {
	const bytes = decodeBlocks(text);
	if (!bytes || !NETWORK_BYTES.has(bytes[0]!)) return false;
	const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
	const digest = keccak_256(body);
	return bytes.subarray(body.length).every((byte, index) => byte === digest[index]);
}

function decodeBlocks(text: string): Uint8Array | undefined {
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += FULL_BLOCK.characters) {
		const block = text.slice(at, at + FULL_BLOCK.characters);
		const size = BYTES_BY_CHARACTERS[block.length];
		if (size === undefined) return undefined;
		let number = 0n;
		for (const character of block) number = number * 58n + BigInt(BASE58.indexOf(character));
		if (number >= 1n << BigInt(8 * size)) return undefined;
		for (let shift = size - 1; shift >= 0; shift--) bytes.push(Number((number >> BigInt(8 * shift)) & 0xffn));
	}
	return Uint8Array.from(bytes);
}
