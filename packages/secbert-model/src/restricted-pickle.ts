import { SecbertModelError } from "./errors.js";
import { showValue } from "./parse-json.js";
import { PickleBytes, pickleCorrupt, pickleTooLarge } from "./pickle-bytes.js";
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

/** Values on the stack, and values remembered, at most. */
const MAX_PICKLE_VALUES = 1_000_000;

/**
 * Reads one pickle with the opcodes of protocol 2 that `torch.save` uses for a state_dict, and no others. It builds plain
 * values: a name in the file is compared with a list, never looked up or run.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_UNSAFE` (a name or opcode that a state_dict does not need),
 * `SECBERT_CHECKPOINT_CORRUPT`, `SECBERT_CHECKPOINT_TOO_LARGE`
 */
export function readPickle(bytes: Uint8Array, begin = 0): UnpickledValue {
	const reader = new PickleBytes(bytes, begin);
	const machine = new PickleMachine(reader);
	while (!machine.step());
	return { value: machine.result(), end: reader.place };
}

/** Stands on the stack where a list of values begins. */
const MARK = Symbol("mark");

class PickleMachine {
	readonly #bytes: PickleBytes;
	readonly #stack: unknown[] = [];
	readonly #memo = new Map<number, unknown>();

	constructor(bytes: PickleBytes) {
		this.#bytes = bytes;
	}

	/** Obeys one opcode; true at the last. */
	step(): boolean {
		const at = this.#bytes.place;
		const opcode = this.#bytes.byte();
		const name = PICKLE_OPCODES.get(opcode);
		switch (name) {
			case "PROTO": {
				const protocol = this.#bytes.byte();
				if (protocol > 5) throw pickleCorrupt("a pickle protocol up to 5", `${protocol}`);
				break;
			}
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
				this.#push(this.#bytes.byte());
				break;
			case "BININT2":
				this.#push(this.#bytes.uint16());
				break;
			case "BININT":
				this.#push(this.#bytes.int32());
				break;
			case "LONG1":
				this.#push(this.#bytes.long());
				break;
			case "BINFLOAT":
				this.#push(this.#bytes.float64());
				break;
			case "BINUNICODE":
				this.#push(this.#bytes.text(this.#bytes.uint32()));
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
				this.#remember(this.#bytes.byte());
				break;
			case "LONG_BINPUT":
				this.#remember(this.#bytes.uint32());
				break;
			case "BINGET":
				this.#recall(this.#bytes.byte());
				break;
			case "LONG_BINGET":
				this.#recall(this.#bytes.uint32());
				break;
			case "GLOBAL":
				this.#push(allowName(this.#bytes.line(), this.#bytes.line()));
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
					throw pickleCorrupt("attributes of an OrderedDict", "others");
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
		if (this.#stack.length > 0) throw pickleCorrupt("one value", `${this.#stack.length + 1}`);
		return value;
	}

	#push(value: unknown): void {
		if (this.#stack.length >= MAX_PICKLE_VALUES)
			throw pickleTooLarge(`at most ${MAX_PICKLE_VALUES} values on the stack`);
		this.#stack.push(value);
	}

	#popMany(count: number): unknown[] {
		if (this.#stack.length < count)
			throw pickleCorrupt(`${count} values on the stack`, `${this.#stack.length}`);
		const values = this.#stack.splice(this.#stack.length - count, count);
		if (values.includes(MARK)) throw pickleCorrupt(`${count} values on the stack`, "a mark");
		return values;
	}

	#popToMark(): unknown[] {
		const mark = this.#stack.lastIndexOf(MARK);
		if (mark < 0) throw pickleCorrupt("a mark on the stack", "none");
		const values = this.#stack.splice(mark + 1);
		this.#stack.pop();
		return values;
	}

	#append(values: unknown[]): void {
		const list = this.#stack.at(-1);
		if (!(list instanceof PythonList)) throw pickleCorrupt("a list", "another value");
		for (const value of values) list.items.push(value);
	}

	#setItems(values: unknown[]): void {
		const dict = this.#stack.at(-1);
		if (!(dict instanceof Map) || values.length % 2 !== 0)
			throw pickleCorrupt("a dict, keys and values", "others");
		for (let index = 0; index < values.length; index += 2) {
			const key = values[index];
			if (typeof key !== "string") throw pickleCorrupt("text as key of a dict", typeof key);
			if (dict.has(key)) throw pickleCorrupt("every key once", `${showValue(key)} twice`);
			dict.set(key, values[index + 1]);
		}
	}

	#remember(id: number): void {
		if (this.#memo.size >= MAX_PICKLE_VALUES)
			throw pickleTooLarge(`at most ${MAX_PICKLE_VALUES} values remembered`);
		const value = this.#stack.at(-1);
		if (value === undefined || value === MARK) throw pickleCorrupt("a value to remember", "none");
		this.#memo.set(id, value);
	}

	#recall(id: number): void {
		if (!this.#memo.has(id)) throw pickleCorrupt(`a value remembered as ${id}`, "none");
		this.#push(this.#memo.get(id));
	}
}
