import { sha3_256 } from "@noble/hashes/sha3.js";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const V3_LABEL = /(?:^|\.)([a-z2-7]{56})\.onion$/;
const VERSION = 3;

/**
 * Whether a Tor version 3 address carries the checksum of its key; names of other lengths carry none.
 *
 * @see Tor specification, "Encoding onion addresses" (rend-spec-v3, section 6)
 */
export function hasRightOnionChecksum(name: string): boolean {
	const label = V3_LABEL.exec(name)?.[1];
	if (label === undefined) return true;
	const bytes = decodeBase32(label);
	const key = bytes.subarray(0, 32);
	if (bytes[34] !== VERSION) return false;
	const prefix = new TextEncoder().encode(".onion checksum");
	const digest = sha3_256(Uint8Array.of(...prefix, ...key, VERSION));
	return bytes[32] === digest[0] && bytes[33] === digest[1];
}

/** 56 characters of five bits are 35 bytes. */
function decodeBase32(label: string): Uint8Array {
	const bytes = new Uint8Array((label.length * 5) / 8);
	let bits = 0;
	let count = 0;
	let at = 0;
	for (const character of label) {
		bits = ((bits << 5) | BASE32.indexOf(character)) & 0xfff;
		count += 5;
		if (count >= 8) {
			count -= 8;
			bytes[at++] = (bits >> count) & 0xff;
		}
	}
	return bytes;
}
