import { expect, it } from "vitest";
import { isBase58Check, isBech32 } from "../../src/patterns/btc.js";
import { found } from "../found.js";

// The address of the genesis block, and the examples of BIP 173 and BIP 350.
const GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";

it("finds addresses whose checksum is right", () => {
	expect(found(`${GENESIS}, ${SEGWIT.toUpperCase()} ${TAPROOT}.`)).toEqual([
		`btc ${GENESIS}`,
		`btc ${SEGWIT}`,
		`btc ${TAPROOT}`,
	]);
});

it("rejects an address with one character changed", () => {
	expect(isBase58Check(GENESIS.replace("QG", "QH"))).toBe(false);
	expect(isBech32(SEGWIT.replace("w508", "w509"))).toBe(false);
	expect(found(`${GENESIS.replace("QG", "QH")} x${GENESIS}`)).toEqual([]);
});
