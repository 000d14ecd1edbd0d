const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/**
 * A protobuf message under construction: fields are appended, large byte fields by reference and not copied.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufWriter {
	/** The message so far, in pieces to be written one after the other. */
	readonly chunks: Uint8Array[] = [];
	#byteLength = 0;

	get byteLength(): number {
		return this.#byteLength;
	}

	/** An integer of any kind; a negative one takes ten bytes, as int64 does. */
	integer(field: number, value: number | bigint): this {
		return this.#append(varint(tag(field, VARINT))).#append(varint(value));
	}

	float(field: number, value: number): this {
		const bytes = new Uint8Array(4);
		new DataView(bytes.buffer).setFloat32(0, value, true);
		return this.#append(varint(tag(field, FIXED_32))).#append(bytes);
	}

	text(field: number, value: string): this {
		return this.bytes(field, new TextEncoder().encode(value));
	}

	bytes(field: number, value: Uint8Array): this {
		return this.#start(field, value.byteLength).#append(value);
	}

	message(field: number, value: ProtobufWriter): this {
		this.#start(field, value.byteLength);
		for (const chunk of value.chunks) this.#append(chunk);
		return this;
	}

	#start(field: number, byteLength: number): this {
		return this.#append(varint(tag(field, LENGTH_DELIMITED))).#append(varint(byteLength));
	}

	#append(bytes: Uint8Array): this {
		this.chunks.push(bytes);
		this.#byteLength += bytes.byteLength;
		return this;
	}
}

const tag = (field: number, wireType: number) => (field << 3) | wireType;

/** Seven bits a byte, lowest first; the eighth says that more follow. */
function varint(value: number | bigint): Uint8Array {
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, BigInt(value));
	while (rest > 0x7fn) {
		bytes.push(Number(rest & 0x7fn) | 0x80);
		rest >>= 7n;
	}
	bytes.push(Number(rest));
	return Uint8Array.from(bytes);
}
