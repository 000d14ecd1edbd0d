import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ReadTarOptions, readTar } from "../src/read-tar.js";
import { makeTar, paxRecord, type TarEntry } from "./tar-fixture.js";

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
	bytes: Uint8Array,
	options?: ReadTarOptions,
	chunk = 1000,
): Promise<Record<string, string>> {
	const files: Record<string, string> = {};
	for await (const file of readTar(chunked(bytes, chunk), options)) {
		files[file.path] = new TextDecoder().decode(file.bytes);
	}
	return files;
}

const refusal = expect.objectContaining({ name: "AttackDatasetError", code: "DATASET_SOURCE_INVALID" });

describe("a well-made archive", () => {
	const entries: TarEntry[] = [
		{ path: "pax_global_header", type: "g", content: paxRecord("comment", "c0ffee") },
		{ path: "top/", type: "5" },
		{ path: "top/a.yml", content: "first" },
		{ path: "top/empty.yml" },
		{ path: "b.yml", prefix: "top/deep", content: "x".repeat(512) },
		{ path: "PaxHeader", type: "x", content: paxRecord("path", `top/${"long/".repeat(30)}ö.yml`) },
		{ path: "cut", content: "pax" },
		{ path: "././@LongLink", type: "L", content: `top/${"g".repeat(150)}.yml\0` },
		{ path: "cut", content: "gnu" },
		{ path: "top/link.bin", type: "2", linkTo: "/etc/hosts" },
		{ path: "./top/dot.yml", content: "dot" },
	];
	const expected = {
		"top/a.yml": "first",
		"top/empty.yml": "",
		"top/deep/b.yml": "x".repeat(512),
		[`top/${"long/".repeat(30)}ö.yml`]: "pax",
		[`top/${"g".repeat(150)}.yml`]: "gnu",
		"top/dot.yml": "dot",
	};
	const isWanted = (path: string) => path.endsWith(".yml");

	test.each([1, 511, 512, 513, 1_000_000])("reads the same in chunks of %d bytes", async (chunk) => {
		const comments: string[] = [];
		const files = await read(makeTar(entries), { isWanted, onComment: (text) => comments.push(text) }, chunk);
		expect(files).toEqual(expected);
		expect(comments).toEqual(["c0ffee"]);
	});

	test("passes over what is not wanted", async () => {
		expect(await read(makeTar(entries), { isWanted: (path) => path === "top/a.yml" })).toEqual({
			"top/a.yml": "first",
		});
	});

	const hasGnuTar = spawnSync("tar", ["--version"]).stdout?.includes("GNU tar") ?? false;
	test.skipIf(!hasGnuTar)(
		`reads what GNU tar writes${hasGnuTar ? "" : " (skipped: no GNU tar here)"}`,
		async () => {
			const folder = await mkdtemp(join(tmpdir(), "mapper-tar-"));
			const long = `top/${"folder-with-a-long-name/".repeat(8)}c.yml`;
			await mkdir(join(folder, long, ".."), { recursive: true });
			await writeFile(join(folder, long), "long");
			await writeFile(join(folder, "top/a.yml"), "short");
			for (const format of ["ustar", "gnu", "pax"]) {
				execFileSync("tar", [`--format=${format}`, "-cf", "out.tar", "top"], { cwd: folder });
				expect(await read(await readFile(join(folder, "out.tar")))).toEqual({
					[long]: "long",
					"top/a.yml": "short",
				});
			}
			await rm(folder, { recursive: true });
		},
	);
});

describe("a hostile or broken archive is refused", () => {
	const paths = [
		"../out.yml",
		"top/../../out.yml",
		"/etc/out.yml",
		"top\\..\\out.yml",
		"C:/out.yml",
		"top//a",
		"top/./a",
	];
	test.each(paths)("path %j", async (path) => {
		await expect(read(makeTar([{ path, content: "x" }]))).rejects.toEqual(refusal);
		const pax = [
			{ path: "p", type: "x", content: paxRecord("path", path) },
			{ path: "ok", content: "x" },
		];
		await expect(read(makeTar(pax))).rejects.toEqual(refusal);
		const gnu = [
			{ path: "l", type: "L", content: `${path}\0` },
			{ path: "ok", content: "x" },
		];
		await expect(read(makeTar(gnu))).rejects.toEqual(refusal);
	});

	test.each(["1", "2", "3", "4", "6"])("wanted entry of type %s", async (type) => {
		await expect(read(makeTar([{ path: "top/a.yml", type, linkTo: "b" }]))).rejects.toEqual(refusal);
	});

	test("more entries, bytes or file bytes than allowed", async () => {
		const tar = makeTar([
			{ path: "a", content: "12345" },
			{ path: "b", content: "12345" },
		]);
		await expect(read(tar, { maxEntries: 1 })).rejects.toEqual(refusal);
		await expect(read(tar, { maxBytes: 2000 })).rejects.toEqual(refusal);
		await expect(read(tar, { maxFileBytes: 4 })).rejects.toEqual(refusal);
		expect(await read(tar, { maxEntries: 2, maxBytes: tar.length, maxFileBytes: 5 })).toEqual({
			a: "12345",
			b: "12345",
		});
	});

	test("a size that is not there, even one of 8 GiB", async () => {
		await expect(read(makeTar([{ path: "a", size: 5000, content: "x" }]))).rejects.toEqual(refusal);
		await expect(
			read(makeTar([{ path: "a", size: 8 ** 11 - 1 }]), { isWanted: () => false }),
		).rejects.toEqual(refusal);
		const pax = [{ path: "p", type: "x", content: paxRecord("size", "-1") }, { path: "a" }];
		await expect(read(makeTar(pax))).rejects.toEqual(refusal);
	});

	test("a long name above its limit", async () => {
		await expect(read(makeTar([{ path: "l", type: "L", content: "x".repeat(70_000) }]))).rejects.toEqual(
			refusal,
		);
	});

	test("bad pax lengths", async () => {
		for (const content of ["5 a=b\n", "99 path=a\n", "x path=a\n", "8 path=a", "-3 a=b\n"]) {
			await expect(read(makeTar([{ path: "p", type: "x", content }, { path: "a" }]))).rejects.toEqual(
				refusal,
			);
		}
	});

	test("a flipped byte in a header, bytes missing, no tar at all", async () => {
		const tar = makeTar([{ path: "a", content: "x" }]);
		const flipped = Buffer.from(tar);
		flipped[3] = 7;
		await expect(read(flipped)).rejects.toEqual(refusal);
		await expect(read(tar.subarray(0, 700))).rejects.toEqual(refusal);
		await expect(read(makeTar([{ path: "a" }], { endBlocks: 0 }))).rejects.toEqual(refusal);
		await expect(read(Buffer.from("no tar ".repeat(200)))).rejects.toEqual(refusal);
		await expect(read(Buffer.alloc(0))).rejects.toEqual(refusal);
	});
});
