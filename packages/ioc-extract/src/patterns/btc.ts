import { sha256 } from "@noble/hashes/sha2.js";
import type { AddCandidate, Source } from "../source.js";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** The constant a checksum leaves: BIP 173 for witness version 0, BIP 350 (bech32m) for later ones. */
const BECH32_CONSTANT = 1;
const BECH32M_CONSTANT = 0x2bc830a3;

const LEGACY = /(?<![0-9A-Za-z_])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![0-9A-Za-z_])/g;
const SEGWIT = /(?<![0-9A-Za-z_])(?:bc1[02-9ac-hj-np-z]{11,71}|BC1[02-9AC-HJ-NP-Z]{11,71})(?![0-9A-Za-z_])/g;

/**
 * Finds Bitcoin addresses of the main network whose checksum is right: base58check (`1…`, `3…`) and bech32 or bech32m
 * (`bc1…`, in lower case in the value).
 *
 * @see BIP 13, BIP 173, BIP 350
 */
export function findBitcoinAddresses(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(LEGACY)) {
		if (isBase58Check(match[0])) addAddress(match, match[0], add);
	}
	for (const match of source.text.matchAll(SEGWIT)) {
		const value = match[0].toLowerCase();
		if (isBech32(value)) addAddress(match, value, add);
	}
}

function addAddress(match: RegExpExecArray, value: string, add: AddCandidate): void {
	add({ type: "btc", value, start: match.index, end: match.index + match[0].length, flags: [] });
}

/** Whether a base58 text is 25 bytes of which the last four are the start of the double SHA-256 of the others. */
export function isBase58Check(text: string): boolean {
	const bytes = new Uint8Array(25);
	for (const character of text) {
		let carry = BASE58.indexOf(character);
		if (carry < 0) return false;
		for (let at = bytes.length - 1; at >= 0; at--) {
			carry += bytes[at]! * 58;
			bytes[at] = carry & 0xff;
			carry >>= 8;
		}
		if (carry > 0) return false;
	}
	const version = text.startsWith("1") ? 0 : 5;
	if (bytes[0] !== version) return false;
	const digest = sha256(sha256(bytes.subarray(0, 21)));
	return digest.subarray(0, 4).every((byte, index) => byte === bytes[21 + index]);
}

/** Whether a lower-case `bc1…` address has the checksum its witness version asks for. */
export function isBech32(text: string): boolean {
	const values = Array.from(text.slice(3), (character) => BECH32.indexOf(character));
	if (values.includes(-1) || values[0]! > 16) return false;
	// The human-readable part "bc": high bits, zero, low bits.
	const prefix = [3, 3, 0, 2, 3];
	const expected = values[0] === 0 ? BECH32_CONSTANT : BECH32M_CONSTANT;
	return bech32Checksum([...prefix, ...values]) === expected;
}

function bech32Checksum(values: readonly number[]): number {
	let checksum = 1;
	for (const value of values) {
		const top = checksum >>> 25;
		checksum = ((checksum & 0x1ffffff) << 5) ^ value;
		for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) checksum ^= generator;
	}
	return checksum >>> 0;
}
