import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { hasRightCase } from "../../src/patterns/eth.js";
import { found } from "../found.js";

/** The first examples of EIP-55. */
const CHECKSUMMED = [
	"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
	"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
];
/** The case of this one was worked out with a Keccak-256 of our own. */
const COUNTED = "0x00112233445566778899AABbCCdDeeFf00112233";

describe("eth", () => {
	it("finds 0x and forty digits as written", () => {
		expect(found(`0x${"5A".repeat(20)}, 0x${"5a".repeat(20)}.`)).toEqual([
			`eth 0x${"5A".repeat(20)}`,
			`eth 0x${"5a".repeat(20)}`,
		]);
		expect(extractIndicators(`to ${COUNTED}.`)[0]).toMatchObject({ start: 3, end: 45, text: COUNTED });
	});

	it("finds mixed case whose checksum is right, and no other", () => {
		for (const address of [...CHECKSUMMED, COUNTED]) {
			expect(found(address)).toEqual([`eth ${address}`]);
			expect(hasRightCase(address.slice(2))).toBe(true);
		}
		expect(found(COUNTED.replace("AABb", "AAbb"))).toEqual([]);
		expect(hasRightCase(COUNTED.slice(2).replace("AABb", "AABB"))).toBe(false);
	});

	it.each([
		["39 digits", `0x${"5a".repeat(19)}5`],
		["41 digits", `0x${"5a".repeat(20)}5`],
		["64 digits, a transaction", `0x${"5a".repeat(32)}`],
		["a letter before", `x0x${"5a".repeat(20)}`],
		["a letter that is no digit", `0x${"5g".repeat(20)}`],
	])("finds nothing in %s", (_what, text) => {
		expect(found(text)).toEqual([]);
	});
});
