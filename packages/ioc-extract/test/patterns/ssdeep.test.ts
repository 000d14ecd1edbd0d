import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("ssdeep", () => {
	it.each([
		"3:AbCdEfGhIj:KlMnOp",
		"1536:Wind/Mill+42NorthSouthEastWest:QwErTyUiOp+/7",
		"196608:AbCdEfGhIjKl/MnOp:QrStUvWxYz",
	])("finds %s, case and all", (value) => {
		expect(found(`ssdeep: ${value}, 4 KB`)).toEqual([`ssdeep ${value}`]);
	});

	it("gives the exact span", () => {
		expect(extractIndicators("is 3:AbCdEfGhIj:KlMnOp.")[0]).toMatchObject({ start: 3, end: 22 });
	});

	it.each([
		["a block size that is not 3 times a power of two", "1537:AbCdEfGhIj:KlMnOp"],
		["a time", "at 12:30:45"],
		["a time with a date behind it", "3:30:45pm"],
		["groups of IPv6 without the rest", "2001:0470:1f0b"],
		["a first part below six characters", "96:AbCdE:KlMnOp"],
		["a second part above the first", "96:AbCdEf:KlMnOpQrStUv"],
		["a part of something longer", "x3:AbCdEfGhIj:KlMnOp and 3:AbCdEfGhIj:KlMnOp:more"],
		["words", "24:seconds:minutes"],
	])("finds nothing in %s", (_what, text) => {
		expect(found(text)).toEqual([]);
	});
});
