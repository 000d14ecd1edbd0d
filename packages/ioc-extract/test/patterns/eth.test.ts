import { expect, it } from "vitest";
import { found } from "../found.js";

it("finds 0x and forty digits, nothing longer or shorter", () => {
	expect(found(`0x${"5A".repeat(20)}`)).toEqual([`eth 0x${"5a".repeat(20)}`]);
	expect(found(`0x${"5a".repeat(19)} 0x${"5a".repeat(21)}`)).toEqual([]);
});
