import { rm, stat } from "node:fs/promises";
import { copySource } from "./copy-source.js";
import { type DownloadFileOptions, downloadFile } from "./download-file.js";
import { hashFile } from "./hash-file.js";
import {
	isStillThere,
	type PulledSource,
	readPullRecord,
	removeLeftOver,
	writePullRecord,
} from "./pull-record.js";
import { placeUnder } from "./safe-path.js";
import { PUBLIC_SOURCES, type SourceArchive, type SourceFile, type SourcePin } from "./source-list.js";
import { unpackArchive } from "./unpack-archive.js";

/** What happens while sources are pulled, in order. */
export type PullEvent =
	| { readonly type: "source-start"; readonly name: string; readonly from: string; readonly pin: SourcePin }
	| {
			readonly type: "source-progress";
			readonly name: string;
			readonly receivedBytes: number;
			/** Absent when the server does not say. */
			readonly totalBytes?: number;
	  }
	| {
			readonly type: "source-retry";
			readonly name: string;
			readonly attempt: number;
			readonly error: unknown;
	  }
	| ({ readonly type: "source-done" } & SourceReport)
	| ({ readonly type: "source-skipped" } & SourceReport);

/** What the data folder holds of one source. */
export interface SourceReport {
	readonly name: string;
	readonly pin: SourcePin;
	readonly files: number;
	/** Bytes of the files kept. */
	readonly bytes: number;
	/** SHA-256 of what was downloaded or copied; absent for the copied folder of an archive. */
	readonly sha256?: string;
	/** The commit an archive says it was made from. */
	readonly commit?: string;
	/** True when it was there already. */
	readonly isSkipped: boolean;
}

/** Settings of {@link pullSources}. */
export interface PullSourcesOptions {
	/** The data folder; made when it is missing. Nothing is written outside it. */
	readonly to: string;
	/** Default {@link PUBLIC_SOURCES}. */
	readonly sources?: readonly (SourceFile | SourceArchive)[];
	/** Copy from this folder, laid out like the data folder, instead of downloading. */
	readonly from?: string;
	/** Default: the global `fetch`. */
	readonly fetch?: typeof fetch;
	/** Waits between tries. Default: a timer. */
	readonly wait?: DownloadFileOptions["wait"];
	/** Most bytes of one download. Default 1 GiB. */
	readonly maxBytes?: number;
	readonly signal?: AbortSignal;
	readonly onEvent?: (event: PullEvent) => void;
}

/**
 * Fetches the public sources into a data folder, one after the other. A pull that was stopped goes on where it was; a
 * source that is there and right is passed over.
 *
 * @returns one report per source, in the order of the list
 * @throws AttackDatasetError `DATASET_PULL_FAILED`, `DATASET_CHECKSUM_MISMATCH`, `DATASET_SOURCE_MISSING` or
 *   `DATASET_SOURCE_INVALID`; sources pulled before it stay
 */
export async function pullSources(options: PullSourcesOptions): Promise<readonly SourceReport[]> {
	const { to, sources = PUBLIC_SOURCES, from, signal, onEvent } = options;
	const reports: SourceReport[] = [];
	for (const source of sources) {
		signal?.throwIfAborted();
		// A source that would leave the folder is refused before anything is asked of the network.
		await placeUnder(to, source.path);
		const record = await readPullRecord(to);
		const before = Object.hasOwn(record, source.name) ? record[source.name] : undefined;
		const present = from === undefined ? await findPresent(source, before, options) : undefined;
		if (present) {
			const report = reportOf(source, present, true);
			onEvent?.({ type: "source-skipped", ...report });
			reports.push(report);
			continue;
		}
		onEvent?.({ type: "source-start", name: source.name, from: from ?? source.url, pin: source.pin });
		const pulled: PulledSource =
			from === undefined
				? { url: source.url, ...(await fetchSource(source, options)) }
				: { url: "folder", ...(await copySource(source, from, to, { signal })) };
		if (before) await removeLeftOver(to, before, pulled);
		await writePullRecord(to, { ...record, [source.name]: pulled });
		const report = reportOf(source, pulled, false);
		onEvent?.({ type: "source-done", ...report });
		reports.push(report);
	}
	return reports;
}

async function fetchSource(
	source: SourceFile | SourceArchive,
	options: PullSourcesOptions,
): Promise<Omit<PulledSource, "url">> {
	const { to, fetch, wait, maxBytes, signal, onEvent } = options;
	const { name } = source;
	const path = source.kind === "file" ? source.path : `${source.path}.tar.gz`;
	const target = await placeUnder(to, path);
	const sha256 = await downloadFile(source.url, target, {
		fetch,
		wait,
		maxBytes,
		signal,
		sha256: source.sha256,
		onProgress: (receivedBytes, totalBytes) =>
			onEvent?.({
				type: "source-progress",
				name,
				receivedBytes,
				...(totalBytes === undefined ? {} : { totalBytes }),
			}),
		onRetry: (attempt, error) => onEvent?.({ type: "source-retry", name, attempt, error }),
	});
	if (source.kind === "file") return { sha256, files: { [path]: (await stat(target)).size } };
	try {
		return { sha256, ...(await unpackArchive(target, source, to, { signal })) };
	} finally {
		await rm(target, { force: true });
	}
}

/** What the data folder already holds of this source, when that is what the source asks for. */
async function findPresent(
	source: SourceFile | SourceArchive,
	before: PulledSource | undefined,
	{ to, signal }: PullSourcesOptions,
): Promise<PulledSource | undefined> {
	const expected = source.sha256?.toLowerCase() ?? before?.sha256;
	const isSameUrl = before?.url === source.url;
	if (expected === undefined) return undefined;
	if (source.kind === "archive") {
		return before && isSameUrl && before.sha256 === expected && (await isStillThere(to, before))
			? before
			: undefined;
	}
	// A pinned file is right wherever it came from; one without a pin only when it came from this URL.
	if (source.sha256 === undefined && !isSameUrl) return undefined;
	const path = await placeUnder(to, source.path);
	if ((await hashFile(path, signal)) !== expected) return undefined;
	return { url: source.url, sha256: expected, files: { [source.path]: (await stat(path)).size } };
}

function reportOf(
	source: SourceFile | SourceArchive,
	{ sha256, commit, files }: PulledSource,
	isSkipped: boolean,
): SourceReport {
	const sizes = Object.values(files);
	return {
		name: source.name,
		pin: source.pin,
		files: sizes.length,
		bytes: sizes.reduce((sum, size) => sum + size, 0),
		...(sha256 === undefined ? {} : { sha256 }),
		...(commit === undefined ? {} : { commit }),
		isSkipped,
	};
}
