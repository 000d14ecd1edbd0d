import { IocExtractError } from "./errors.js";
import { findDottedNames } from "./find-dotted-names.js";
import { INDICATOR_TYPES, type Indicator, type IndicatorFlag, type IndicatorType } from "./indicator.js";
import { findAsns } from "./patterns/asn.js";
import { findAttackIds } from "./patterns/attack.js";
import { findBitcoinAddresses } from "./patterns/btc.js";
import { findCves } from "./patterns/cve.js";
import { findCwes } from "./patterns/cwe.js";
import { findEmails } from "./patterns/email.js";
import { findEthereumAddresses } from "./patterns/eth.js";
import { findGoogleIds } from "./patterns/google-ids.js";
import { findHashes } from "./patterns/hash.js";
import { findIpv6 } from "./patterns/ipv6.js";
import { findMacAddresses } from "./patterns/mac.js";
import { findMutexes } from "./patterns/mutex.js";
import { findNumberedFiles } from "./patterns/numbered-file.js";
import { findRegistryKeys } from "./patterns/registry-key.js";
import { findServiceNames } from "./patterns/service-name.js";
import { findSsdeep } from "./patterns/ssdeep.js";
import { findTlsh } from "./patterns/tlsh.js";
import { findUnixPaths } from "./patterns/unix-path.js";
import { findUrls } from "./patterns/url.js";
import { findUserAgents } from "./patterns/user-agent.js";
import { findWindowsPaths } from "./patterns/windows-path.js";
import { findMoneroAddresses } from "./patterns/xmr.js";
import { findYaraRules } from "./patterns/yara-rule.js";
import type { RefangedText } from "./refang.js";
import { resolveOverlaps } from "./resolve-overlaps.js";
import { type Candidate, createSource, type FindCandidates } from "./source.js";
import type { WarningLists } from "./warning-lists/combine-warning-lists.js";
import { defaultWarningLists } from "./warning-lists/default-lists.js";

/** What to find, and how much to read. */
export interface ExtractOptions {
	/** The types to report. Default: all of {@link INDICATOR_TYPES}. */
	types?: readonly IndicatorType[];
	/** Reports parts of a larger indicator too: the domain of a url, the file name of a path. Default false. */
	includeNested?: boolean;
	/**
	 * Reports an address with its port as one indicator (`ipv4-port`, `ipv6-port`) in place of the address alone. Default
	 * false, unless `types` names one of these: the address is reported, with the port beside it.
	 */
	ports?: boolean;
	/**
	 * Flags of indicators to leave out, such as `private` or `warning-list:url-shortener`; `warning-list` stands for
	 * every list. Default: none.
	 */
	exclude?: readonly (IndicatorFlag | "warning-list")[];
	/**
	 * Lists of well-known values; a hit is flagged `warning-list:<name>`. Default: {@link defaultWarningLists}; `false`
	 * for none.
	 */
	warningLists?: WarningLists | false;
	/** The longest text accepted, in UTF-16 code units. Default 50,000,000. */
	maxCharacters?: number;
	/** The most hits accepted, nested ones included; bounds memory on hostile text. Default 1,000,000. */
	maxIndicators?: number;
}

// Of two hits of one length the first wins: what the text names goes before what only looks like something.
const FINDERS: readonly FindCandidates[] = [
	findMutexes,
	findServiceNames,
	findYaraRules,
	findUserAgents,
	findUrls,
	findEmails,
	findDottedNames,
	findNumberedFiles,
	findIpv6,
	findWindowsPaths,
	findUnixPaths,
	findRegistryKeys,
	findHashes,
	findSsdeep,
	findTlsh,
	findCves,
	findCwes,
	findAttackIds,
	findAsns,
	findMacAddresses,
	findBitcoinAddresses,
	findEthereumAddresses,
	findMoneroAddresses,
	findGoogleIds,
];

/**
 * Finds every indicator of compromise in a text, defanged or not, with its exact place in the text as given.
 *
 * Indicators come in the order of the text and do not overlap unless `includeNested` is set. Time is linear in the
 * length of the text. Equal input gives equal output.
 *
 * @throws IocExtractError `IOC_EXTRACT_TEXT_NOT_A_STRING`, `IOC_EXTRACT_TEXT_TOO_LONG`, `IOC_EXTRACT_UNKNOWN_TYPE`,
 *   `IOC_EXTRACT_TOO_MANY_INDICATORS`
 * @example
 * ```ts
 * const [url] = extractIndicators("It fetched hxxp://files[.]example/a.bin.");
 * console.log(url.type, url.value, url.text); // url http://files.example/a.bin hxxp://files[.]example/a.bin
 * ```
 */
export function extractIndicators(text: string, options: ExtractOptions = {}): Indicator[] {
	const { types, includeNested = false, exclude = [] } = options;
	const { ports = types?.some((type) => type === "ipv4-port" || type === "ipv6-port") ?? false } = options;
	const {
		warningLists = defaultWarningLists(),
		maxCharacters = 50_000_000,
		maxIndicators = 1_000_000,
	} = options;
	checkText(text, maxCharacters);
	const wanted = wantedTypes(types);
	const excluded = new Set<string>(exclude);
	const source = createSource(text);
	const candidates: Candidate[] = [];
	for (const find of FINDERS) {
		find(source, (candidate) => {
			if (!ports && (candidate.type === "ipv4-port" || candidate.type === "ipv6-port")) return;
			candidates.push(candidate);
			if (candidates.length > maxIndicators) throw tooMany(maxIndicators);
		});
	}
	const indicators: Indicator[] = [];
	const warningsOf = matchOnce(warningLists);
	for (const candidate of resolveOverlaps(candidates, includeNested)) {
		if (!wanted.has(candidate.type)) continue;
		const indicator = placeInText(candidate, text, source.refanged);
		const flags = [...indicator.flags, ...warningsOf(indicator)];
		if (!flags.some((flag) => isExcluded(flag, excluded))) indicators.push({ ...indicator, flags });
	}
	return indicators;
}

/** Gives a candidate the offsets of the text as given. */
function placeInText(candidate: Candidate, text: string, refanged: RefangedText): Indicator {
	const { start: from, end: to, type, value, unicode, port, flags } = candidate;
	const start = refanged.toOriginal(from, "start");
	const end = refanged.toOriginal(to, "end");
	const defangForms = refanged.formsBetween(from, to);
	return {
		type,
		value,
		...(unicode !== undefined && { unicode }),
		...(port !== undefined && { port }),
		start,
		end,
		text: text.slice(start, end),
		defanged: defangForms.length > 0,
		defangForms,
		flags,
	};
}

/** The flags of the warning lists; a value that stands many times is looked up once. */
function matchOnce(warningLists: WarningLists | false): (indicator: Indicator) => readonly IndicatorFlag[] {
	if (!warningLists) return () => [];
	const known = new Map<string, readonly IndicatorFlag[]>();
	return (indicator) => {
		const key = `${indicator.type} ${indicator.value}`;
		let flags = known.get(key);
		if (flags === undefined) {
			flags = warningLists.match(indicator).map((name) => `warning-list:${name}` as const);
			known.set(key, flags);
		}
		return flags;
	};
}

function isExcluded(flag: IndicatorFlag, excluded: ReadonlySet<string>): boolean {
	return excluded.has(flag) || (flag.startsWith("warning-list:") && excluded.has("warning-list"));
}

function checkText(text: unknown, maxCharacters: number): void {
	if (typeof text !== "string") {
		throw new IocExtractError(
			"IOC_EXTRACT_TEXT_NOT_A_STRING",
			`expected a string to search, got ${text === null ? "null" : typeof text}; decode bytes first`,
		);
	}
	if (text.length > maxCharacters) {
		throw new IocExtractError(
			"IOC_EXTRACT_TEXT_TOO_LONG",
			`expected at most ${maxCharacters} characters, got ${text.length}; split the text or raise maxCharacters`,
		);
	}
}

function wantedTypes(types: readonly IndicatorType[] | undefined): ReadonlySet<IndicatorType> {
	const wanted = new Set(types ?? INDICATOR_TYPES);
	for (const type of wanted) {
		if (!INDICATOR_TYPES.includes(type)) {
			throw new IocExtractError(
				"IOC_EXTRACT_UNKNOWN_TYPE",
				`expected a type of ${INDICATOR_TYPES.join(", ")}; got ${JSON.stringify(type)}`,
			);
		}
	}
	return wanted;
}

function tooMany(maxIndicators: number): IocExtractError {
	return new IocExtractError(
		"IOC_EXTRACT_TOO_MANY_INDICATORS",
		`expected at most ${maxIndicators} indicators, found more; split the text or raise maxIndicators`,
	);
}
