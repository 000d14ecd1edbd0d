/** The types of indicator, in the order of the README's table. */
export const INDICATOR_TYPES = [
	"ipv4",
	"ipv4-cidr",
	"ipv6",
	"ipv6-cidr",
	"domain",
	"url",
	"email",
	"md5",
	"sha1",
	"sha224",
	"sha256",
	"sha384",
	"sha512",
	"imphash",
	"cve",
	"attack",
	"asn",
	"path",
	"filename",
	"registry",
	"btc",
	"eth",
	"mac",
] as const;

/** One of {@link INDICATOR_TYPES}. An onion address is a `domain`; `attack` is any ATT&CK id. */
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/**
 * What is known about a value beyond its type; a flagged indicator is reported all the same.
 *
 * - `private`: an address, name or AS number of private networks (RFC 1918, 4193, 6598, 6762, 6996)
 * - `loopback`: 127.0.0.0/8, ::1, localhost
 * - `documentation`: set aside for examples (RFC 2606, 3849, 5398, 5737, 9637)
 * - `reserved`: any other special range: link-local, multicast, test names, future use
 * - `file-name-like`: a domain whose ending is a file extension too
 * - `version-like`: an IPv4 address that stands where a version number often stands
 * - `onion`: a Tor service
 * - `no-scheme`: a url written without `http://`
 * - `disputed`: `ioc-extractor` rejects the value (set by `addSecondOpinion` only)
 */
export type IndicatorFlag =
	| "private"
	| "loopback"
	| "documentation"
	| "reserved"
	| "file-name-like"
	| "version-like"
	| "onion"
	| "no-scheme"
	| "disputed";

/** One occurrence of an indicator of compromise. */
export interface Indicator {
	readonly type: IndicatorType;
	/** The canonical value: refanged, lower case where the type has no case, IDN as punycode. */
	readonly value: string;
	/** Offset of the first UTF-16 code unit in the text as given. */
	readonly start: number;
	/** Offset after the last UTF-16 code unit. */
	readonly end: number;
	/** The occurrence as it stood: `text.slice(start, end)`. */
	readonly text: string;
	/** Whether the occurrence was written defanged. */
	readonly defanged: boolean;
	readonly flags: IndicatorFlag[];
}
