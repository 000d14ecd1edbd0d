/**
 * How firmly a source is pinned: `sha256`: its bytes are checked; `commit`: the URL names one commit, but nobody has
 * recorded the hash of its archive; `unverified`: the URL names a branch, so what comes may change.
 */
export type SourcePin = "sha256" | "commit" | "unverified";

/** What files and archives have in common. */
interface SourceBase {
	/** A short name, for messages. */
	readonly name: string;
	readonly url: string;
	/** The upstream commit the URL names; `undefined` when it is not established. */
	readonly commit: string | undefined;
	/** Lower-case hex of the downloaded bytes; `undefined` when it is not established. */
	readonly sha256: string | undefined;
	/** Size of the download, where it is known. */
	readonly bytes?: number;
	/** SPDX id or the name of the terms. */
	readonly licence: string;
	readonly pin: SourcePin;
}

/** One file. */
export interface SourceFile extends SourceBase {
	readonly kind: "file";
	/** Its place under the data folder, with `/` between folders. */
	readonly path: string;
}

/** Which files of an archive are kept; the archive's own top folder is not part of the path. */
export interface KeepRule {
	readonly prefix: string;
	readonly suffix?: string;
	/** Default false: an archive without such a file is refused. */
	readonly isOptional?: boolean;
}

/** A `.tar.gz` of a repository, of which some files are kept. */
export interface SourceArchive extends SourceBase {
	readonly kind: "archive";
	/** The folder its files go to, under the data folder. */
	readonly path: string;
	readonly keep: readonly KeepRule[];
}

/**
 * The public sources of the data set, as `data/SOURCES.md` describes them.
 *
 * No upstream sha256 is recorded yet, so `pullSources` reports each source's `pin` and the hash of what it got.
 */
export const PUBLIC_SOURCES: readonly (SourceFile | SourceArchive)[] = [
	{
		kind: "file",
		name: "attack",
		path: "attack/enterprise-attack.json",
		url: "https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack-18.1.json",
		commit: undefined,
		sha256: undefined,
		licence: "ATT&CK terms of use",
		pin: "unverified",
	},
	{
		kind: "archive",
		name: "tram",
		path: "tram",
		url: "https://codeload.github.com/center-for-threat-informed-defense/tram/tar.gz/78f43abff5fdad8e26ea4888a7d496360e80eac6",
		commit: "78f43abff5fdad8e26ea4888a7d496360e80eac6",
		sha256: undefined,
		licence: "Apache-2.0",
		pin: "commit",
		keep: [
			{ prefix: "LICENSE" },
			{ prefix: "NOTICE", isOptional: true },
			{ prefix: "data/training/bootstrap-training-data.json" },
			{ prefix: "data/training/archive/all_analyzed_reports.json" },
			{ prefix: "data/training/archive/negative_data.json" },
			{ prefix: "data/training/tram2_data/", suffix: "json" },
		],
	},
	{
		kind: "archive",
		name: "sigma",
		path: "sigma",
		url: "https://codeload.github.com/SigmaHQ/sigma/tar.gz/refs/heads/master",
		commit: undefined,
		sha256: undefined,
		licence: "DRL-1.1",
		pin: "unverified",
		keep: [
			{ prefix: "LICENSE" },
			{ prefix: "rules/", suffix: ".yml" },
			{ prefix: "rules-emerging-threats/", suffix: ".yml" },
			{ prefix: "rules-threat-hunting/", suffix: ".yml" },
		],
	},
	{
		kind: "archive",
		name: "atomic-red-team",
		path: "atomic-red-team",
		url: "https://codeload.github.com/redcanaryco/atomic-red-team/tar.gz/cba8ac8e553e8b93f8f04db86669b53eedc13063",
		commit: "cba8ac8e553e8b93f8f04db86669b53eedc13063",
		sha256: undefined,
		licence: "MIT",
		pin: "commit",
		keep: [{ prefix: "LICENSE" }, { prefix: "atomics/T", suffix: ".yaml" }],
	},
];
