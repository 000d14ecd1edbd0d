import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { showValue } from "./parse-json.js";
import { PICKLE_OPCODES } from "./pickle-opcodes.js";
import { allowName, callName, findStorage, PythonList } from "./torch-classes.js";

/** A value and where in the bytes its pickle ends. */
export interface UnpickledValue {
	/**
	 * A number (bigint beyond 2^53), text, boolean, null, Map for a dict, array for a tuple, {@link PythonList}, a name, storage
	 * or tensor.
	 */
	readonly value: unknown;
	readonly end: number;
}

/** Bytes of a pickle at most; the one of BERT large has 60 kB, the weights lie beside it. */
export const MAX_PICKLE_BYTES = 64 * 1024 * 1024;
/** Values on the stack, and values remembered, at most. */
export const MAX_PICKLE_VALUES = 1_000_000;
/** Bytes of a whole number at most. PyTorch's magic number has ten. */
const MAX_LONG_BYTES = 16;

/**
 * Reads one pickle with the opcodes of protocol 2 that `torch.save` uses for a state_dict, and no others. It builds plain
 * values: a name in the file is compared with a list, never looked up or run.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_UNSAFE` (a name or opcode that a state_dict does not need),
 * `SECBERT_CHECKPOINT_CORRUPT`, `SECBERT_CHECKPOINT_TOO_LARGE`
 */
export function readPickle(bytes: Uint8Array, begin = 0): UnpickledValue {
	const machine = new PickleMachine(bytes, begin);
	while (!machine.step());
	return { value: machine.result(), end: machine.place };
}

/** Stands on the stack where a list of values begins. */
const MARK = Symbol("mark");

class PickleMachine {
	place: number;
	readonly #bytes: Uint8Array;
	readonly #limit: number;
	readonly #view: DataView;
	readonly #stack: unknown[] = [];
	readonly #memo = new Map<number, unknown>();

	constructor(bytes: Uint8Array, begin: number) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#limit = Math.min(bytes.length, begin + MAX_PICKLE_BYTES);
		this.place = begin;
	}

	/** Obeys one opcode; true at the last. */
	step(): boolean {
		const at = this.place;
		const opcode = this.#byte();
		const name = PICKLE_OPCODES.get(opcode);
		switch (name) {
			case "PROTO":
				if (this.#byte() > 5) throw corrupt("a pickle protocol up to 5", showValue(this.#bytes[at + 1]));
				break;
			case "MARK":
				this.#push(MARK);
				break;
			case "STOP":
				return true;
			case "NONE":
				this.#push(null);
				break;
			case "NEWTRUE":
				this.#push(true);
				break;
			case "NEWFALSE":
				this.#push(false);
				break;
			case "BININT1":
				this.#push(this.#byte());
				break;
			case "BININT2":
				this.#push(this.#view.getUint16(this.#take(2), true));
				break;
			case "BININT":
				this.#push(this.#view.getInt32(this.#take(4), true));
				break;
			case "LONG1":
				this.#push(this.#long());
				break;
			case "BINFLOAT":
				this.#push(this.#view.getFloat64(this.#take(8), false));
				break;
			case "BINUNICODE":
				this.#push(this.#text(this.#view.getUint32(this.#take(4), true)));
				break;
			case "EMPTY_TUPLE":
				this.#push([]);
				break;
			case "TUPLE1":
			case "TUPLE2":
			case "TUPLE3":
				this.#push(this.#popMany(Number(name.at(-1))));
				break;
			case "TUPLE":
				this.#push(this.#popToMark());
				break;
			case "EMPTY_LIST":
				this.#push(new PythonList());
				break;
			case "APPEND":
				this.#append(this.#popMany(1));
				break;
			case "APPENDS":
				this.#append(this.#popToMark());
				break;
			case "EMPTY_DICT":
				this.#push(new Map());
				break;
			case "SETITEM":
				this.#setItems(this.#popMany(2));
				break;
			case "SETITEMS":
				this.#setItems(this.#popToMark());
				break;
			case "BINPUT":
				this.#remember(this.#byte());
				break;
			case "LONG_BINPUT":
				this.#remember(this.#view.getUint32(this.#take(4), true));
				break;
			case "BINGET":
				this.#recall(this.#byte());
				break;
			case "LONG_BINGET":
				this.#recall(this.#view.getUint32(this.#take(4), true));
				break;
			case "GLOBAL":
				this.#push(allowName(this.#line(), this.#line()));
				break;
			case "BINPERSID":
				this.#push(findStorage(this.#popMany(1)[0]));
				break;
			case "REDUCE": {
				const [callee, args] = this.#popMany(2);
				this.#push(callName(callee, args));
				break;
			}
			case "BUILD": {
				// The attributes of an OrderedDict: `_metadata`, versions of the modules. Nothing here needs them.
				const [target, state] = this.#popMany(2);
				if (!(target instanceof Map && state instanceof Map))
					throw corrupt("attributes of an OrderedDict", "others");
				this.#push(target);
				break;
			}
			default:
				throw new SecbertModelError(
					"SECBERT_CHECKPOINT_UNSAFE",
					`Opcodes of a state_dict were expected, found ${name ?? `0x${opcode.toString(16)}`} at byte ${at}. Nothing was run; get the file again, or save the state_dict alone.`,
					{ details: { opcode, name } },
				);
		}
		return false;
	}

	result(): unknown {
		const [value] = this.#popMany(1);
		if (this.#stack.length > 0) throw corrupt("one value", `${this.#stack.length + 1}`);
		return value;
	}

	/** Steps over `count` bytes and says where they begin. */
	#take(count: number): number {
		const begin = this.place;
		if (begin + count > this.#limit) {
			if (this.#limit < this.#bytes.length) throw tooLarge(`a pickle of at most ${MAX_PICKLE_BYTES} bytes`);
			throw corrupt("more bytes", `the end at byte ${this.#limit}; the file may be cut short`);
		}
		this.place += count;
		return begin;
	}

	#byte(): number {
		return this.#bytes[this.#take(1)]!;
	}

	#text(length: number): string {
		const begin = this.#take(length);
		try {
			return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
				this.#bytes.subarray(begin, begin + length),
			);
		} catch (cause) {
			throw corrupt("text in UTF-8", `other bytes at ${begin}`, cause);
		}
	}

	/** Text up to the end of the line, as names are written. */
	#line(): string {
		const end = this.#bytes.subarray(this.place, Math.min(this.#limit, this.place + 1000)).indexOf(0x0a);
		if (end < 0) throw corrupt("a name", `none at byte ${this.place}`);
		const text = this.#text(end);
		this.#take(1);
		return text;
	}

	/** Two's complement, lowest byte first. */
	#long(): number | bigint {
		const length = this.#byte();
		if (length > MAX_LONG_BYTES)
			throw corrupt(`numbers of at most ${MAX_LONG_BYTES} bytes`, showValue(length));
		const begin = this.#take(length);
		let value = 0n;
		for (let index = length - 1; index >= 0; index--)
			value = (value << 8n) | BigInt(this.#bytes[begin + index]!);
		value = BigInt.asIntN(8 * length, value);
		return BigInt.asIntN(53, value) === value ? Number(value) : value;
	}

	#push(value: unknown): void {
		if (this.#stack.length >= MAX_PICKLE_VALUES)
			throw tooLarge(`at most ${MAX_PICKLE_VALUES} values on the stack`);
		this.#stack.push(value);
	}

	#popMany(count: number): unknown[] {
		if (this.#stack.length < count) throw corrupt(`${count} values on the stack`, `${this.#stack.length}`);
		const values = this.#stack.splice(this.#stack.length - count, count);
		if (values.includes(MARK)) throw corrupt(`${count} values on the stack`, "a mark");
		return values;
	}

	#popToMark(): unknown[] {
		const mark = this.#stack.lastIndexOf(MARK);
		if (mark < 0) throw corrupt("a mark on the stack", "none");
		const values = this.#stack.splice(mark + 1);
		this.#stack.pop();
		return values;
	}

	#append(values: unknown[]): void {
		const list = this.#stack.at(-1);
		if (!(list instanceof PythonList)) throw corrupt("a list", "another value");
		for (const value of values) list.items.push(value);
	}

	#setItems(values: unknown[]): void {
		const dict = this.#stack.at(-1);
		if (!(dict instanceof Map) || values.length % 2 !== 0) throw corrupt("a dict, keys and values", "others");
		for (let index = 0; index < values.length; index += 2) {
			const key = values[index];
			if (typeof key !== "string") throw corrupt("text as key of a dict", typeof key);
			if (dict.has(key)) throw corrupt("every key once", `${showValue(key)} twice`);
			dict.set(key, values[index + 1]);
		}
	}

	#remember(id: number): void {
		if (this.#memo.size >= MAX_PICKLE_VALUES)
			throw tooLarge(`at most ${MAX_PICKLE_VALUES} values remembered`);
		const value = this.#stack.at(-1);
		if (value === undefined || value === MARK) throw corrupt("a value to remember", "none");
		this.#memo.set(id, value);
	}

	#recall(id: number): void {
		if (!this.#memo.has(id)) throw corrupt(`a value remembered as ${id}`, "none");
		this.#push(this.#memo.get(id));
	}
}

const failure = (code: SecbertModelErrorCode, expected: string, found: string, cause?: unknown) =>
	new SecbertModelError(
		code,
		`pickle: expected ${expected}, found ${found}; get the file again.`,
		cause === undefined ? {} : { cause },
	);

const corrupt = (expected: string, found: string, cause?: unknown) =>
	failure("SECBERT_CHECKPOINT_CORRUPT", expected, found, cause);

const tooLarge = (expected: string) => failure("SECBERT_CHECKPOINT_TOO_LARGE", expected, "more");
