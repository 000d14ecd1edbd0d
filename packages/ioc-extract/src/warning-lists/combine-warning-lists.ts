import { IocExtractError } from "../errors.js";
import { CidrIndex } from "./cidr-index.js";
import { HostIndex } from "./host-index.js";
import { hostOf } from "./host-of.js";
import { parseNetwork } from "./ip-network.js";
import { isCaseSensitive } from "./letter-case.js";
import { coveredTypes } from "./matching-attributes.js";
import { addPosting, type Posting } from "./posting.js";
import { compileRegexEntry } from "./regex-entry.js";
import { MAX_REGEX_VALUE_LENGTH } from "./safe-pattern.js";
import { StringIndex } from "./string-index.js";
import { SubstringIndex } from "./substring-index.js";
import type { WarningList } from "./warning-list.js";

/** Many warning lists behind one index. */
export interface WarningLists {
	/** The lists, in the order given; what {@link combineWarningLists} takes to join them with others. */
	readonly lists: readonly WarningList[];
	/**
	 * The names of the lists that know a value, sorted, each once; empty when none does.
	 *
	 * A list is asked only about the types its `matching_attributes` cover, a list without them about all.
	 *
	 * @param indicator - `type`: a type of indicator such as `domain`; `value`: its canonical value
	 */
	match(indicator: { readonly type: string; readonly value: string }): string[];
}

/**
 * One index over lists, so that a look-up does not get slower with the number of entries (regular expressions apart:
 * these are tried one by one).
 *
 * @throws IocExtractError `IOC_EXTRACT_WARNING_LIST_INVALID`: an entry of a list that did not come from
 * `readWarningList` is no network or no regular expression of the safe subset
 * @example
 * ```ts
 * const list = readWarningList({ name: "ours", type: "hostname", version: 1, list: ["example.org"] });
 * combineWarningLists([list]).match({ type: "url", value: "https://www.example.org/a" }); // ["ours"]
 * ```
 */
export function combineWarningLists(lists: readonly WarningList[]): WarningLists {
	const covered = lists.map(({ matchingAttributes }) => coveredTypes(matchingAttributes));
	const strings = new StringIndex();
	const hosts = new HostIndex();
	const networks = new CidrIndex();
	const expressions: { readonly expression: RegExp; readonly posting: Posting }[] = [];
	const parts = new Map<string, Posting>();
	const loweredParts = new Map<string, Posting>();

	for (const [place, list] of lists.entries()) {
		const posting = [place];
		for (const entry of list.entries) {
			if (list.type === "string") strings.add(entry, posting);
			else if (list.type === "hostname") hosts.add(entry, posting);
			else if (list.type === "cidr") networks.add(parseNetwork(entry) ?? refuse(list, entry), posting);
			else if (list.type === "regex") {
				expressions.push({ expression: compileRegexEntry(entry).expression ?? refuse(list, entry), posting });
			} else {
				addPosting(parts, entry, posting);
				addPosting(loweredParts, entry.toLowerCase(), posting);
			}
		}
	}
	const substrings = new SubstringIndex(parts);
	const loweredSubstrings = new SubstringIndex(loweredParts);

	return {
		lists,
		match(indicator) {
			const { type } = indicator;
			const host = hostOf(type, indicator.value);
			// As MISP does, an address with a port is compared without it.
			const value = host !== undefined && type.endsWith("-port") ? host : indicator.value;
			const names = new Set<string>();
			const addFound = (posting: Posting): void => {
				for (const place of posting) if (covered[place]?.has(type) ?? true) names.add(lists[place]!.name);
			};
			strings.find(type, value, addFound);
			if (isCaseSensitive(type)) substrings.find(value, addFound);
			else loweredSubstrings.find(value.toLowerCase(), addFound);
			if (host !== undefined) hosts.find(host, addFound);
			const network = parseNetwork(host ?? (type.endsWith("-cidr") ? value : ""));
			if (network) networks.find(network, addFound);
			const cut = value.slice(0, MAX_REGEX_VALUE_LENGTH);
			for (const { expression, posting } of expressions) if (expression.test(cut)) addFound(posting);
			return [...names].sort();
		},
	};
}

function refuse(list: WarningList, entry: string): never {
	throw new IocExtractError(
		"IOC_EXTRACT_WARNING_LIST_INVALID",
		`Expected entries of type ${list.type} in the list ${list.name}, but got ${JSON.stringify(entry)}. ` +
			"Make the list with readWarningList, which leaves such entries out.",
	);
}
