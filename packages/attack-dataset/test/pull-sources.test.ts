import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PullEvent, pullSources } from "../src/pull-sources.js";
import type { SourceArchive, SourceFile } from "../src/source-list.js";
import { type FileServer, sendRanged, startServer } from "./file-server.js";
import { makeTarGz, paxRecord, type TarEntry } from "./tar-fixture.js";

const commit = "0123456789abcdef0123456789abcdef01234567";
const text = Buffer.from('{"type":"bundle"}');
const entries: TarEntry[] = [
	{ path: "pax_global_header", type: "g", content: paxRecord("comment", commit) },
	{ path: "repo-0123/", type: "5" },
	{ path: "repo-0123/LICENSE", content: "terms" },
	{ path: "repo-0123/rules/windows/a.yml", content: "title: A" },
	{ path: "repo-0123/rules/b.txt", content: "not kept" },
	{ path: "repo-0123/tests/c.yml", content: "not kept" },
	{ path: "repo-0123/tests/link", type: "2", linkTo: "../rules" },
];

let to: string;
let served: Record<string, Buffer>;
let server: FileServer;
let events: PullEvent[];
beforeEach(async () => {
	to = join(await mkdtemp(join(tmpdir(), "mapper-pull-")), "data");
	served = { "/bundle.json": text, "/repo.tar.gz": makeTarGz(entries) };
	events = [];
	server = await startServer((request, response) => {
		const bytes = served[request.url ?? ""];
		if (bytes) sendRanged(request, response, bytes);
		else response.writeHead(404).end();
	});
});
afterEach(async () => {
	await server.close();
	await rm(join(to, ".."), { recursive: true });
});

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

function file(change: Partial<SourceFile> = {}): SourceFile {
	const url = `${server.url}/bundle.json`;
	const base = {
		name: "attack",
		licence: "terms",
		commit: undefined,
		sha256: undefined,
		pin: "unverified",
	} as const;
	return { kind: "file", path: "attack/bundle.json", url, ...base, ...change };
}

function archive(change: Partial<SourceArchive> = {}): SourceArchive {
	return {
		kind: "archive",
		name: "repo",
		path: "repo",
		url: `${server.url}/repo.tar.gz`,
		licence: "MIT",
		commit,
		sha256: undefined,
		pin: "commit",
		keep: [{ prefix: "LICENSE" }, { prefix: "rules/", suffix: ".yml" }],
		...change,
	};
}

function pull(
	sources: (SourceFile | SourceArchive)[],
	options: { from?: string; signal?: AbortSignal } = {},
) {
	events = [];
	return pullSources({
		to,
		sources,
		wait: async () => {},
		onEvent: (event) => events.push(event),
		...options,
	});
}

async function found(): Promise<string[]> {
	const all = await readdir(to, { recursive: true, withFileTypes: true }).catch(() => []);
	return all
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(to.length + 1))
		.sort();
}

const failed = (code: string) => expect.objectContaining({ name: "AttackDatasetError", code });
const types = () => events.map((event) => event.type);

describe("from the network", () => {
	test("files and archives are laid out, with events and reports", async () => {
		const reports = await pull([file(), archive()]);
		expect(await found()).toEqual([
			".pulled.json",
			"attack/bundle.json",
			"repo/LICENSE",
			"repo/rules/windows/a.yml",
		]);
		expect(await readFile(join(to, "repo/rules/windows/a.yml"), "utf8")).toBe("title: A");
		expect(types()).toEqual([
			"source-start",
			"source-progress",
			"source-done",
			"source-start",
			"source-progress",
			"source-done",
		]);
		expect(reports).toEqual([
			{ name: "attack", pin: "unverified", files: 1, bytes: 17, sha256: sha256Of(text), isSkipped: false },
			{
				name: "repo",
				pin: "commit",
				files: 2,
				bytes: 13,
				sha256: sha256Of(served["/repo.tar.gz"] as Buffer),
				commit,
				isSkipped: false,
			},
		]);
	});

	test("what is there and right is passed over, without a request", async () => {
		const first = await pull([file(), archive()]);
		const requests = server.seen.length;
		const second = await pull([file(), archive()]);
		expect(server.seen).toHaveLength(requests);
		expect(types()).toEqual(["source-skipped", "source-skipped"]);
		expect(second).toEqual(first.map((report) => ({ ...report, isSkipped: true })));
	});

	test("a pinned file that somebody put there is passed over", async () => {
		await mkdir(join(to, "attack"), { recursive: true });
		await writeFile(join(to, "attack/bundle.json"), text);
		await pull([file({ sha256: sha256Of(text), pin: "sha256" })]);
		expect(types()).toEqual(["source-skipped"]);
		expect(server.seen).toEqual([]);
	});

	test("what was changed or removed is pulled again, and files the source dropped go", async () => {
		await pull([file(), archive()]);
		await writeFile(join(to, "attack/bundle.json"), "tampered");
		await rm(join(to, "repo/LICENSE"));
		await writeFile(join(to, "repo/own.txt"), "the user's");
		served["/repo.tar.gz"] = makeTarGz([
			...entries.filter((entry) => !entry.path.endsWith("a.yml")),
			{ path: "repo-0123/rules/new.yml", content: "title: New" },
		]);
		await pull([file(), archive()]);
		expect(await readFile(join(to, "attack/bundle.json"))).toEqual(text);
		expect(await found()).toEqual([
			".pulled.json",
			"attack/bundle.json",
			"repo/LICENSE",
			"repo/own.txt",
			"repo/rules/new.yml",
		]);
	});

	test("a broken record only means that all is pulled anew", async () => {
		await pull([file()]);
		await writeFile(join(to, ".pulled.json"), "{");
		await pull([file()]);
		expect(types().at(-1)).toBe("source-done");
	});

	test("wrong bytes: checksum error, nothing left, earlier sources stay", async () => {
		const sources = [file(), archive({ sha256: "0".repeat(64), pin: "sha256" })];
		await expect(pull(sources)).rejects.toEqual(failed("DATASET_CHECKSUM_MISMATCH"));
		expect(await found()).toEqual([".pulled.json", "attack/bundle.json"]);
	});

	test("a signal stops it with its reason", async () => {
		const reason = new Error("enough");
		await expect(pull([file()], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		const stop = new AbortController();
		const pulling = pullSources({
			to,
			sources: [file(), archive()],
			signal: stop.signal,
			onEvent: ({ type }) => type === "source-done" && stop.abort(reason),
		});
		await expect(pulling).rejects.toBe(reason);
		expect(await found()).toEqual([".pulled.json", "attack/bundle.json"]);
	});
});

describe("nothing is written outside the folder", () => {
	test.each(["../out.json", "/tmp/out.json", "a/../../out.json", "a\\b", "", ".", "C:/x"])(
		"path %j",
		async (path) => {
			await expect(pull([file({ path })])).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
			await expect(pull([archive({ path: path === "" ? ".." : path })])).rejects.toEqual(
				failed("DATASET_SOURCE_INVALID"),
			);
			await expect(pull([file({ path })], { from: to })).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
			expect(server.seen).toEqual([]);
			expect(await readdir(join(to, ".."))).not.toContain("out.json");
		},
	);

	test("links in the folder are not followed out of it", async () => {
		const outside = join(to, "..", "outside");
		await mkdir(outside, { recursive: true });
		await mkdir(to, { recursive: true });
		await symlink(outside, join(to, "attack"));
		await expect(pull([file()])).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
		await mkdir(join(to, "repo"));
		await symlink(join(outside, "victim"), join(to, "repo/LICENSE"));
		await expect(pull([archive()])).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
		expect(await readdir(outside)).toEqual([]);
	});

	test.each<[string, TarEntry]>([
		["climbing path", { path: "repo-0123/rules/../../../out.yml", content: "x" }],
		["absolute path", { path: "/tmp/mapper-out.yml", content: "x" }],
		["symbolic link", { path: "repo-0123/rules/a.yml", type: "2", linkTo: "/etc/hosts" }],
		["hard link", { path: "repo-0123/rules/a.yml", type: "1", linkTo: "/etc/hosts" }],
	])("an archive with a %s is refused", async (_, hostile) => {
		served["/repo.tar.gz"] = makeTarGz([hostile, ...entries]);
		await expect(pull([archive()])).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
		expect(await found()).toEqual([]);
	});
});

describe("archives that are not what they should be", () => {
	test("another commit, and nothing is unpacked", async () => {
		await expect(pull([archive({ commit: "f".repeat(40) })])).rejects.toEqual(
			failed("DATASET_SOURCE_INVALID"),
		);
		expect(await found()).toEqual([]);
	});

	test("without a file that must be there; an optional one may lack", async () => {
		const keep = [{ prefix: "rules/", suffix: ".yml" }, { prefix: "NOTICE" }];
		await expect(pull([archive({ keep })])).rejects.toEqual(failed("DATASET_SOURCE_MISSING"));
		const optional = keep.map((rule) => ({ ...rule, isOptional: true }));
		expect((await pull([archive({ keep: optional })]))[0]?.files).toBe(1);
	});

	test.each([
		["no gzip", Buffer.from("<html>")],
		["a gzip cut short", makeTarGz(entries).subarray(0, 150)],
	])("%s", async (_, bytes) => {
		served["/repo.tar.gz"] = bytes;
		await expect(pull([archive()])).rejects.toEqual(failed("DATASET_SOURCE_INVALID"));
		expect(await found()).not.toContain("repo.tar.gz");
	});
});

describe("from a folder", () => {
	let from: string;
	beforeEach(async () => {
		from = join(to, "..", "copy");
		await mkdir(join(from, "attack"), { recursive: true });
		await mkdir(join(from, "repo/rules/windows"), { recursive: true });
		await writeFile(join(from, "attack/bundle.json"), text);
		await writeFile(join(from, "repo/LICENSE"), "terms");
		await writeFile(join(from, "repo/rules/windows/a.yml"), "title: A");
		await writeFile(join(from, "repo/rules/b.txt"), "not kept");
		await symlink("/etc/hosts", join(from, "repo/rules/link.yml"));
	});

	test("gives the same files as a pull, without a request", async () => {
		await pull([file(), archive()], { from });
		const copied = await found();
		expect(server.seen).toEqual([]);
		await rm(to, { recursive: true });
		await pull([file(), archive()]);
		expect(await found()).toEqual(copied);
	});

	test("a known hash is checked; the file that was there stays", async () => {
		await pull([file()], { from });
		await writeFile(join(from, "attack/bundle.json"), "other");
		await expect(pull([file({ sha256: sha256Of(text) })], { from })).rejects.toEqual(
			failed("DATASET_CHECKSUM_MISMATCH"),
		);
		expect(await readFile(join(to, "attack/bundle.json"))).toEqual(text);
		expect(await found()).toEqual([".pulled.json", "attack/bundle.json"]);
	});

	test("a source that is not there is named", async () => {
		await rm(join(from, "repo/rules/windows/a.yml"));
		await expect(pull([archive()], { from })).rejects.toEqual(failed("DATASET_SOURCE_MISSING"));
		await expect(pull([file()], { from: join(from, "nowhere") })).rejects.toEqual(
			failed("DATASET_SOURCE_MISSING"),
		);
	});

	test("the folder may be the data folder itself", async () => {
		await pull([file(), archive()], { from });
		await pull([file(), archive()], { from: to });
		expect(await readFile(join(to, "attack/bundle.json"))).toEqual(text);
	});
});
