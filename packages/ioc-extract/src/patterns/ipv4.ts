import { ipv4Flags } from "../address-flags.js";
import { isDigit } from "../characters.js";
import type { IndicatorFlag } from "../indicator.js";
import { readPort } from "../port.js";
import type { AddCandidate, Source } from "../source.js";
import { isSoftware, isVersionContext } from "../surrounding-words.js";
import { addNetwork } from "./cidr.js";

const ADDRESS = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const NUMBERS_ONLY = /^[\d.-]*$/;
const MAX_RANGE = 31;
/** A name of a product in the Common Platform Enumeration: the version is one of its fields. */
const CPE_START = "cpe:";
const MAX_HEAD = 128;
const SUFFIX = /^(?:[_+~]\w|-(?:[a-z]|\d*[A-Z]))/;
/** What may stand in the name of a package or product before its version. */
const NAME_CHARACTER = /[\w.+-]/;
const HEADING_START = /(?:^|\n)[ \t]{0,3}$/;
const HEADING = /^\.? [A-Z][a-z]/;
const LARGEST_SECTION = 30;

/**
 * Whether a text is an IPv4 address in dotted decimal form: four numbers up to 255 without leading zeros.
 *
 * @see RFC 6943 section 3.1.1 ("strict" form)
 */
export function isIpv4(text: string): boolean {
	return text.length <= 15 && ADDRESS.test(text);
}

/**
 * Adds the IPv4 address a run of dotted labels is, or both ends of a range `192.0.2.1-192.0.2.9`, with their networks
 * and ports.
 *
 * The run must be the whole address, so parts of object identifiers and of longer numbers are nothing; numbers after
 * "version" and the like are nothing. Known limit: a version without such a word looks like an address.
 */
export function addIpv4(source: Source, start: number, end: number, add: AddCandidate): void {
	const { text } = source;
	if (end - start > MAX_RANGE || !isDigit(text.charCodeAt(start)) || !isDigit(text.charCodeAt(end - 1)))
		return;
	const run = text.slice(start, end);
	if (!NUMBERS_ONLY.test(run) || isPartOfVersion(text, start, end)) return;
	const parts = run.split("-");
	if (parts.length > 2 || !isIpv4(parts[0]!)) return;
	if (parts.length === 2 && !isIpv4(parts[1]!) && !/^\d{1,3}$/.test(parts[1]!)) return;
	const context = isVersionContext(text, start, end);
	if (context === "yes" && !source.isDefanged(start, end)) return;
	let from = start;
	for (const value of parts) {
		if (isIpv4(value)) addAddress(text, value, from, context === "perhaps", add);
		from += value.length + 1;
	}
}

function addAddress(
	text: string,
	value: string,
	start: number,
	isVersionLike: boolean,
	add: AddCandidate,
): void {
	const special = ipv4Flags(value);
	const flags: IndicatorFlag[] = isVersionLike ? [...special, "version-like"] : special;
	const end = start + value.length;
	const port = readPort(text, end);
	const address = { type: "ipv4", value, start, end, flags } as const;
	add(port ? { ...address, port: port.number } : address);
	if (port) {
		add({
			type: "ipv4-port",
			value: `${value}:${port.number}`,
			port: port.number,
			start,
			end: port.end,
			flags,
		});
	} else addNetwork(text, address, 32, add);
}

/**
 * `Chrome/120.0.1.2` in a user agent, `Tools~~~~0.0.1.0` in the name of a Windows capability, `1.2.3.4_x86` in the name of a
 * package, `group:name:1.2.3.4` and `pkg/name@1.2.3.4` of one, `3.1.2.1 Persistence` in a list of contents.
 */
function isPartOfVersion(text: string, start: number, end: number): boolean {
	const before = text[start - 1];
	if (before === "~" || before === "#" || SUFFIX.test(text.slice(end, end + 4))) return true;
	if (before === ":" || before === "@" || before === "/") {
		const head = text.slice(Math.max(0, start - MAX_HEAD), start);
		return isPackage(head) || (before === "/" ? isProductSlash(head) : before === ":" && isFieldOfCpe(head));
	}
	return isHeadingNumber(text, start, end);
}

function isProductSlash(head: string): boolean {
	const product = nameBefore(head, head.length - 1);
	return /^[A-Z][a-z]|^(?:Edg|OPR)$/.test(product) || (product !== "" && isSoftware(product));
}

/** Whether the text before is the coordinates of a package: `org.acme:kit:`, `maven/org.acme/kit@`. */
function isPackage(head: string): boolean {
	const separator = head.at(-1);
	if (separator === "/") return false;
	const name = nameBefore(head, head.length - 1);
	const before = head[head.length - name.length - 2];
	if (name.length < 2) return false;
	if (separator === "@")
		return before === "/" && NAME_CHARACTER.test(head[head.length - name.length - 3] ?? "");
	return before === ":" && nameBefore(head, head.length - name.length - 2).length >= 2;
}

/** The run of characters of a name that ends at an offset. */
function nameBefore(text: string, end: number): string {
	let start = end;
	while (start > 0 && NAME_CHARACTER.test(text[start - 1]!)) start--;
	return text.slice(start, end);
}

/** The number of a section at the start of a line, before its title. */
function isHeadingNumber(text: string, start: number, end: number): boolean {
	if (
		!HEADING_START.test(text.slice(Math.max(0, start - 4), start)) ||
		!HEADING.test(text.slice(end, end + 4))
	)
		return false;
	return text
		.slice(start, end)
		.split(".")
		.every((part) => Number(part) < LARGEST_SECTION);
}

function isFieldOfCpe(head: string): boolean {
	const start = head.toLowerCase().lastIndexOf(CPE_START);
	return start >= 0 && !/[\s"']/.test(head.slice(start));
}
