import { expect, it } from "vitest";
import { CidrIndex } from "../../src/warning-lists/cidr-index.js";
import { parseNetwork } from "../../src/warning-lists/ip-network.js";

it("finds every network around an address, of its own family only", () => {
	const index = new CidrIndex();
	const entries = [
		"192.0.0.0/16",
		"192.0.2.0/24",
		"192.0.2.1",
		"192.0.3.0/24",
		"c000:201::/32",
		"192.0.2.0/24",
	];
	for (const [list, entry] of entries.entries()) index.add(parseNetwork(entry)!, [list]);
	const lists = (text: string) => {
		const found: number[] = [];
		index.find(parseNetwork(text)!, (posting) => found.push(...posting));
		return found.sort();
	};
	expect(lists("192.0.2.1")).toEqual([0, 1, 2, 5]);
	expect(lists("192.0.2.0/24")).toEqual([0, 1, 5]);
	expect(lists("192.0.2.0/23")).toEqual([0]);
	expect(lists("192.0.0.0/8")).toEqual([]);
	expect(lists("c000:201::1")).toEqual([4]);
});

it("looks once per prefix length, however many networks there are", () => {
	const index = new CidrIndex();
	for (let number = 0; number < 60_000; number++) {
		index.add(parseNetwork(`10.${number % 250}.${Math.floor(number / 250)}.7`)!, [0]);
	}
	let lookUps = 0;
	index.find(parseNetwork("10.3.4.7")!, () => lookUps++);
	expect(lookUps).toBe(1);
});
