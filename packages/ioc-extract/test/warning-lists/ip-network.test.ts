import fc from "fast-check";
import { expect, it } from "vitest";
import { networkPrefix, parseNetwork } from "../../src/warning-lists/ip-network.js";

const groups = (text: string) => {
	const network = parseNetwork(text);
	return network && [[...network.bits].map((_, at) => network.bits.charCodeAt(at)), network.prefixLength];
};

it.each([
	["192.0.2.1", [[0xc000, 0x0201], 32]],
	["203.0.113.0/24", [[0xcb00, 0x7100], 24]],
	["0.0.0.0/0", [[0, 0], 0]],
	["2001:DB8::1", [[0x2001, 0xdb8, 0, 0, 0, 0, 0, 1], 128]],
	["::/0", [[0, 0, 0, 0, 0, 0, 0, 0], 0]],
	["fe80::/10", [[0xfe80, 0, 0, 0, 0, 0, 0, 0], 10]],
	["::ffff:192.0.2.1", [[0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201], 128]],
	["1:2:3:4:5:6:7:8", [[1, 2, 3, 4, 5, 6, 7, 8], 128]],
	["1:2:3:4:5:6:7::", [[1, 2, 3, 4, 5, 6, 7, 0], 128]],
])("reads %s", (text, expected) => {
	expect(groups(text)).toEqual(expected);
});

it.each([
	"",
	"192.0.2",
	"192.0.2.256",
	"192.0.2.01",
	"192.0.2.1.",
	"192.0.2.1.5",
	"192.0.2.0/33",
	"192.0.2.0/",
	"192.0.2.0/-1",
	"1:2:3:4:5:6:7",
	"1:2:3:4:5:6:7:8:9",
	"1::2::3",
	"1:2:3:4::5:6:7:8",
	":::",
	"12345::",
	"192.0.2.1::",
	"::1/129",
	"example.org",
	"fe80::1%eth0",
])("refuses %j", (text) => {
	expect(parseNetwork(text)).toBeUndefined();
});

it("keeps exactly the first bits, as arithmetic on the whole number does", () => {
	const address = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
	fc.assert(
		fc.property(address, fc.integer({ min: 0, max: 128 }), (parts, length) => {
			const number = BigInt(`0x${parts.map((part) => part.toString(16).padStart(4, "0")).join("")}`);
			const cut = 128n - BigInt(length);
			const expected = ((number >> cut) << cut).toString(16).padStart(32, "0");
			const prefix = networkPrefix(String.fromCharCode(...parts), length);
			const found = Array.from({ length: prefix.length }, (_, at) => prefix.charCodeAt(at));
			expect(prefix.length).toBe(Math.ceil(length / 16));
			expect(
				found
					.map((part) => part.toString(16).padStart(4, "0"))
					.join("")
					.padEnd(32, "0"),
			).toBe(expected);
		}),
	);
});
