import { createHash } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AttackDatasetError } from "./errors.js";
import { hashFile } from "./hash-file.js";

/** How often a download is tried before it fails. */
export const MAX_DOWNLOAD_ATTEMPTS = 5;
/** Wait before the second try in milliseconds; it doubles with each further one. */
export const FIRST_RETRY_DELAY_MS = 500;
/** Most bytes of one download, 1 GiB. */
const MAX_DOWNLOAD_BYTES = 2 ** 30;
/** Bytes between two reports of progress, 1 MiB. */
const PROGRESS_STEP_BYTES = 2 ** 20;

/** Statuses that may pass when asked again. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Settings of {@link downloadFile}. */
export interface DownloadFileOptions {
	readonly fetch?: typeof fetch;
	/** The hash the bytes must have. Without one, the rest of an earlier run is not continued. */
	readonly sha256?: string;
	readonly maxBytes?: number;
	readonly signal?: AbortSignal;
	/** Waits between tries. Default: a timer that the signal ends. */
	readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
	readonly onProgress?: (receivedBytes: number, totalBytes: number | undefined) => void;
	readonly onRetry?: (attempt: number, error: unknown) => void;
}

/** A failure that another try may mend. */
class PassingFailure extends Error {}

/**
 * Downloads a URL to a file. The bytes gather in `PATH.part`; a later try, or a later run when the hash is known, asks
 * for the rest with `Range`, and starts over when the server sends the whole file or another part.
 *
 * @returns SHA-256 of the file, lower-case hex
 * @throws AttackDatasetError `DATASET_PULL_FAILED`: refused, too large, or failed at each try;
 *   `DATASET_CHECKSUM_MISMATCH`: other bytes than expected, which are removed
 */
export async function downloadFile(
	url: string,
	path: string,
	options: DownloadFileOptions = {},
): Promise<string> {
	const { sha256, signal, onRetry, wait = (ms, signal) => sleep(ms, undefined, { signal }) } = options;
	const part = `${path}.part`;
	// Bytes of an earlier run may be of another version of the file; only a known hash would tell.
	if (sha256 === undefined) await rm(part, { force: true });
	const validator: { etag?: string } = {};
	for (let attempt = 1; ; attempt++) {
		signal?.throwIfAborted();
		try {
			await downloadRest(url, part, validator, options);
			break;
		} catch (error) {
			signal?.throwIfAborted();
			if (!isPassing(error)) throw asPullFailure(url, error);
			if (attempt >= MAX_DOWNLOAD_ATTEMPTS) throw asPullFailure(url, error, attempt);
			onRetry?.(attempt, error);
			await wait(FIRST_RETRY_DELAY_MS * 2 ** (attempt - 1), signal).catch((error) => {
				signal?.throwIfAborted();
				throw error;
			});
		}
	}
	const found = (await hashFile(part, signal)) ?? createHash("sha256").digest("hex");
	if (sha256 !== undefined && found !== sha256.toLowerCase()) {
		await rm(part, { force: true });
		throw new AttackDatasetError(
			"DATASET_CHECKSUM_MISMATCH",
			`Expected sha256 ${sha256} from ${url}, but its bytes have ${found}. They were removed. Pull again; if it stays so, ` +
				"the source has changed and its pin must be looked at.",
			{ subject: url },
		);
	}
	await rename(part, path);
	return found;
}

/** One request: the bytes after those of the `.part` file, or all of them. */
async function downloadRest(
	url: string,
	part: string,
	validator: { etag?: string },
	options: DownloadFileOptions,
): Promise<void> {
	const { fetch: request = fetch, maxBytes = MAX_DOWNLOAD_BYTES, signal, onProgress } = options;
	let received = (await stat(part).catch(() => undefined))?.size ?? 0;
	// Without "identity" the bytes could come compressed, and Range would count other bytes than we keep.
	const headers: Record<string, string> = { "accept-encoding": "identity" };
	if (received > 0) {
		headers.range = `bytes=${received}-`;
		if (validator.etag) headers["if-range"] = validator.etag;
	}
	const response = await request(url, { headers, signal });
	if (received > 0 && response.status === 416) {
		await response.body?.cancel();
		// The part is already whole, or longer than the file: without a hash to tell, take it again.
		if (options.sha256 !== undefined && (await hashFile(part, signal)) === options.sha256.toLowerCase())
			return;
		await rm(part, { force: true });
		throw new PassingFailure("the server has no further bytes for the part at hand");
	}
	if (!response.ok || !response.body) {
		await response.body?.cancel();
		const text = `the server answered ${response.status} ${response.statusText}`.trim();
		throw PASSING_STATUSES.has(response.status) ? new PassingFailure(text) : new Error(text);
	}
	if (response.status !== 206) received = 0;
	else if (firstByteOf(response) !== received) {
		await response.body.cancel();
		await rm(part, { force: true });
		throw new PassingFailure("the server sent another part than the one asked for");
	}
	const etag = response.headers.get("etag");
	validator.etag = etag && !etag.startsWith("W/") ? etag : undefined;
	const length = response.headers.get("content-length");
	const total = length === null ? undefined : received + Number(length);
	if (total !== undefined && total > maxBytes) {
		await response.body.cancel();
		throw new Error(`the file has ${total} bytes, above the limit of ${maxBytes}`);
	}
	const file = await open(part, received > 0 ? "a" : "w");
	try {
		let reported = received;
		for await (const chunk of response.body) {
			received += chunk.length;
			if (received > maxBytes) throw new Error(`the file has more than ${maxBytes} bytes`);
			await file.writeFile(chunk);
			if (received - reported >= PROGRESS_STEP_BYTES) {
				reported = received;
				onProgress?.(received, total);
			}
		}
	} finally {
		await file.close();
	}
	if (total !== undefined && received !== total) {
		throw new PassingFailure(`the connection ended after ${received} of ${total} bytes`);
	}
	onProgress?.(received, total);
}

function firstByteOf(response: Response): number | undefined {
	const match = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "");
	return match ? Number(match[1]) : undefined;
}

/** Whether asking again may help: a passing answer, or a broken connection (`fetch` throws TypeError for those). */
function isPassing(error: unknown): boolean {
	return error instanceof PassingFailure || error instanceof TypeError;
}

function asPullFailure(url: string, cause: unknown, attempts = 1): AttackDatasetError {
	const reason = cause instanceof Error ? cause.message : String(cause);
	const under = cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : "";
	return new AttackDatasetError(
		"DATASET_PULL_FAILED",
		`Expected to download ${url}, but ${reason}${under}${attempts > 1 ? `, ${attempts} times` : ""}. ` +
			"Look at the connection and the free disk space and pull again; what came so far is kept.",
		{ subject: url, cause },
	);
}
