import { describe, expect, test } from "vitest";
import { readZipEntries } from "../src/zip-entries.js";
import { errorCode, failureOf } from "./error-code.js";
import { zipBytes } from "./zip-bytes.js";

const HELLO = new TextEncoder().encode("hello hello hello");
const readAll = (archive: Uint8Array) =>
	[...readZipEntries(archive).values()].map((entry) => [entry.name, ...entry.read()]);

test.each([
	["stored", {}],
	["with zip64 fields", { zip64: true }],
	["with a comment", { comment: "PK\u0005\u0006 is not the end" }],
])("entries %s", (_, options) => {
	const archive = zipBytes(
		[
			{ name: "a/b", bytes: HELLO },
			{ name: "empty", bytes: new Uint8Array(0) },
		],
		options,
	);
	expect(readAll(archive)).toEqual([["a/b", ...HELLO], ["empty"]]);
	expect(readZipEntries(archive).get("a/b")!.read().buffer).toBe(archive.buffer);
});

test("deflated entries are unpacked", () => {
	expect(readAll(zipBytes([{ name: "a", bytes: HELLO, deflate: true }]))).toEqual([["a", ...HELLO]]);
});

test("sums are compared, unless told not to", () => {
	const archive = zipBytes([{ name: "a", bytes: HELLO, checksum: 1 }]);
	expect(errorCode(() => readZipEntries(archive).get("a")!.read())).toBe("SECBERT_CHECKPOINT_CORRUPT");
	expect([...readZipEntries(archive, { verifyChecksums: false }).get("a")!.read()]).toEqual([...HELLO]);
});

describe("refuses", () => {
	test("a bomb by its ratio, before it is unpacked", () => {
		const archive = zipBytes([{ name: "bomb", bytes: new Uint8Array(1_000_000), deflate: true }]);
		const failure = failureOf(() => readZipEntries(archive).get("bomb")!.read());
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
		expect(failure?.message).toContain("100 times");
	});

	test("a bomb that claims to be small", () => {
		const archive = zipBytes([{ name: "bomb", bytes: new Uint8Array(1_000_000), deflate: true, size: 1000 }]);
		expect(errorCode(() => readZipEntries(archive).get("bomb")!.read())).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});

	test("entries on top of each other", () => {
		const archive = zipBytes([
			{ name: "a", bytes: HELLO },
			{ name: "b", bytes: HELLO, localOffset: 0 },
		]);
		expect(failureOf(() => readZipEntries(archive))?.message).toContain("overlap");
	});

	test("two entries of one name, encryption, other methods", () => {
		expect(
			errorCode(() =>
				readZipEntries(
					zipBytes([
						{ name: "a", bytes: HELLO },
						{ name: "a", bytes: HELLO },
					]),
				),
			),
		).toBe("SECBERT_CHECKPOINT_CORRUPT");
		expect(errorCode(() => readZipEntries(zipBytes([{ name: "a", bytes: HELLO, flags: 1 }])))).toBe(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
		);
		expect(errorCode(() => readAll(zipBytes([{ name: "a", bytes: HELLO, method: 12 }])))).toBe(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
		);
	});

	test("deflated bytes that are none", () => {
		const archive = zipBytes([{ name: "a", bytes: Uint8Array.of(0xff, 0xff, 0xff), method: 8 }]);
		expect(errorCode(() => readAll(archive))).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});

	test.each([{}, { zip64: true }])("an archive cut short anywhere (%j)", (options) => {
		const archive = zipBytes(
			[
				{ name: "a", bytes: HELLO },
				{ name: "b", bytes: HELLO, deflate: true },
			],
			options,
		);
		for (let length = 0; length < archive.length; length++) {
			expect(errorCode(() => readAll(archive.subarray(0, length)))).toBe("SECBERT_CHECKPOINT_CORRUPT");
		}
	});

	test.each([{}, { zip64: true }])("or reads the same, with any bit turned (%j)", (options) => {
		const archive = zipBytes(
			[
				{ name: "a", bytes: HELLO },
				{ name: "b", bytes: HELLO, deflate: true },
			],
			options,
		);
		for (let bit = 0; bit < archive.length * 8; bit++) {
			const damaged = archive.slice();
			damaged[bit >> 3]! ^= 1 << (bit & 7);
			// Never another error than ours, and never other contents.
			const failure = failureOf(() => {
				for (const entry of readZipEntries(damaged).values()) expect([...entry.read()]).toEqual([...HELLO]);
			});
			if (failure !== undefined) expect(failure.code).toMatch(/^SECBERT_CHECKPOINT_/);
		}
	});
});
