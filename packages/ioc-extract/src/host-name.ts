import type { IndicatorFlag } from "./indicator.js";
import { hasRightOnionChecksum } from "./onion.js";

/** Labels that mark a network's own names: RFC 6762, RFC 8375, ICANN's `internal`, Active Directory habits. */
const PRIVATE_ENDING = /\.(?:local|internal|intranet|lan|corp|home\.arpa)$/;
const DOCUMENTATION_NAME = /(?:^|\.)(?:example|example\.(?:com|net|org|edu))$/;
const RESERVED_ENDING = /\.(?:test|invalid|alt)$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const ASCII_ONLY = /^[\x20-\x7e]*$/;
const MAX_NAME = 253;

/**
 * The canonical form of a host name: lower case, IDN as punycode.
 *
 * @returns `undefined` when a label is empty, too long, or has characters no label has
 */
export function canonicalHostName(name: string): string | undefined {
	const ascii = ASCII_ONLY.test(name) ? name.toLowerCase() : toAscii(name);
	if (!ascii || ascii.length > MAX_NAME) return undefined;
	return ascii.split(".").every((label) => LABEL.test(label)) ? ascii : undefined;
}

/** A host name in Unicode, where its canonical form holds punycode. */
export function unicodeHostName(written: string, value: string): string | undefined {
	return value.includes("xn--") && !ASCII_ONLY.test(written)
		? written.toLowerCase().normalize("NFC")
		: undefined;
}

/** What the name alone tells: onion services, and names of RFC 2606, 6761 and private networks. */
export function hostNameFlags(name: string): IndicatorFlag[] {
	if (name.endsWith(".onion")) return hasRightOnionChecksum(name) ? ["onion"] : ["onion", "wrong-checksum"];
	if (DOCUMENTATION_NAME.test(name)) return ["documentation"];
	if (name === "localhost" || name.endsWith(".localhost")) return ["loopback"];
	if (PRIVATE_ENDING.test(name)) return ["private"];
	return RESERVED_ENDING.test(name) ? ["reserved"] : [];
}

function toAscii(name: string): string | undefined {
	// The URL parser holds the IDNA tables (UTS 46), in browsers too.
	return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : undefined;
}
