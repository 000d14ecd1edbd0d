import { isAsciiAlphanumeric, isDigit } from "../characters.js";
import type { AddCandidate, Candidate } from "../source.js";

const SLASH = 47;

/**
 * Adds the network of an address that is followed by `/` and a prefix length, as written: host bits are kept.
 *
 * @see RFC 4632 section 3.1 (IPv4), RFC 4291 section 2.3 (IPv6)
 */
export function addNetwork(
	text: string,
	address: Candidate,
	maxPrefixLength: number,
	add: AddCandidate,
): void {
	if (text.charCodeAt(address.end) !== SLASH) return;
	const from = address.end + 1;
	let end = from;
	while (end - from < 3 && isDigit(text.charCodeAt(end))) end++;
	if (end === from) return;
	const next = text.charCodeAt(end);
	if (isAsciiAlphanumeric(next) || next === SLASH || next === 95) return;
	if (next === 46 && isAsciiAlphanumeric(text.charCodeAt(end + 1))) return;
	const prefixLength = Number(text.slice(from, end));
	if (prefixLength > maxPrefixLength || (end - from > 1 && text[from] === "0")) return;
	const type = address.type === "ipv4" ? "ipv4-cidr" : "ipv6-cidr";
	add({ ...address, type, value: `${address.value}/${prefixLength}`, end });
}
