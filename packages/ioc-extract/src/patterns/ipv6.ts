import { ipv6Flags } from "../address-flags.js";
import { isAsciiAlphanumeric, isHexDigit } from "../characters.js";
import { readPort } from "../port.js";
import type { AddCandidate, Source } from "../source.js";
import { trimEnd } from "../trim-end.js";
import { addNetwork } from "./cidr.js";
import { isIpv4 } from "./ipv4.js";

const COLON = 58;
const DOT = 46;
/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255` */
const MAX_ADDRESS = 45;
const ZONE = /%[A-Za-z0-9._-]{1,15}/y;

/**
 * Finds IPv6 addresses in every form of RFC 4291, with their networks; a zone (`%eth0`) belongs to the span but not to
 * the value, which is in the form of RFC 5952.
 *
 * Known limits: short compressed forms made of letters only (`abc::def`) and eight groups of two digits are taken for
 * code and byte strings.
 */
export function findIpv6(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", from)) {
		let start = colon;
		while (start > from && isHexDigit(text.charCodeAt(start - 1))) start--;
		let end = colon;
		while (end < text.length && isAddressCode(text.charCodeAt(end))) end++;
		from = end;
		if (end - start < 2 || end - start > MAX_ADDRESS + 1) continue;
		addAddress(source, start, trimmedEnd(text, end), add);
	}
}

function addAddress(source: Source, start: number, end: number, add: AddCandidate): void {
	const { text } = source;
	if (isNameCode(text.charCodeAt(start - 1)) || isNameCode(text.charCodeAt(end))) return;
	const written = text.slice(start, end);
	const groups = parseIpv6(written);
	// Alone it is code; `::/0` is everywhere.
	if (groups && written === "::") {
		const anywhere = { type: "ipv6", value: "::", start, end, flags: ipv6Flags(groups) } as const;
		addNetwork(text, anywhere, 128, add);
		return;
	}
	if (!groups || !looksLikeAddress(written, groups)) return;
	ZONE.lastIndex = end;
	const zone = trimEnd(ZONE.exec(text)?.[0] ?? "", "._-");
	const address = {
		type: "ipv6",
		value: formatIpv6(groups),
		start,
		end: end + zone.length,
		flags: ipv6Flags(groups),
	} as const;
	const isLiteral = text[start - 1] === "[" && text[address.end] === "]";
	const port = isLiteral ? readPort(text, address.end + 1) : undefined;
	add(port ? { ...address, port: port.number } : address);
	if (port) {
		const value = `[${address.value}]:${port.number}`;
		add({ ...address, type: "ipv6-port", value, port: port.number, start: start - 1, end: port.end });
	} else addNetwork(text, address, 128, add);
}

/** The eight 16-bit groups of an IPv6 address without zone, or `undefined`. */
export function parseIpv6(text: string): number[] | undefined {
	if (text.length > MAX_ADDRESS || !text.includes(":")) return undefined;
	const halves = text.split("::");
	if (halves.length > 2) return undefined;
	const head = parseGroups(halves[0]!);
	const tail = halves.length === 2 ? parseGroups(halves[1]!) : [];
	if (!head || !tail) return undefined;
	const missing = 8 - head.length - tail.length;
	if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
	return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string): number[] | undefined {
	if (text === "") return [];
	const parts = text.split(":");
	const groups: number[] = [];
	for (const [index, part] of parts.entries()) {
		if (index === parts.length - 1 && isIpv4(part)) {
			const [a, b, c, d] = part.split(".").map(Number);
			groups.push(a! * 256 + b!, c! * 256 + d!);
		} else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
		else return undefined;
	}
	return groups;
}

/**
 * The text form of RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`; an
 * IPv4-mapped address ends in dotted decimal form.
 */
export function formatIpv6(groups: readonly number[]): string {
	if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
		const [high, low] = groups.slice(6) as [number, number];
		return `::ffff:${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
	}
	let bestStart = -1;
	let bestLength = 1;
	for (let start = 0; start < 8; start++) {
		let length = 0;
		while (start + length < 8 && groups[start + length] === 0) length++;
		if (length > bestLength) [bestStart, bestLength] = [start, length];
	}
	const hex = groups.map((group) => group.toString(16));
	if (bestStart < 0) return hex.join(":");
	return `${hex.slice(0, bestStart).join(":")}::${hex.slice(bestStart + bestLength).join(":")}`;
}

function looksLikeAddress(written: string, groups: readonly number[]): boolean {
	if (!written.includes("::")) return !/^(?:[0-9a-f]{2}:){7}[0-9a-f]{2}$/i.test(written);
	const given = written.split(/::?/).filter((part) => part !== "");
	if (given.length === 0 || !/\d/.test(written)) return false;
	if (given.length >= 3 || given.some((part) => part.includes("."))) return true;
	// Two groups or one: `::1`, or a first group of the ranges in use (2000::/3, fc00::/7, fe80::/10, ff00::/8).
	const first = groups[0]!;
	return written === "::1" || (first & 0xe000) === 0x2000 || first >= 0xfc00;
}

/** One colon or dots at the end are punctuation. */
function trimmedEnd(text: string, from: number): number {
	let end = from;
	while (text.charCodeAt(end - 1) === DOT) end--;
	if (text.charCodeAt(end - 1) === COLON && text.charCodeAt(end - 2) !== COLON) end--;
	return end;
}

function isAddressCode(code: number): boolean {
	return isHexDigit(code) || code === COLON || code === DOT;
}

function isNameCode(code: number): boolean {
	return isAsciiAlphanumeric(code) || code === 95;
}
