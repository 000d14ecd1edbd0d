import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFloats } from "../src/checkpoint-tensor.js";
import { readTorchCheckpoint } from "../src/read-torch-checkpoint.js";
import { readZipEntries } from "../src/zip-entries.js";
import { errorCode, failureOf } from "./error-code.js";
import { zipBytes } from "./zip-bytes.js";

const fixture = (name: string) =>
	new Uint8Array(readFileSync(new URL(`fixtures/checkpoints/${name}.bin`, import.meta.url)));
/** The numbers of the fixtures: 0, 0.5, -1, 1.5, -2 and so on. */
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => (index === 0 ? 0 : ((index % 2 ? 1 : -1) * index) / 2));

describe.each(["zip", "legacy"])("a state_dict that PyTorch wrote (%s)", (name) => {
	const tensors = readTorchCheckpoint(fixture(name));
	const floats = (key: string) => Array.from(readFloats(tensors.get(key)!), (value) => value + 0);

	test("names, formats and shapes", () => {
		expect([...tensors].map(([key, { dtype, shape }]) => [key, dtype, shape])).toEqual([
			["float", "F32", [3, 4]],
			["half", "F16", [5]],
			["bfloat", "BF16", [5]],
			["double", "F64", [3]],
			["long", "I64", [4]],
			["scalar", "F32", []],
			["empty", "F32", [0, 3]],
			["tied.a", "F32", [2, 3]],
			["tied.b", "F32", [2, 3]],
			["slice", "F32", [4]],
			["transposed", "F32", [3, 2]],
			["parameter", "F32", [2]],
		]);
	});

	test("numbers", () => {
		expect(floats("float")).toEqual(numbers(12));
		for (const key of ["half", "bfloat"]) expect(floats(key)).toEqual(numbers(5));
		expect(floats("double")).toEqual(numbers(3));
		expect([...new BigInt64Array(Uint8Array.from(tensors.get("long")!.bytes).buffer)]).toEqual([
			0n,
			1n,
			2n,
			3n,
		]);
		expect(floats("scalar")).toEqual([2.5]);
		expect(floats("empty")).toEqual([]);
		expect(floats("slice")).toEqual(numbers(10).slice(2, 6));
		expect(floats("parameter")).toEqual(numbers(2));
	});

	test("tied tensors share their bytes, transposed ones are laid out", () => {
		const [a, b] = [tensors.get("tied.a")!, tensors.get("tied.b")!];
		expect([a.bytes.buffer, a.bytes.byteOffset]).toEqual([b.bytes.buffer, b.bytes.byteOffset]);
		const [n0, n1, n2, n3, n4, n5] = numbers(6);
		expect(floats("transposed")).toEqual([n0, n3, n1, n4, n2, n5]);
	});
});

test("a module's state_dict, with the attributes it has", () => {
	const tensors = readTorchCheckpoint(fixture("module"));
	expect([...tensors.keys()]).toEqual(["0.weight", "0.bias", "1.weight", "1.bias"]);
	expect([...readFloats(tensors.get("0.weight")!)]).toEqual(numbers(6));
});

test("float32 tensors of a zip file are views of it", () => {
	const bytes = fixture("zip");
	expect(readFloats(readTorchCheckpoint(bytes).get("float")!).buffer).toBe(bytes.buffer);
});

describe("runs nothing and names what it refused", () => {
	test.each([
		["os-system", "posix.system"],
		["eval", "__builtin__.eval"],
		["protocol-4", "FRAME"],
		["whole-module", "torch.nn.modules.container.Sequential"],
	])("%s", (name, named) => {
		const failure = failureOf(() => readTorchCheckpoint(fixture(name)));
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSAFE");
		expect(failure?.message).toContain(named);
	});
});

test("refuses a training checkpoint, and says what to save instead", () => {
	const failure = failureOf(() => readTorchCheckpoint(fixture("training")));
	expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSUPPORTED");
	expect(failure?.message).toContain('"epoch"; save model.state_dict()');
});

test("refuses a tensor that shows one number 10^12 times", () => {
	expect(errorCode(() => readTorchCheckpoint(fixture("expanded")))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
});

test("looks for NaN when asked", () => {
	const bytes = fixture("zip");
	const { byteOffset } = readTorchCheckpoint(bytes).get("float")!.bytes;
	new DataView(bytes.buffer).setUint32(byteOffset + 8, 0x7fc00000, true);
	expect(readTorchCheckpoint(bytes, { verifyChecksums: false }).size).toBe(12);
	const failure = failureOf(() =>
		readTorchCheckpoint(bytes, { verifyChecksums: false, refuseNonFinite: true }),
	);
	expect(failure?.code).toBe("SECBERT_CHECKPOINT_NOT_FINITE");
	expect(failure?.details).toEqual({ name: "float", index: 2 });
});

describe("damaged files", () => {
	test.each(["zip", "legacy"])("%s cut short anywhere is refused", (name) => {
		const bytes = fixture(name);
		for (let length = 0; length < bytes.length; length += 7) {
			expect(errorCode(() => readTorchCheckpoint(bytes.subarray(0, length)))).toMatch(
				/^SECBERT_CHECKPOINT_(CORRUPT|UNSUPPORTED)$/,
			);
		}
	});

	test.each(["zip", "legacy"])("%s with a bit turned gives our errors only", (name) => {
		const bytes = fixture(name);
		for (let bit = 3; bit < bytes.length * 8; bit += 11) {
			const damaged = bytes.slice();
			damaged[bit >> 3]! ^= 1 << (bit & 7);
			const failure = failureOf(() => readTorchCheckpoint(damaged));
			if (failure !== undefined) expect(failure.code).toMatch(/^SECBERT_CHECKPOINT_/);
		}
	});

	test("a bit turned in the weights of a zip file is noticed", () => {
		const bytes = fixture("zip");
		const { bytes: weights } = readTorchCheckpoint(bytes).get("float")!;
		weights[5]! ^= 1;
		expect(errorCode(() => readTorchCheckpoint(bytes))).toBe("SECBERT_CHECKPOINT_CORRUPT");
		expect(readTorchCheckpoint(bytes, { verifyChecksums: false }).size).toBe(12);
	});

	test.each([
		["an empty file", "", "empty"],
		["a web page", "<!doctype html>", "web page"],
		["a Git LFS pointer", "version https://git-lfs.github.com/spec/v1", "Git LFS"],
		["something else", "hello", "hello"],
	])("%s", (_, contents, named) => {
		const failure = failureOf(() => readTorchCheckpoint(new TextEncoder().encode(contents)));
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSUPPORTED");
		expect(failure?.message).toContain(named);
	});

	test("an archive without a pickle, without a storage, with a short one, of another byte order", () => {
		const entries = [...readZipEntries(fixture("zip")).values()].map((entry) => ({
			name: entry.name,
			bytes: entry.read(),
		}));
		const with_ = (change: (entry: (typeof entries)[number]) => typeof entries) =>
			zipBytes(entries.flatMap(change));
		const code = "SECBERT_CHECKPOINT_CORRUPT";
		expect(errorCode(() => readTorchCheckpoint(with_((entry) => [entry])))).toBeUndefined();
		expect(
			errorCode(() =>
				readTorchCheckpoint(with_((entry) => (entry.name.endsWith("data.pkl") ? [] : [entry]))),
			),
		).toBe(code);
		expect(
			errorCode(() => readTorchCheckpoint(with_((entry) => (entry.name.endsWith("data/0") ? [] : [entry])))),
		).toBe(code);
		const short = with_((entry) =>
			entry.name.endsWith("data/0") ? [{ ...entry, bytes: entry.bytes.subarray(1) }] : [entry],
		);
		expect(errorCode(() => readTorchCheckpoint(short))).toBe(code);
		const big = zipBytes([...entries, { name: "zip/byteorder", bytes: new TextEncoder().encode("big") }]);
		expect(errorCode(() => readTorchCheckpoint(big))).toBe("SECBERT_CHECKPOINT_UNSUPPORTED");
	});

	test("a deflated archive is read, a bomb in one is not", () => {
		const entries = [...readZipEntries(fixture("zip")).values()].map((entry) => ({
			name: entry.name,
			bytes: entry.read(),
			deflate: true,
		}));
		expect(readTorchCheckpoint(zipBytes(entries)).size).toBe(12);
		const bomb = entries.map((entry) =>
			entry.name.endsWith("data/0") ? { ...entry, bytes: new Uint8Array(200_000) } : entry,
		);
		expect(errorCode(() => readTorchCheckpoint(zipBytes(bomb)))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
	});
});
