/** How the entries of a warning list are compared with a value. */
export const WARNING_LIST_TYPES = ["string", "substring", "hostname", "cidr", "regex"] as const;

/**
 * One of {@link WARNING_LIST_TYPES}, with the meaning MISP gives it:
 *
 * - `string`: the value equals an entry
 * - `substring`: an entry occurs in the value
 * - `hostname`: the host equals an entry or is below it; of a url or an e-mail address, its host
 * - `cidr`: the address or network lies in an entry; an entry without prefix length means itself
 * - `regex`: an entry, taken as a regular expression, matches somewhere in the value
 */
export type WarningListType = (typeof WARNING_LIST_TYPES)[number];

/** An entry that cannot be used, and why. */
export interface LeftOutEntry {
	readonly entry: string;
	readonly reason: string;
}

/** One list of values that are well known and mostly harmless, in the shape of MISP's warning lists. */
export interface WarningList {
	/** What a hit is called: the folder's name such as `public-dns-v4`, else the list's own name. */
	readonly name: string;
	/** The version the list states; 1 when it states none. */
	readonly version: number;
	readonly type: WarningListType;
	/** The MISP attribute types the list is for; empty: for all. */
	readonly matchingAttributes: readonly string[];
	/** The entries that can be used, in the list's order. */
	readonly entries: readonly string[];
	/** The entries that cannot: empty, too long, no network, no regular expression of the safe subset. */
	readonly leftOut: readonly LeftOutEntry[];
}
