import { describe, expect, test } from "vitest";
import { readPickle } from "../src/restricted-pickle.js";
import { PythonList } from "../src/torch-classes.js";
import { errorCode, failureOf } from "./error-code.js";

/** Bytes of a pickle; each character of a text is one byte. */
const bytes = (...parts: (string | number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) =>
			typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
		),
	);
const text = (value: string) => `X${String.fromCharCode(value.length)}\0\0\0${value}`;
const read = (...parts: (string | number[])[]) => readPickle(bytes("\x80\x02", ...parts)).value;

test.each<[string, string, unknown]>([
	["None", "N.", null],
	["true and false", "\x88\x89\x86.", [true, false]],
	["small numbers", "K\x07M\x01\x02J\xff\xff\xff\xff\x87.", [7, 513, -1]],
	["LONG1", "\x8a\x02\x00\xff.", -256],
	["an empty LONG1", "\x8a\x00.", 0],
	["PyTorch's magic number", "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 0x1950a86a20f9469cfc6cn],
	["a float", "G\x3f\xf8\0\0\0\0\0\0.", 1.5],
	["text", `${text("abc")}.`, "abc"],
	["tuples", ")(K\x01K\x02tK\x03\x85\x87.", [[], [1, 2], [3]]],
	[
		"a dict",
		`}(${text("a")}K\x01${text("b")}K\x02u${text("c")}K\x03s.`,
		new Map([
			["a", 1],
			["b", 2],
			["c", 3],
		]),
	],
	["what is remembered", `${text("a")}q\x05h\x05\x86.`, ["a", "a"]],
	["what is remembered under a long number", "K\x09r\x00\x01\x00\x00j\x00\x01\x00\x00\x86.", [9, 9]],
	[
		"an OrderedDict with attributes",
		`ccollections\nOrderedDict\n)R${text("a")}K\x01s}${text("_metadata")}Nsb.`,
		new Map([["a", 1]]),
	],
])("reads %s", (_, pickle, expected) => {
	expect(read(pickle)).toEqual(expected);
});

test("reads lists, and several pickles one after the other", () => {
	const list = read("](K\x01K\x02eK\x03a.") as PythonList;
	expect(list).toBeInstanceOf(PythonList);
	expect(list.items).toEqual([1, 2, 3]);
	const file = bytes("\x80\x02K\x01.\x80\x02K\x02.");
	const first = readPickle(file);
	expect([first.value, readPickle(file, first.end)]).toEqual([1, { value: 2, end: 10 }]);
});

describe("refuses as unsafe, and names it", () => {
	test.each([
		["os.system", `cos\nsystem\n${text("id")}\x85R.`, "os.system"],
		["posix.system", "cposix\nsystem\n.", "posix.system"],
		["builtins.eval", "cbuiltins\neval\n.", "builtins.eval"],
		["INST", "(ios\nsystem\n.", "INST"],
		["OBJ", "(Nos.", "OBJ"],
		["NEWOBJ", "N)\x81.", "NEWOBJ"],
		["STACK_GLOBAL", "NN\x93.", "STACK_GLOBAL"],
		["EXT1", "\x82\x01.", "EXT1"],
		["PERSID", "Pstorage\n.", "PERSID"],
		["an opcode that is none", "\xff.", "0xff"],
	])("%s", (_, pickle, named) => {
		const failure = failureOf(() => read(pickle));
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSAFE");
		expect(failure?.message).toContain(named);
		expect(failure?.message).toContain("Nothing was run");
	});
});

describe("refuses as corrupt", () => {
	test.each([
		["the end before STOP", "K\x01"],
		["an empty stack", "."],
		["two values left", "K\x01K\x02."],
		["a mark as value", "(."],
		["a tuple over a mark", "K\x01(K\x02\x86."],
		["no mark", "K\x01t."],
		["a value that nobody remembered", "h\x01."],
		["remembering nothing", "q\x01."],
		["a key without value", `}(${text("a")}u.`],
		["a key that is no text", "}K\x01K\x02s."],
		["a key twice", `}(${text("a")}K\x01${text("a")}K\x02u.`],
		["items of what is no dict", "K\x01K\x02K\x03s."],
		["appending to what is no list", "NNa."],
		["attributes of what is no dict", "N}b."],
		["a call of what is no name", "N)R."],
		["text longer than the file", "X\xff\xff\xff\x7fabc."],
		["text that is not UTF-8", "X\x01\0\0\0\xff."],
		["a number of 200 bytes", "\x8a\xc8."],
		["a name without end", "ctorch._utils"],
		["protocol 9", "\x80\x09N."],
	])("%s", (_, pickle) => {
		expect(errorCode(() => read(pickle))).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});
});

test("the stack and what is remembered are bounded", () => {
	expect(errorCode(() => read("N".repeat(1_000_001), "."))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
	const puts = new Uint8Array(1 + 5 * 1_000_001);
	const view = new DataView(puts.buffer);
	puts[0] = 0x4e; // None, remembered under a million and one numbers
	for (let index = 0; index <= 1_000_000; index++) {
		puts[1 + 5 * index] = 0x72;
		view.setUint32(2 + 5 * index, index, true);
	}
	expect(errorCode(() => readPickle(puts))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
});

test("any bytes give a value or one of our errors", () => {
	const letters = "(.NKMJ)]}cRtbuesaqhXQ\x80\x85\x86\x87\x88\x8a\0\x01\x02";
	let state = 9;
	for (let round = 0; round < 20_000; round++) {
		const random = Array.from({ length: 12 }, () => {
			state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
			return letters[(state >>> 16) % letters.length]!;
		});
		const failure = failureOf(() => read(random.join(""), "."));
		if (failure !== undefined) expect(failure.code).toMatch(/^SECBERT_CHECKPOINT_/);
	}
});
