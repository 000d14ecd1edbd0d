import { keccak_256 } from "@noble/hashes/sha3.js";
import type { AddCandidate, Source } from "../source.js";

const ADDRESS = /(?<![0-9A-Za-z_])0x[0-9A-Fa-f]{40}(?![0-9A-Za-z_])/g;

/**
 * Finds Ethereum addresses, as written. Mixed case carries a checksum, which must be right; one case carries none.
 *
 * @see EIP-55
 */
export function findEthereumAddresses(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(ADDRESS)) {
		const [value] = match;
		if (!hasRightCase(value.slice(2))) continue;
		add({ type: "eth", value, start: match.index, end: match.index + value.length, flags: [] });
	}
}

/** Whether the letters of 40 hexadecimal digits are all small, all capital, or capital where EIP-55 wants them so. */
export function hasRightCase(digits: string): boolean {
	const lower = digits.toLowerCase();
	if (digits === lower || digits === digits.toUpperCase()) return true;
	const hash = keccak_256(new TextEncoder().encode(lower));
	for (let index = 0; index < digits.length; index++) {
		const nibble = index % 2 === 0 ? hash[index >> 1]! >> 4 : hash[index >> 1]! & 15;
		const expected = nibble > 7 ? lower[index]!.toUpperCase() : lower[index]!;
		if (digits[index] !== expected) return false;
	}
	return true;
}
