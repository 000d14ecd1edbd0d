import { LexicalModelError } from "./errors.js";

/** Appends whole numbers from 0 to 2^32 - 1, seven bits a byte, lowest first (LEB128), so that small gaps take a byte. */
export class VarintWriter {
	#bytes = new Uint8Array(1024);
	#length = 0;

	write(value: number): void {
		let rest = value;
		while (rest >= 0x80) {
			this.writeByte((rest % 0x80) | 0x80);
			rest = Math.floor(rest / 0x80);
		}
		this.writeByte(rest);
	}

	writeByte(byte: number): void {
		if (this.#length === this.#bytes.length) {
			const larger = new Uint8Array(this.#bytes.length * 2);
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
		this.#bytes[this.#length++] = byte;
	}

	toBytes(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}
}

/** Reads what {@link VarintWriter} wrote; every read past the end or past 32 bits is refused. */
export class VarintReader {
	readonly #bytes: Uint8Array;
	#position = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get isAtEnd(): boolean {
		return this.#position === this.#bytes.length;
	}

	read(): number {
		const bytes = this.#bytes;
		let byte = bytes[this.#position++];
		if (byte !== undefined && byte < 0x80) return byte;
		let value = 0;
		let factor = 1;
		for (let i = 0; i < 5; i++) {
			if (byte === undefined) break;
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) {
				if (value > 0xffffffff) break;
				return value;
			}
			factor *= 0x80;
			byte = bytes[this.#position++];
		}
		throw new LexicalModelError(
			"LEXICAL_MODEL_CORRUPT",
			`Expected a number at byte ${this.#position} of a model section, found its end or a number over 32 bits; get the model file again.`,
		);
	}

	readByte(): number {
		const byte = this.#bytes[this.#position++];
		if (byte === undefined) {
			throw new LexicalModelError(
				"LEXICAL_MODEL_CORRUPT",
				`A model section ends at byte ${this.#bytes.length} in the middle of an entry; get the model file again.`,
			);
		}
		return byte;
	}
}
