import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

const digest = (algorithm: string) => createHash(algorithm).update("mapper").digest("hex");

/** Sixty-two digits: thirty of ciphers, thirty-two of extensions. */
const JARM = `${"2ad".repeat(10)}${digest("md5")}`;

describe("hash", () => {
	it.each(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])(
		"finds %s, in capitals too",
		(algorithm) => {
			const value = digest(algorithm);
			expect(found(`hash:${value}, ${value.toUpperCase()}.`)).toEqual([
				`${algorithm} ${value}`,
				`${algorithm} ${value}`,
			]);
		},
	);

	it("takes an import hash and a fingerprint for what they are called", () => {
		expect(found(`Imphash: ${digest("md5")}`)).toEqual([`imphash ${digest("md5")}`]);
		expect(found(`import hash is ${digest("md5")}`)).toEqual([`imphash ${digest("md5")}`]);
		expect(found(`JA3 ${digest("md5")}`)).toEqual([`ja3 ${digest("md5")}`]);
		expect(found(`ja3s hash: ${digest("md5").toUpperCase()}`)).toEqual([`ja3 ${digest("md5")}`]);
		expect(found(`JARM fingerprint: ${JARM}`)).toEqual([`jarm ${JARM}`]);
		expect(found(`${JARM} and JA3 ${digest("sha1")}`)).toEqual([]);
	});

	it.each([
		["a commit", `commit ${digest("sha1")}`],
		["a revision", `Git revision: ${digest("sha1")}`],
		["a key", `the AES key is ${digest("sha256")}`],
		["a key in code", `session_key and private key = "${digest("md5")}"`],
		["an initialisation vector", `IV: ${digest("md5")}`],
		["a UUID", `UUID ${digest("md5")}`],
		["a build number", `2.1+${digest("md5")}`],
	])("finds nothing in %s", (_what, text) => {
		expect(found(text)).toEqual([]);
	});

	it.each(["\n", "\r\n", "\n    ", "-\n"])("joins a hash that is broken by %j", (gap) => {
		const value = digest("sha1");
		const text = `it was ${value.slice(0, 24)}${gap}${value.slice(24)}.`;
		expect(found(text)).toEqual([`sha1 ${value}`]);
		const end = 7 + 40 + gap.length;
		expect(extractIndicators(text)[0]).toMatchObject({ start: 7, end, text: text.slice(7, end) });
	});

	it("joins pieces that make up the length which the name asks for, and no others", () => {
		const value = digest("sha256");
		const halves = `${value.slice(0, 32)}\n${value.slice(32)}`;
		expect(found(`SHA-256: ${halves}`)).toEqual([`sha256 ${value}`]);
		expect(found(`seen: ${halves}`)).toEqual([`md5 ${value.slice(0, 32)}`, `md5 ${value.slice(32)}`]);
	});

	it("joins over a space where a name announces a hash", () => {
		const value = digest("md5");
		const halves = `${value.slice(0, 16)} ${value.slice(16)}`;
		expect(found(`MD5: ${halves}`)).toEqual([`md5 ${value}`]);
		expect(found(`seen ${halves}`)).toEqual([]);
	});

	it("keeps hashes of a list apart", () => {
		expect(found(`${digest("md5")}\n${digest("sha1")}\n${digest("md5")}`)).toEqual([
			`md5 ${digest("md5")}`,
			`sha1 ${digest("sha1")}`,
			`md5 ${digest("md5")}`,
		]);
	});

	it.each([
		`${digest("md5")}0`,
		`0x${digest("sha256")}`,
		digest("sha512").repeat(2),
		"550e8400-e29b-41d4-a716-446655440000",
		"0".repeat(32),
		`${digest("md5")}xyz`,
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
