import type { IndicatorFlag } from "./indicator.js";

type Range = readonly [network: number, prefixLength: number, flag: IndicatorFlag];

const address = (a: number, b = 0, c = 0, d = 0): number => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;

/** The IANA special-purpose registry for IPv4 (RFC 6890 and its updates), most particular range first. */
const IPV4_RANGES: readonly Range[] = [
	[address(10), 8, "private"],
	[address(172, 16), 12, "private"],
	[address(192, 168), 16, "private"],
	[address(100, 64), 10, "private"],
	[address(127), 8, "loopback"],
	[address(192, 0, 2), 24, "documentation"],
	[address(198, 51, 100), 24, "documentation"],
	[address(203, 0, 113), 24, "documentation"],
	[address(0), 8, "reserved"],
	[address(169, 254), 16, "reserved"],
	[address(192, 0, 0), 24, "reserved"],
	[address(198, 18), 15, "reserved"],
	[address(224), 4, "reserved"],
	[address(240), 4, "reserved"],
];

/** The special range an IPv4 address in canonical form belongs to, if any. */
export function ipv4Flags(value: string): IndicatorFlag[] {
	const [a, b, c, d] = value.split(".").map(Number);
	const number = address(a!, b!, c!, d!);
	for (const [network, prefixLength, flag] of IPV4_RANGES) {
		const shift = 32 - prefixLength;
		if (number >>> shift === network >>> shift) return [flag];
	}
	return [];
}

/** The special range an IPv6 address, as eight 16-bit groups, belongs to, if any. */
export function ipv6Flags(groups: readonly number[]): IndicatorFlag[] {
	const [first, second] = groups as [number, number];
	const isLow = groups.slice(0, 7).every((group) => group === 0);
	if (isLow && groups[7] === 1) return ["loopback"];
	if (first === 0x2001 && second === 0xdb8) return ["documentation"];
	if (first === 0x3fff && second < 0x1000) return ["documentation"];
	if ((first & 0xfe00) === 0xfc00) return ["private"];
	// Only 2000::/3 is given out; the rest is link-local, multicast, mapped addresses or unused.
	return (first & 0xe000) === 0x2000 ? [] : ["reserved"];
}
