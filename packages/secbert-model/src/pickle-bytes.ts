import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { showValue } from "./parse-json.js";

/** Bytes of a pickle at most; the one of BERT large has 60 kB, the weights lie beside it. */
const MAX_PICKLE_BYTES = 64 * 1024 * 1024;
/** Bytes of a whole number at most. PyTorch's magic number has ten. */
const MAX_LONG_BYTES = 16;
/** Bytes of a line at most: names of modules and classes. */
const MAX_LINE_BYTES = 1000;

/** Reads the arguments of a pickle's opcodes, one after the other, and never past the end. */
export class PickleBytes {
	/** The byte that comes next. */
	place: number;
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #limit: number;

	constructor(bytes: Uint8Array, begin: number) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#limit = Math.min(bytes.length, begin + MAX_PICKLE_BYTES);
		this.place = begin;
	}

	byte(): number {
		return this.#bytes[this.#take(1)]!;
	}

	uint16(): number {
		return this.#view.getUint16(this.#take(2), true);
	}

	int32(): number {
		return this.#view.getInt32(this.#take(4), true);
	}

	uint32(): number {
		return this.#view.getUint32(this.#take(4), true);
	}

	/** The only number with the highest byte first. */
	float64(): number {
		return this.#view.getFloat64(this.#take(8), false);
	}

	text(length: number): string {
		const begin = this.#take(length);
		try {
			return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
				this.#bytes.subarray(begin, begin + length),
			);
		} catch (cause) {
			throw pickleCorrupt("text in UTF-8", `other bytes at ${begin}`, cause);
		}
	}

	/** Text up to the end of the line, as names are written. */
	line(): string {
		const end = this.#bytes
			.subarray(this.place, Math.min(this.#limit, this.place + MAX_LINE_BYTES))
			.indexOf(0x0a);
		if (end < 0) throw pickleCorrupt("a name", `none at byte ${this.place}`);
		const text = this.text(end);
		this.#take(1);
		return text;
	}

	/** Two's complement, lowest byte first. */
	long(): number | bigint {
		const length = this.byte();
		if (length > MAX_LONG_BYTES)
			throw pickleCorrupt(`numbers of at most ${MAX_LONG_BYTES} bytes`, showValue(length));
		const begin = this.#take(length);
		let value = 0n;
		for (let index = length - 1; index >= 0; index--)
			value = (value << 8n) | BigInt(this.#bytes[begin + index]!);
		value = BigInt.asIntN(8 * length, value);
		return BigInt.asIntN(53, value) === value ? Number(value) : value;
	}

	/** Steps over `count` bytes and says where they begin. */
	#take(count: number): number {
		const begin = this.place;
		if (begin + count > this.#limit) {
			if (this.#limit < this.#bytes.length)
				throw pickleTooLarge(`a pickle of at most ${MAX_PICKLE_BYTES} bytes`);
			throw pickleCorrupt("more bytes", `the end at byte ${this.#limit}; the file may be cut short`);
		}
		this.place += count;
		return begin;
	}
}

/** The error for a pickle that is damaged. */
export function pickleCorrupt(expected: string, found: string, cause?: unknown): SecbertModelError {
	return failure("SECBERT_CHECKPOINT_CORRUPT", expected, found, cause);
}

/** The error for a pickle beyond a limit. */
export function pickleTooLarge(expected: string): SecbertModelError {
	return failure("SECBERT_CHECKPOINT_TOO_LARGE", expected, "more");
}

function failure(code: SecbertModelErrorCode, expected: string, found: string, cause?: unknown) {
	return new SecbertModelError(
		code,
		`pickle: expected ${expected}, found ${found}; get the file again.`,
		cause === undefined ? {} : { cause },
	);
}
