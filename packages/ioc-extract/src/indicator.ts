import type { DefangForm } from "./defang-form.js";

/** The types of indicator, in the order of the README's table. */
export const INDICATOR_TYPES = [
	"ipv4",
	"ipv4-cidr",
	"ipv4-port",
	"ipv6",
	"ipv6-cidr",
	"ipv6-port",
	"domain",
	"url",
	"email",
	"md5",
	"sha1",
	"sha224",
	"sha256",
	"sha384",
	"sha512",
	"ssdeep",
	"tlsh",
	"imphash",
	"ja3",
	"jarm",
	"cve",
	"cwe",
	"attack",
	"asn",
	"mac",
	"path",
	"filename",
	"registry",
	"mutex",
	"service",
	"yara",
	"useragent",
	"btc",
	"eth",
	"xmr",
	"ga",
	"gapub",
] as const;

/** One of {@link INDICATOR_TYPES}. An onion address is a `domain`; `attack` is any ATT&CK id. */
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/**
 * What is known about a value beyond its type; a flagged indicator is reported all the same, unless the option
 * `exclude` names the flag.
 *
 * - `private`: an address, name or AS number of private networks (RFC 1918, 4193, 6598, 6762, 6996)
 * - `loopback`: 127.0.0.0/8, ::1, localhost
 * - `documentation`: set aside for examples (RFC 2606, 3849, 5398, 5737, 9637)
 * - `reserved`: any other special range: link-local, multicast, test names, future use
 * - `file-name-like`: a domain whose ending is a file extension too
 * - `version-like`: an IPv4 address that stands where a version number often stands
 * - `onion`: a Tor service; `wrong-checksum`: its address does not check (a slip, or an invented one)
 * - `no-scheme`: a url written without `http://`
 * - `warning-list:<name>`: the value stands in a warning list
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
	| "wrong-checksum"
	| "no-scheme"
	| `warning-list:${string}`
	| "disputed";

/** One occurrence of an indicator of compromise. */
export interface Indicator {
	readonly type: IndicatorType;
	/** The canonical value: refanged, lower case where the type has no case, IDN as punycode. */
	readonly value: string;
	/** The value with its host in Unicode, where the host is an internationalised name. */
	readonly unicode?: string;
	/** The port written behind an address or a domain, 1 to 65535; it is not part of the span. */
	readonly port?: number;
	/** Offset of the first UTF-16 code unit in the text as given. */
	readonly start: number;
	/** Offset after the last UTF-16 code unit. */
	readonly end: number;
	/** The occurrence as it stood: `text.slice(start, end)`. */
	readonly text: string;
	/** Whether the occurrence was written defanged. */
	readonly defanged: boolean;
	/** How it was defanged, each form once; empty when it was not. */
	readonly defangForms: readonly DefangForm[];
	readonly flags: readonly IndicatorFlag[];
}
