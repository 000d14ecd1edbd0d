import { expect, test } from "vitest";
import { openTorchFile } from "../src/open-torch-file.js";
import { TorchStorage } from "../src/torch-classes.js";
import { errorCode } from "./error-code.js";
import { zipBytes } from "./zip-bytes.js";

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const MAGIC = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.";
const PROTOCOL = "\x80\x02M\xe9\x03.";
const SYSTEM = "\x80\x02}X\x0d\0\0\0little_endian\x88s.";
const EMPTY_LIST = "\x80\x02].";

test("the zipped format: a pickle and storages beside it", () => {
	const file = openTorchFile(
		zipBytes([
			{ name: "model/data.pkl", bytes: ascii("\x80\x02}.") },
			{ name: "model/data/3", bytes: Uint8Array.of(1, 2, 3, 4) },
		]),
		true,
	);
	expect(file.root).toEqual(new Map());
	expect([...file.findStorage(new TorchStorage("F32", "3", 1))]).toEqual([1, 2, 3, 4]);
	expect(errorCode(() => file.findStorage(new TorchStorage("F32", "../3", 1)))).toBe(
		"SECBERT_CHECKPOINT_CORRUPT",
	);
});

test("the older format: five pickles, then the storages", () => {
	expect(openTorchFile(ascii(`${MAGIC}${PROTOCOL}${SYSTEM}\x80\x02}.${EMPTY_LIST}`), true).root).toEqual(
		new Map(),
	);
});

test.each([
	["another magic number", `\x80\x02K\x01.${PROTOCOL}${SYSTEM}`, "CORRUPT"],
	["another protocol", `${MAGIC}\x80\x02M\xe8\x03.${SYSTEM}`, "UNSUPPORTED"],
	["another byte order", `${MAGIC}${PROTOCOL}\x80\x02}X\x0d\0\0\0little_endian\x89s.`, "UNSUPPORTED"],
	["keys that are no list", `${MAGIC}${PROTOCOL}${SYSTEM}\x80\x02}.\x80\x02N.`, "CORRUPT"],
	[
		"a storage that no tensor has",
		`${MAGIC}${PROTOCOL}${SYSTEM}\x80\x02}.\x80\x02]X\x01\0\0\x000a.`,
		"CORRUPT",
	],
])("refuses %s", (_, contents, code) => {
	expect(errorCode(() => openTorchFile(ascii(contents), true))).toBe(`SECBERT_CHECKPOINT_${code}`);
});
