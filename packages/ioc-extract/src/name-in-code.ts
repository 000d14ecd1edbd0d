import { isProductName } from "./file-extensions.js";
import { expectedBy, isGluedSentence } from "./surrounding-words.js";

/** Owners in code whose members may have members: `window.location.host`. */
const CODE_OWNERS = new Set(
	"this self document window element array prototype process req res console math json system wscript adodb msxml2 module exports".split(
		" ",
	),
);
/** Reversed names: `com.vendor.app`, `java.lang.Runtime`. */
const REVERSED_FIRST = new Set("com org net java javax android".split(" "));
/** Objects in code, before one member: `logger.info`, `user.name`. */
const CODE_OBJECTS = new Set(
	(
		"sys os event evt request response object obj string str array arr file data user args options opts config app log logger " +
		"form form1 item node elem element row cell input field entry record context ctx session socket player image img btn button " +
		"list map set num val value key parent child shell scripting excel word outlook datetime date time self client server model"
	).split(" "),
);
/** Endings that a dotted name in code or a log's field has more often than a host: `process.name`, `url.domain`. */
const MEMBER_ENDINGS = new Set("name map id date now data".split(" "));
/** Fields of logs and packet filters: `http.host`, `ssl.cert.subject.cn`. */
const LOG_FIELD =
	/^(?:ssl|tls|x509|dns|http|https|tcp|udp|ip|icmp|smb|smtp|zeek|event|source|destination|network|url|host)\.(?:[a-z_]{1,30}\.){0,4}(?:cn|host|name|id|date|domain|st|in|my|ip|zone|info)$/;
/** Endings so common that a rare look of the name does not speak against them. */
const COMMON_ENDINGS = new Set(
	"com net org info biz edu gov ru cn io de uk fr nl eu jp kr nz us co ly".split(" "),
);
const FIRST_ENDING = /^(?:com|net|org)$/;
const CAMEL_CASE = /[a-z][A-Z]/;

/** Whether an ending is one of the most common ones. */
export function isCommonEnding(ending: string): boolean {
	return COMMON_ENDINGS.has(ending);
}

/**
 * Whether a dotted name that is not defanged is one of code, of a log's field or of a product, a mask, or two sentences
 * without a space between them.
 *
 * @param labels of the canonical value
 */
export function isNameInCode(
	text: string,
	start: number,
	end: number,
	name: string,
	labels: readonly string[],
): boolean {
	const ending = labels.at(-1)!;
	const registered = labels.at(-2)!;
	if (LOG_FIELD.test(labels.join(".")) || isOfCode(labels) || isProductName(name)) return true;
	if (
		!COMMON_ENDINGS.has(ending) &&
		(CAMEL_CASE.test(name.slice(0, -ending.length)) || registered.length === 1)
	)
		return true;
	if (!hasHostCase(name, labels)) return true;
	if (labels.slice(0, -1).every((label) => /^\d{1,2}$/.test(label))) return true;
	// `XXX.XXX.XXX.XXX` masks an address.
	if (labels.length > 2 && labels.every((label) => label === ending)) return true;
	if (MEMBER_ENDINGS.has(ending) && /^[a-z_]+$/i.test(registered) && expectedBy(text, start) !== "domain")
		return true;
	// `Finder.app`, `Agent.gs`, `multi-user.target`: bundles, detection names, systemd units.
	if (labels.length === 2 && /^[A-Z][a-z]/.test(name) && isRareEnding(ending)) return true;
	return ending === "target" || isGluedSentence(text, end, labels);
}

function isOfCode(labels: readonly string[]): boolean {
	const first = labels[0]!;
	if (REVERSED_FIRST.has(first)) return true;
	if (FIRST_ENDING.test(labels.at(-1)!)) return false;
	return CODE_OWNERS.has(first) || (labels.length === 2 && CODE_OBJECTS.has(first));
}

function isRareEnding(ending: string): boolean {
	return !COMMON_ENDINGS.has(ending) && (ending.length === 2 || ending === "app");
}

/** The ending of a host name is written in small letters, or the whole name in capitals. */
function hasHostCase(name: string, labels: readonly string[]): boolean {
	const ending = name.slice(name.lastIndexOf(".") + 1);
	if (ending === ending.toLowerCase()) return true;
	// `Login.Northwind-Mail.COM`; but `ASP.NET` and `System.NET` are names in code.
	if (/^(?:COM|ORG)$/.test(ending) || (ending === "NET" && labels.length > 2 && name.includes("-")))
		return true;
	return name === name.toUpperCase() && (labels.length > 2 || labels[1] !== "net") && name.length > 5;
}
