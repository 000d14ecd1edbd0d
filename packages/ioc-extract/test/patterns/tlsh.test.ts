import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

/** Seventy hexadecimal digits, as many as a digest has without its version. */
const DIGITS = "9A3F51C7E0".repeat(7);

describe("tlsh", () => {
	it("finds T1 and seventy digits, in lower case", () => {
		expect(found(`fuzzy hash T1${DIGITS}.`)).toEqual([`tlsh t1${DIGITS.toLowerCase()}`]);
		expect(found(`t1${DIGITS.toLowerCase()}`)).toEqual([`tlsh t1${DIGITS.toLowerCase()}`]);
	});

	it("finds the digits alone where they are called TLSH", () => {
		for (const name of ["TLSH: ", "tlsh ", "TLSH hash = ", 'TLSH hash: "', "TLSH\n"]) {
			expect(found(name + DIGITS), name).toEqual([`tlsh ${DIGITS.toLowerCase()}`]);
		}
	});

	it("gives the exact span", () => {
		expect(extractIndicators(`TLSH: ${DIGITS}`)[0]).toMatchObject({ start: 6, end: 76, text: DIGITS });
		expect(extractIndicators(`a T1${DIGITS}`)[0]).toMatchObject({ start: 2, end: 74 });
	});

	it.each([
		["the digits without a name", DIGITS],
		["69 digits", `T1${DIGITS.slice(1)}`],
		["71 digits", `T1${DIGITS}0`],
		["a longer word", `XT1${DIGITS} T1${DIGITS}_x`],
		["named digits of another length", `TLSH: ${DIGITS}ab`],
	])("finds nothing in %s", (_what, text) => {
		expect(found(text)).toEqual([]);
	});
});
