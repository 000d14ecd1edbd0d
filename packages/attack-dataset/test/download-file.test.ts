import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	type DownloadFileOptions,
	downloadFile,
	FIRST_RETRY_DELAY_MS,
	MAX_DOWNLOAD_ATTEMPTS,
} from "../src/download-file.js";
import { type FileServer, sendBroken, sendRanged, startServer } from "./file-server.js";

const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 251));
const sha256 = createHash("sha256").update(bytes).digest("hex");

let folder: string;
let server: FileServer | undefined;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "mapper-download-"));
});
afterEach(async () => {
	await server?.close();
	server = undefined;
	await rm(folder, { recursive: true });
});

async function download(
	answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
	options: DownloadFileOptions = {},
): Promise<{ hash: string; waits: number[] }> {
	server = await startServer(answer);
	const waits: number[] = [];
	const wait = async (ms: number) => waits.push(ms);
	const hash = await downloadFile(`${server.url}/file`, join(folder, "file"), { wait, ...options });
	return { hash, waits };
}

const failed = (code: string) => expect.objectContaining({ name: "AttackDatasetError", code });
const got = () => readFile(join(folder, "file"));
const left = () => readdir(folder);

test("a fresh download gives the bytes, their hash and progress", async () => {
	const progress: (number | undefined)[][] = [];
	const { hash } = await download((request, response) => sendRanged(request, response, bytes), {
		sha256: sha256.toUpperCase(),
		onProgress: (received, total) => progress.push([received, total]),
	});
	expect(hash).toBe(sha256);
	expect((await got()).equals(bytes)).toBe(true);
	expect(await left()).toEqual(["file"]);
	expect(progress.at(-1)).toEqual([100_000, 100_000]);
	expect(server?.seen).toEqual([{ url: "/file" }]);
});

test("an empty file is a file", async () => {
	await download((_, response) => response.writeHead(200).end());
	expect((await got()).length).toBe(0);
});

describe("the rest of an earlier run", () => {
	const ranged = (request: IncomingMessage, response: ServerResponse) => sendRanged(request, response, bytes);

	test("is asked for when the hash is known", async () => {
		await writeFile(join(folder, "file.part"), bytes.subarray(0, 40_000));
		await download(ranged, { sha256 });
		expect((await got()).equals(bytes)).toBe(true);
		expect(server?.seen).toEqual([{ url: "/file", range: "bytes=40000-" }]);
	});

	test("is not continued without a hash: it may be of another version", async () => {
		await writeFile(join(folder, "file.part"), "another version");
		await download(ranged);
		expect((await got()).equals(bytes)).toBe(true);
		expect(server?.seen).toEqual([{ url: "/file" }]);
	});

	test("gives way to the whole file when the server ignores Range", async () => {
		await writeFile(join(folder, "file.part"), bytes.subarray(0, 40_000));
		await download((_, response) => response.end(bytes), { sha256 });
		expect((await got()).equals(bytes)).toBe(true);
		expect(server?.seen).toHaveLength(1);
	});

	test("is taken anew when the server sends another part", async () => {
		await writeFile(join(folder, "file.part"), bytes.subarray(0, 40_000));
		const answer = (request: IncomingMessage, response: ServerResponse, count: number) =>
			count === 1
				? response.writeHead(206, { "content-range": "bytes 0-99999/100000" }).end(bytes)
				: sendRanged(request, response, bytes);
		await download(answer, { sha256 });
		expect((await got()).equals(bytes)).toBe(true);
		expect(server?.seen.map((request) => request.range)).toEqual(["bytes=40000-", undefined]);
	});

	test("that is whole needs no bytes; one that is too long is taken anew", async () => {
		await writeFile(join(folder, "file.part"), bytes);
		await download(ranged, { sha256 });
		expect((await got()).equals(bytes)).toBe(true);
		await server?.close();
		await writeFile(join(folder, "file.part"), Buffer.concat([bytes, bytes]));
		await download(ranged, { sha256 });
		expect((await got()).equals(bytes)).toBe(true);
	});
});

describe("failures", () => {
	test("a broken connection is continued where it broke, also without a hash", async () => {
		const retried: number[] = [];
		const { waits } = await download(
			(request, response, count) =>
				count === 1 ? sendBroken(response, bytes, 30_000) : sendRanged(request, response, bytes),
			{ onRetry: (attempt) => retried.push(attempt) },
		);
		expect((await got()).equals(bytes)).toBe(true);
		expect(retried).toEqual([1]);
		expect(waits).toEqual([FIRST_RETRY_DELAY_MS]);
		const range = server?.seen[1]?.range;
		// How many of the bytes sent arrive before the break is up to the system.
		if (range !== undefined) expect(Number(/\d+/.exec(range)?.[0])).toBeLessThanOrEqual(30_000);
	});

	test("passing answers are tried again, a bounded number of times, with growing waits", async () => {
		const { waits } = await download((request, response, count) =>
			count < 4
				? response.writeHead([503, 429, 500][count - 1] as number).end()
				: sendRanged(request, response, bytes),
		);
		expect(waits).toEqual([FIRST_RETRY_DELAY_MS, FIRST_RETRY_DELAY_MS * 2, FIRST_RETRY_DELAY_MS * 4]);
		await server?.close();
		await expect(download((_, response) => response.writeHead(503).end())).rejects.toEqual(
			failed("DATASET_PULL_FAILED"),
		);
		expect(server?.seen).toHaveLength(MAX_DOWNLOAD_ATTEMPTS);
	});

	test("a refusal is not tried again", async () => {
		await expect(download((_, response) => response.writeHead(404).end())).rejects.toEqual(
			failed("DATASET_PULL_FAILED"),
		);
		expect(server?.seen).toHaveLength(1);
	});

	test("a host that cannot be reached fails after the tries", async () => {
		let tries = 0;
		const unreachable: typeof fetch = async () => {
			tries++;
			throw new TypeError("fetch failed");
		};
		await expect(download(() => {}, { fetch: unreachable })).rejects.toEqual(failed("DATASET_PULL_FAILED"));
		expect(tries).toBe(MAX_DOWNLOAD_ATTEMPTS);
	});

	test("other bytes than expected are removed", async () => {
		const wrong = Buffer.from("something else");
		await expect(download((_, response) => response.end(wrong), { sha256 })).rejects.toEqual(
			failed("DATASET_CHECKSUM_MISMATCH"),
		);
		expect(await left()).toEqual([]);
	});

	test("more bytes than allowed are refused, said or unsaid", async () => {
		await expect(download((_, response) => response.end(bytes), { maxBytes: 99_999 })).rejects.toEqual(
			failed("DATASET_PULL_FAILED"),
		);
		await server?.close();
		const unsaid = (_: IncomingMessage, response: ServerResponse) => {
			response.write(bytes);
			response.end();
		};
		await expect(download(unsaid, { maxBytes: 99_999 })).rejects.toEqual(failed("DATASET_PULL_FAILED"));
		expect(server?.seen).toHaveLength(1);
	});
});

test("a signal stops it with its reason and leaves the part for the next run", async () => {
	const stop = new AbortController();
	const reason = new Error("enough");
	await expect(
		download(
			(_, response) => {
				response.writeHead(200, { "content-length": 3_000_000 });
				response.write(Buffer.alloc(2_000_000));
			},
			{ sha256, signal: stop.signal, onProgress: () => stop.abort(reason) },
		),
	).rejects.toBe(reason);
	expect(await left()).toEqual(["file.part"]);
	await expect(download((_, response) => response.end(), { signal: AbortSignal.abort(reason) })).rejects.toBe(
		reason,
	);
});
