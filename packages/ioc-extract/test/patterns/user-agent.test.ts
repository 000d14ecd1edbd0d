import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

const BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

describe("user agent", () => {
	it.each([
		[`User-Agent: ${BROWSER}`, BROWSER],
		[`The request came from ${BROWSER}.`, BROWSER],
		['with the user agent "Wind Loader 1.0"', "Wind Loader 1.0"],
		["the user-agent string WindClient/2.1, then", "WindClient/2.1"],
		["a user agent of WindClient/2.1 (north; build 7)", "WindClient/2.1 (north; build 7)"],
		["User-Agent: Wind Agent\nAccept: */*", "Wind Agent"],
		["User-Agent: “Wind”", "Wind"],
		["user_agent=curl/8.1.0", "curl/8.1.0"],
	])("finds %j", (text, value) => {
		expect(found(text)).toEqual([`useragent ${value}`]);
	});

	it("keeps the versions inside to itself", () => {
		expect(found(`User-Agent: ${BROWSER} Chrome/99.0.4.51`)).toEqual([
			`useragent ${BROWSER} Chrome/99.0.4.51`,
		]);
	});

	it("gives the exact span", () => {
		expect(extractIndicators("UA: User-Agent: WindClient/2.1")[0]).toMatchObject({ start: 16, end: 30 });
	});

	it.each([
		"the user agent was changed",
		"user agents differ from browser to browser",
		"User-Agent: <random>",
		"User-Agent:",
		"the Mozilla Foundation",
		"User-Agent: a long sentence that tells what the client sends.",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
