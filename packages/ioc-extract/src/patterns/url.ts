import { ipv4Flags, ipv6Flags } from "../address-flags.js";
import { isAsciiAlphanumeric, isDigit, isLabelCode } from "../characters.js";
import { dottedRunEnd } from "../dotted-run.js";
import { isFileExtension } from "../file-extensions.js";
import { canonicalHostName, hostNameFlags, unicodeHostName } from "../host-name.js";
import type { IndicatorFlag } from "../indicator.js";
import type { AddCandidate, Candidate, Source } from "../source.js";
import { urlEnd } from "../url-end.js";
import { hostEnd } from "./domain.js";
import { isIpv4 } from "./ipv4.js";
import { parseIpv6 } from "./ipv6.js";

const SCHEMES = new Set(
	"http https ftp ftps sftp tftp ldap ldaps ws wss tcp udp tls ssh smb smtp irc rtsp rtmp telnet socks socks4 socks5 gopher rmi git svn webdav".split(
		" ",
	),
);
const GLUED_SCHEME = /(?:https?|ftp)$/;
const MAX_SCHEME = 12;
/** The most names of a list divided by slashes that are looked at. */
const MAX_LISTED = 16;
const MAX_HOST = 260;
const PORT = /:\d{1,5}(?!\d)/y;
const ATTACK_PAGE =
	/\/(?:versions\/v\d{1,2}\/)?(?:techniques\/T\d{4}(?:\/\d{3})?|tactics\/TA\d{4}|groups\/G\d{4}|software\/S\d{4}|mitigations\/M\d{4})\/?(?![\d?#])/y;
const USER = /[A-Za-z0-9._~%!$&*+=-]{1,64}(?::[A-Za-z0-9._~%!$&*+=-]{0,64})?@/y;
const PREFIX_LENGTH = /(?:\d{1,3}|tcp|udp|icmp|sctp|any)(?![\w/?=%-])/iy;
const IPV6_HOST = /\[([0-9A-Fa-f:.]{2,45})\]/y;

interface Host {
	readonly value: string;
	readonly unicode?: string;
	readonly end: number;
	readonly flags: readonly IndicatorFlag[];
}

/**
 * Finds urls with a scheme. The scheme and host of the value are in lower case, and a bare trailing slash is dropped;
 * port, path and query stay as written.
 *
 * Known limits: letters of scripts beyond Latin, Greek and Cyrillic end a path; urls above 2,048 characters are cut.
 *
 * @see RFC 3986 section 3 for the parts
 */
export function findUrls(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (
		let colon = text.indexOf("://");
		colon !== -1;
		colon = text.indexOf("://", Math.max(from, colon + 3))
	) {
		const start = schemeStart(text, colon, from);
		if (start === undefined) continue;
		USER.lastIndex = colon + 3;
		const user = USER.exec(text)?.[0] ?? "";
		const hostStart = colon + 3 + user.length;
		const host = readHost(source, hostStart);
		if (!host) continue;
		const pathStart = portEnd(text, host.end);
		const end = attackPageEnd(text, host, pathStart) ?? urlEnd(text, pathStart, text[start - 1] ?? "");
		from = end;
		const rest = pathOf(text.slice(host.end, end));
		const scheme = `${text.slice(start, colon).toLowerCase()}://${user}`;
		const unicode = host.unicode === undefined ? {} : { unicode: scheme + host.unicode + rest };
		add({ type: "url", value: scheme + host.value + rest, ...unicode, start, end, flags: host.flags });
	}
}

/**
 * Adds the url that starts at a domain or IPv4 address and goes on with a path, though it has no scheme.
 *
 * @returns the end of the url, `undefined` when there is none
 */
export function addUrlWithoutScheme(source: Source, host: Candidate, add: AddCandidate): number | undefined {
	const { text } = source;
	const slash = portEnd(text, host.end);
	if (text[slash] !== "/" || !isPathStart(text.charCodeAt(slash + 1))) return undefined;
	if (text.startsWith("//", host.start - 2)) return undefined;
	// `jo@northwind.com/lee@northwind.com`: the host of an e-mail address has no path.
	if (text[host.start - 1] === "@" && isLabelCode(text.charCodeAt(host.start - 2))) return undefined;
	if (isListedName(source, slash + 1)) return undefined;
	// `192.0.2.0/tcp` names a protocol, `192.0.2.0/24` and `192.0.2.0/255.255.255.0` are networks.
	if (host.type === "ipv4" && slash === host.end && isNetworkOrProtocol(text, slash + 1)) return undefined;
	const end = urlEnd(text, slash, text[host.start - 1] ?? "");
	// `192.0.2.1</b>` without its `<`.
	if (end - slash < 2 || (text[end] === ">" && /^\/[a-z]{1,6}$/.test(text.slice(slash, end))))
		return undefined;
	const rest = pathOf(text.slice(host.end, end));
	const unicode = host.unicode === undefined ? {} : { unicode: host.unicode + rest };
	const value = host.value + rest;
	add({ type: "url", value, ...unicode, start: host.start, end, flags: [...host.flags, "no-scheme"] });
	return end;
}

/** The address of an ATT&CK page ends with its id: extracted tables glue the next cell to it. */
function attackPageEnd(text: string, host: Host, from: number): number | undefined {
	if (host.value !== "attack.mitre.org") return undefined;
	ATTACK_PAGE.lastIndex = from;
	const path = ATTACK_PAGE.exec(text)?.[0];
	return path === undefined ? undefined : from + path.length;
}

function isNetworkOrProtocol(text: string, from: number): boolean {
	PREFIX_LENGTH.lastIndex = from;
	return PREFIX_LENGTH.test(text);
}

/** `example.com/example.org` and `192.0.2.1/192.0.2.2` are lists of names, `example.com/a.php` is not. */
function isListedName(source: Source, start: number): boolean {
	const { text } = source;
	let at = start;
	for (let names = 0; names < MAX_LISTED; names++) {
		const end = dottedRunEnd(text.slice(at, at + MAX_HOST), 0) + at;
		if (!isHostOfList(source, at, end)) return false;
		const next = text[end] ?? "";
		if (next !== "/" || !isLabelCode(text.charCodeAt(end + 1))) return !/[/?#:=&%~+@]/.test(next);
		at = end + 1;
	}
	return false;
}

function isHostOfList(source: Source, start: number, end: number): boolean {
	const name = source.text.slice(start, end);
	if (isIpv4(name)) return true;
	const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
	return hostEnd(source, start, end) === end && (ending === "com" || !isFileExtension(ending));
}

function schemeStart(text: string, colon: number, from: number): number | undefined {
	let start = colon;
	while (start > from && colon - start < MAX_SCHEME && isAsciiAlphanumeric(text.charCodeAt(start - 1)))
		start--;
	const written = text.slice(start, colon).toLowerCase();
	if (SCHEMES.has(written)) return start;
	const glued = GLUED_SCHEME.exec(written);
	return glued ? start + glued.index : undefined;
}

function readHost(source: Source, start: number): Host | undefined {
	const { text } = source;
	IPV6_HOST.lastIndex = start;
	const literal = IPV6_HOST.exec(text);
	if (literal) {
		const groups = parseIpv6(literal[1]!);
		if (!groups) return undefined;
		return { value: literal[0].toLowerCase(), end: start + literal[0].length, flags: ipv6Flags(groups) };
	}
	if (!isLabelCode(text.charCodeAt(start))) return undefined;
	const runEnd = dottedRunEnd(text.slice(start, start + MAX_HOST), 0) + start;
	const written = text.slice(start, runEnd);
	if (isIpv4(written)) return { value: written, end: runEnd, flags: ipv4Flags(written) };
	// A scheme is context enough for an unknown ending; a sentence glued to the host is still cut off.
	const end = hostEnd(source, start, runEnd) ?? runEnd;
	const value = canonicalHostName(text.slice(start, end));
	if (!value || /^[\d.]+$/.test(value)) return undefined;
	if (value !== "localhost" && !value.includes(".") && text[portEnd(text, end)] !== "/") return undefined;
	const unicode = unicodeHostName(text.slice(start, end), value);
	return { value, ...(unicode !== undefined && { unicode }), end, flags: hostNameFlags(value) };
}

function portEnd(text: string, from: number): number {
	PORT.lastIndex = from;
	return from + (PORT.exec(text)?.[0].length ?? 0);
}

function pathOf(rest: string): string {
	return rest.endsWith("/") && /^(?::\d+)?\/$/.test(rest) ? rest.slice(0, -1) : rest;
}

function isPathStart(code: number): boolean {
	return (
		isAsciiAlphanumeric(code) ||
		isDigit(code) ||
		(code > 32 && "_~%.-?=&#@!$".includes(String.fromCharCode(code)))
	);
}
