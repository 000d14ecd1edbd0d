import { TLD_NAMES } from "./tld-data.js";

let knownNames: ReadonlySet<string> | undefined;

/** Whether a lower-case ASCII label is a top-level domain in the root zone. */
function isTopLevelDomain(label: string): boolean {
	// Split on first use, so that importing the package costs nothing.
	knownNames ??= new Set(TLD_NAMES.split(" "));
	return knownNames.has(label);
}

/**
 * Endings outside the root zone that reports use all the same: Tor and I2P, names set aside by RFC 2606, 6761, 6762,
 * 8375 and 9476, ICANN's `internal`, and the usual endings of Active Directory forests.
 */
const SPECIAL_ENDINGS = new Set(
	"onion i2p bit example test invalid localhost local internal intranet lan corp alt".split(" "),
);

/** Whether a name may end in this lower-case ASCII label: a top-level domain or a special ending. */
export function isHostEnding(label: string): boolean {
	return isTopLevelDomain(label) || SPECIAL_ENDINGS.has(label);
}

const FREQUENT_ENDINGS = new Set("com net org info biz ru cn onion xyz top io".split(" "));

/** Whether an ending is so frequent in defanged names that a loose way to defang is believed before it. */
export function isFrequentEnding(label: string): boolean {
	return FREQUENT_ENDINGS.has(label.toLowerCase());
}
