const ADDRESS_TYPES = ["ipv4", "ipv4-cidr", "ipv4-port", "ipv6", "ipv6-cidr", "ipv6-port"];

/** What our types are called in MISP; a composite such as `filename|md5` counts as each of its parts. */
const INDICATOR_TYPES_BY_ATTRIBUTE: ReadonlyMap<string, readonly string[]> = new Map([
	["ip", ADDRESS_TYPES],
	["ip-src", ADDRESS_TYPES],
	["ip-dst", ADDRESS_TYPES],
	["domain", ["domain"]],
	["hostname", ["domain"]],
	["url", ["url"]],
	["uri", ["url"]],
	["link", ["url"]],
	["email", ["email"]],
	["email-src", ["email"]],
	["email-dst", ["email"]],
	["email-reply-to", ["email"]],
	["target-email", ["email"]],
	["whois-registrant-email", ["email"]],
	["dns-soa-email", ["email"]],
	["md5", ["md5"]],
	["sha1", ["sha1"]],
	["sha224", ["sha224"]],
	["sha256", ["sha256"]],
	["sha384", ["sha384"]],
	["sha512", ["sha512"]],
	// A report writes the fingerprint of a certificate as any other hash.
	["x509-fingerprint-md5", ["md5"]],
	["x509-fingerprint-sha1", ["sha1"]],
	["x509-fingerprint-sha256", ["sha256"]],
	["imphash", ["imphash"]],
	["ssdeep", ["ssdeep"]],
	["tlsh", ["tlsh"]],
	["malware-sample", ["filename", "md5"]],
	["vulnerability", ["cve"]],
	["weakness", ["cwe"]],
	["AS", ["asn"]],
	["filename", ["filename", "path"]],
	["regkey", ["registry"]],
	["mutex", ["mutex"]],
	["btc", ["btc"]],
	["xmr", ["xmr"]],
	["mac-address", ["mac"]],
	["user-agent", ["useragent"]],
	["ja3-fingerprint-md5", ["ja3"]],
	["jarm-fingerprint", ["jarm"]],
	["yara", ["yara"]],
	["windows-service-name", ["service"]],
	["windows-service-displayname", ["service"]],
]);

/** What MISP stores for a list without matching attributes. */
const EVERY_ATTRIBUTE = "ALL";

/**
 * The indicator types a list with these MISP attribute types is asked about.
 *
 * @returns `undefined` for all types; an empty set when no indicator has one of these attribute types
 * @see MISP/MISP `app/Model/Warninglist.php` (2.5), `checkForWarning`
 */
export function coveredTypes(attributes: readonly string[]): ReadonlySet<string> | undefined {
	if (attributes.length === 0 || attributes.includes(EVERY_ATTRIBUTE)) return undefined;
	const parts = attributes.flatMap((attribute) => attribute.split("|"));
	return new Set(parts.flatMap((part) => INDICATOR_TYPES_BY_ATTRIBUTE.get(part) ?? []));
}
