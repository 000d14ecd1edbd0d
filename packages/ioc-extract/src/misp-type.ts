import type { IndicatorType } from "./indicator.js";

const MISP_TYPES: Readonly<Record<IndicatorType, string>> = {
	ipv4: "ip-dst",
	"ipv4-cidr": "ip-dst",
	"ipv4-port": "ip-dst|port",
	ipv6: "ip-dst",
	"ipv6-cidr": "ip-dst",
	"ipv6-port": "ip-dst|port",
	domain: "domain",
	url: "url",
	email: "email",
	md5: "md5",
	sha1: "sha1",
	sha224: "sha224",
	sha256: "sha256",
	sha384: "sha384",
	sha512: "sha512",
	ssdeep: "ssdeep",
	tlsh: "tlsh",
	imphash: "imphash",
	ja3: "ja3-fingerprint-md5",
	jarm: "jarm-fingerprint",
	cve: "vulnerability",
	cwe: "weakness",
	attack: "text",
	asn: "AS",
	mac: "mac-address",
	path: "filename",
	filename: "filename",
	registry: "regkey",
	mutex: "mutex",
	service: "windows-service-name",
	yara: "text",
	useragent: "user-agent",
	btc: "btc",
	eth: "text",
	xmr: "xmr",
	ga: "text",
	gapub: "text",
};

/**
 * The MISP attribute type an indicator of a type goes into. MISP has none for Ethereum addresses, Google ids, ATT&CK ids
 * and names of YARA rules: they go into `text`.
 *
 * @see MISP core format, `describeTypes.json` of 2.5
 */
export function mispTypeOf(type: IndicatorType): string {
	return MISP_TYPES[type];
}
