import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("Google ids", () => {
	it.each([
		["the tracker UA-12345678-1.", "ga UA-12345678-1"],
		["ga('create', 'ua-1234567-12')", "ga UA-1234567-12"],
		["the tag G-4AB7CD90EF", "ga G-4AB7CD90EF"],
		["pub-1234567890123456", "gapub pub-1234567890123456"],
		['data-ad-client="CA-PUB-1234567890123456"', "gapub pub-1234567890123456"],
	])("finds %s", (text, expected) => {
		expect(found(text)).toEqual([expected]);
	});

	it("leaves ca- out of the span", () => {
		expect(extractIndicators("ca-pub-1234567890123456")[0]).toMatchObject({ start: 3, end: 23 });
	});

	it.each([
		"UA-123-1",
		"UA-12345678",
		"UA-12345678-12345",
		"XUA-12345678-1",
		"UA-12345678-1-2",
		"G-ABCDEFGHIJ",
		"G-1234567890",
		"G-4AB7CD90E",
		"G-4AB7CD90EF1",
		"g-4ab7cd90ef",
		"pub-123456789012345",
		"pub-12345678901234567",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
