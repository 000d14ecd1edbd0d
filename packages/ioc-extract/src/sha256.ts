const WORDS = 64;

/** The first 32 bits of the fractional part of a root of each of the first primes (FIPS 180-4 sections 4.2.2, 5.3.3). */
function rootFractions(count: number, root: (prime: number) => number): Uint32Array {
	const words = new Uint32Array(count);
	let found = 0;
	for (let number = 2; found < count; number++) {
		let isPrime = true;
		for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) isPrime = false;
		if (isPrime) words[found++] = (root(number) % 1) * 2 ** 32;
	}
	return words;
}

/**
 * The SHA-256 digest of some bytes: small and synchronous, for checksums of addresses, in Node and browsers alike.
 *
 * @see FIPS 180-4 section 6.2
 */
export function sha256(bytes: Uint8Array): Uint8Array {
	const constants = rootFractions(WORDS, Math.cbrt);
	const state = rootFractions(8, Math.sqrt);
	const padded = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
	bytes.forEach((byte, index) => {
		padded.setUint8(index, byte);
	});
	padded.setUint8(bytes.length, 0x80);
	padded.setUint32(padded.byteLength - 4, bytes.length * 8);
	const schedule = new Uint32Array(WORDS);
	for (let block = 0; block < padded.byteLength; block += 64) {
		for (let t = 0; t < WORDS; t++) {
			if (t < 16) schedule[t] = padded.getUint32(block + t * 4);
			else {
				const a = schedule[t - 15]!;
				const b = schedule[t - 2]!;
				const sigma0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
				const sigma1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
				schedule[t] = schedule[t - 16]! + sigma0 + schedule[t - 7]! + sigma1;
			}
		}
		compress(state, schedule, constants);
	}
	const digest = new DataView(new ArrayBuffer(32));
	state.forEach((word, index) => {
		digest.setUint32(index * 4, word);
	});
	return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, schedule: Uint32Array, constants: Uint32Array): void {
	let [a, b, c, d, e, f, g, h] = state as unknown as [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
		number,
	];
	for (let t = 0; t < WORDS; t++) {
		const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
		const first = (h + sum1 + ((e & f) ^ (~e & g)) + constants[t]! + schedule[t]!) | 0;
		const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
		const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, index) => {
		state[index] = state[index]! + word;
	});
}

function rotate(word: number, bits: number): number {
	return (word >>> bits) | (word << (32 - bits));
}
