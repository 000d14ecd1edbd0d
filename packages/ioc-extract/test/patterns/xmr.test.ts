import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { isMoneroAddress } from "../../src/patterns/xmr.js";
import { found } from "../found.js";

// Encoded by hand: a network byte, the bytes 0 to 63 as keys (and 0 to 7 as payment id), and their checksum.
const STANDARD =
	"41d7ke5VQnR2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZ89rbBUS";
const INTEGRATED =
	"4BKnmStz23w2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZBYBPNxvgmph1ptp3xs";
const SUBADDRESS =
	"82TG61jL1Cq2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZ8A56Ye5";
const TESTNET =
	"9sAfEtjkh9X2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZ8DgTyWM";

describe("xmr", () => {
	it("finds addresses whose checksum is right", () => {
		expect(found(`paid to ${STANDARD}, ${SUBADDRESS} or ${INTEGRATED}.`)).toEqual([
			`xmr ${STANDARD}`,
			`xmr ${SUBADDRESS}`,
			`xmr ${INTEGRATED}`,
		]);
		expect(extractIndicators(`to ${STANDARD}.`)[0]).toMatchObject({ start: 3, end: 98, text: STANDARD });
	});

	it("rejects an address with one character changed", () => {
		expect(isMoneroAddress(STANDARD)).toBe(true);
		expect(isMoneroAddress(STANDARD.replace("BDNS", "BDNT"))).toBe(false);
		expect(found(STANDARD.replace("BDNS", "BDNT"))).toEqual([]);
	});

	it.each([
		["the test network", TESTNET],
		["a longer word", `${STANDARD}x`],
		["a shorter word", STANDARD.slice(0, -1)],
		["a block above eight bytes", `4${"z".repeat(94)}`],
	])("finds nothing in %s", (_what, text) => {
		expect(found(text)).toEqual([]);
		expect(isMoneroAddress(text)).toBe(false);
	});
});
