import { IocExtractError } from "./errors.js";
import { findDottedNames } from "./find-dotted-names.js";
import { INDICATOR_TYPES, type Indicator, type IndicatorType } from "./indicator.js";
import { findAsns } from "./patterns/asn.js";
import { findAttackIds } from "./patterns/attack.js";
import { findBitcoinAddresses } from "./patterns/btc.js";
import { findCves } from "./patterns/cve.js";
import { findEmails } from "./patterns/email.js";
import { findEthereumAddresses } from "./patterns/eth.js";
import { findHashes } from "./patterns/hash.js";
import { findIpv6 } from "./patterns/ipv6.js";
import { findMacAddresses } from "./patterns/mac.js";
import { findRegistryKeys } from "./patterns/registry-key.js";
import { findUrls } from "./patterns/url.js";
import { findWindowsPaths } from "./patterns/windows-path.js";
import { resolveOverlaps } from "./resolve-overlaps.js";
import { type Candidate, createSource, type FindCandidates } from "./source.js";

/** What to find, and how much to read. */
export interface ExtractOptions {
	/** The types to report. Default: all of {@link INDICATOR_TYPES}. */
	types?: readonly IndicatorType[];
	/** Reports parts of a larger indicator too: the domain of a url, the file name of a path. Default false. */
	includeNested?: boolean;
	/** The longest text accepted, in UTF-16 code units. Default 50,000,000. */
	maxCharacters?: number;
	/** The most hits accepted, nested ones included; bounds memory on hostile text. Default 1,000,000. */
	maxIndicators?: number;
}

const FINDERS: readonly FindCandidates[] = [
	findUrls,
	findEmails,
	findDottedNames,
	findIpv6,
	findWindowsPaths,
	findRegistryKeys,
	findHashes,
	findCves,
	findAttackIds,
	findAsns,
	findMacAddresses,
	findBitcoinAddresses,
	findEthereumAddresses,
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
	const { types, includeNested = false, maxCharacters = 50_000_000, maxIndicators = 1_000_000 } = options;
	checkText(text, maxCharacters);
	const wanted = wantedTypes(types);
	const source = createSource(text);
	const candidates: Candidate[] = [];
	for (const find of FINDERS) {
		find(source, (candidate) => {
			candidates.push(candidate);
			if (candidates.length > maxIndicators) throw tooMany(maxIndicators);
		});
	}
	const indicators: Indicator[] = [];
	for (const candidate of resolveOverlaps(candidates, includeNested)) {
		if (!wanted.has(candidate.type)) continue;
		const start = source.refanged.toOriginal(candidate.start);
		const end = source.refanged.toOriginal(candidate.end);
		indicators.push({
			type: candidate.type,
			value: candidate.value,
			start,
			end,
			text: text.slice(start, end),
			defanged: source.isDefanged(candidate.start, candidate.end),
			flags: [...candidate.flags],
		});
	}
	return indicators;
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
