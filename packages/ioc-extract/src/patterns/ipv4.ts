import { ipv4Flags } from "../address-flags.js";
import { isDigit } from "../characters.js";
import type { IndicatorFlag } from "../indicator.js";
import type { AddCandidate, Source } from "../source.js";
import { isVersionContext } from "../surrounding-words.js";
import { addNetwork } from "./cidr.js";

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ADDRESS = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const NUMBERS_ONLY = /^[\d.-]*$/;
const MAX_RANGE = 31;

/**
 * Whether a text is an IPv4 address in dotted decimal form: four numbers up to 255 without leading zeros.
 *
 * @see RFC 6943 section 3.1.1 ("strict" form)
 */
export function isIpv4(text: string): boolean {
	return text.length <= 15 && ADDRESS.test(text);
}

/**
 * Adds the IPv4 address a run of dotted labels is, or both ends of a range `192.0.2.1-192.0.2.9`, with their networks.
 *
 * The run must be the whole address, so parts of object identifiers and of longer numbers are nothing; numbers after
 * "version" and the like are nothing. Known limit: a version without such a word looks like an address.
 */
export function addIpv4(source: Source, start: number, end: number, add: AddCandidate): void {
	const { text } = source;
	if (end - start > MAX_RANGE || !isDigit(text.charCodeAt(start)) || !isDigit(text.charCodeAt(end - 1)))
		return;
	const run = text.slice(start, end);
	if (!NUMBERS_ONLY.test(run) || isProductVersion(text, start)) return;
	const parts = run.split("-");
	if (parts.length > 2 || !isIpv4(parts[0]!)) return;
	if (parts.length === 2 && !isIpv4(parts[1]!) && !/^\d{1,3}$/.test(parts[1]!)) return;
	const context = source.isDefanged(start, end) ? "no" : isVersionContext(text, start);
	if (context === "yes") return;
	let from = start;
	for (const value of parts) {
		if (isIpv4(value)) {
			const special = ipv4Flags(value);
			const flags: IndicatorFlag[] = context === "perhaps" ? [...special, "version-like"] : special;
			const address = { type: "ipv4", value, start: from, end: from + value.length, flags } as const;
			add(address);
			addNetwork(text, address, 32, add);
		}
		from += value.length + 1;
	}
}

/** `Chrome/120.0.1.2` in a user agent, `Tools~~~~0.0.1.0` in the name of a Windows capability. */
function isProductVersion(text: string, start: number): boolean {
	return text[start - 1] === "~" || (text[start - 1] === "/" && /[A-Za-z]/.test(text[start - 2] ?? ""));
}
