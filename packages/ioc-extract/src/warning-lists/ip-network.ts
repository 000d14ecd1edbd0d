/** An address, or all addresses that begin with the same bits. */
export interface IpNetwork {
	/** 16 bits per UTF-16 code unit: two of them for IPv4, eight for IPv6. */
	readonly bits: string;
	readonly prefixLength: number;
}

const BITS_PER_GROUP = 16;
const NETWORK = /^([0-9a-f:.]{2,45})(?:\/(\d{1,3}))?$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * Reads `203.0.113.0/24`, `2001:db8::/32`, or an address, which is a network of one.
 *
 * Bits behind the prefix need not be zero: they do not count.
 *
 * @returns `undefined` when the text is neither
 */
export function parseNetwork(text: string): IpNetwork | undefined {
	const [, address, length] = NETWORK.exec(text) ?? [];
	if (address === undefined) return undefined;
	const groups = address.includes(":") ? ipv6Groups(address) : ipv4Groups(address);
	if (!groups) return undefined;
	const size = groups.length * BITS_PER_GROUP;
	const prefixLength = length === undefined ? size : Number(length);
	return prefixLength <= size ? { bits: String.fromCharCode(...groups), prefixLength } : undefined;
}

/** The first `prefixLength` bits, the rest of the last code unit zero. */
export function networkPrefix(bits: string, prefixLength: number): string {
	const whole = Math.floor(prefixLength / BITS_PER_GROUP);
	const rest = prefixLength % BITS_PER_GROUP;
	if (rest === 0) return bits.slice(0, whole);
	const mask = 0xffff << (BITS_PER_GROUP - rest);
	return bits.slice(0, whole) + String.fromCharCode(bits.charCodeAt(whole) & mask);
}

function ipv4Groups(text: string): number[] | undefined {
	if (!IPV4.test(text)) return undefined;
	const [a, b, c, d] = text.split(".").map(Number);
	return [a! * 256 + b!, c! * 256 + d!];
}

function ipv6Groups(text: string): number[] | undefined {
	const halves = text.split("::");
	if (halves.length > 2) return undefined;
	const isWhole = halves.length === 1;
	const head = groupsOf(halves[0]!, isWhole);
	const tail = groupsOf(halves[1] ?? "", true);
	if (!head || !tail) return undefined;
	const missing = 8 - head.length - tail.length;
	// `::` stands for one group of zeros at least.
	if (isWhole ? missing !== 0 : missing < 1) return undefined;
	return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** @param isEnd - whether the address ends here, where its last 32 bits may be written as IPv4 */
function groupsOf(text: string, isEnd: boolean): number[] | undefined {
	if (text === "") return [];
	const parts = text.split(":");
	const groups: number[] = [];
	for (const [index, part] of parts.entries()) {
		if (IPV6_GROUP.test(part)) groups.push(Number.parseInt(part, 16));
		else {
			const embedded = isEnd && index === parts.length - 1 ? ipv4Groups(part) : undefined;
			if (!embedded) return undefined;
			groups.push(...embedded);
		}
	}
	return groups;
}
