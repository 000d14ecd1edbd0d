import type { Indicator, IndicatorType } from "./indicator.js";

/** The keys of `hashes` in STIX; SHA-224 and SHA-384 are outside its open vocabulary. */
const HASHES: Partial<Record<IndicatorType, string>> = {
	md5: "MD5",
	sha1: "'SHA-1'",
	sha224: "'SHA-224'",
	sha256: "'SHA-256'",
	sha384: "'SHA-384'",
	sha512: "'SHA-512'",
	ssdeep: "SSDEEP",
	tlsh: "TLSH",
};

/** Types that are one property of one object. */
const PROPERTIES: Partial<Record<IndicatorType, string>> = {
	ipv4: "ipv4-addr:value",
	"ipv4-cidr": "ipv4-addr:value",
	ipv6: "ipv6-addr:value",
	"ipv6-cidr": "ipv6-addr:value",
	domain: "domain-name:value",
	url: "url:value",
	email: "email-addr:value",
	mac: "mac-addr:value",
	mutex: "mutex:name",
	filename: "file:name",
	imphash: "file:extensions.'windows-pebinary-ext'.imphash",
	service: "process:extensions.'windows-service-ext'.service_name",
	useragent: "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
};

const LONG_HIVES: Readonly<Record<string, string>> = {
	HKLM: "HKEY_LOCAL_MACHINE",
	HKCU: "HKEY_CURRENT_USER",
	HKCR: "HKEY_CLASSES_ROOT",
	HKU: "HKEY_USERS",
	HKCC: "HKEY_CURRENT_CONFIG",
};

/**
 * The STIX 2.1 pattern that matches an indicator.
 *
 * @returns `undefined` for types no observable of STIX 2.1 holds: `cve` (a `vulnerability` object), `cwe`, `attack` (an
 *   `attack-pattern` or other object of ATT&CK), `ja3`, `jarm`, `yara`, `btc`, `eth`, `xmr`, `ga`, `gapub`
 * @see STIX 2.1, part 9 (patterning); `\` and `'` are escaped
 * @example
 * ```ts
 * stixPattern({ type: "domain", value: "files.example" }); // [domain-name:value = 'files.example']
 * ```
 */
export function stixPattern({ type, value }: Pick<Indicator, "type" | "value">): string | undefined {
	const property = PROPERTIES[type];
	if (property !== undefined) return `[${property} = ${quote(value)}]`;
	const hash = HASHES[type];
	if (hash !== undefined) return `[file:hashes.${hash} = ${quote(value)}]`;
	switch (type) {
		case "asn":
			return `[autonomous-system:number = ${value.slice("AS".length)}]`;
		case "registry":
			return `[windows-registry-key:key = ${quote(withLongHive(value))}]`;
		case "path":
			return patternOfPath(value);
		case "ipv4-port":
		case "ipv6-port":
			return patternOfPort(value);
		default:
			return undefined;
	}
}

function patternOfPath(path: string): string {
	const separator = path.includes("\\") ? "\\" : "/";
	const last = path.lastIndexOf(separator);
	const folder = path.slice(0, last);
	const name = path.slice(last + 1);
	return `[file:name = ${quote(name)} AND file:parent_directory_ref.path = ${quote(folder === "" ? separator : folder)}]`;
}

function patternOfPort(value: string): string {
	const colon = value.lastIndexOf(":");
	const address = value.slice(0, colon).replace(/^\[|\]$/g, "");
	return `[network-traffic:dst_ref.value = ${quote(address)} AND network-traffic:dst_port = ${value.slice(colon + 1)}]`;
}

function withLongHive(key: string): string {
	const [hive, ...rest] = key.split("\\");
	return [LONG_HIVES[hive!] ?? hive, ...rest].join("\\");
}

function quote(text: string): string {
	return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
