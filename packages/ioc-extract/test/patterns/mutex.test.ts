import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("mutex", () => {
	it.each([
		['It creates the mutex "Global\\Wind_7f3".', "Global\\Wind_7f3"],
		["a mutex named WindMill42", "WindMill42"],
		["Mutex: northwindlock", "northwindlock"],
		["opens the “wind mill” mutex", "wind mill"],
		["uses 'windlock' as a mutex", "windlock"],
		['CreateMutexW(NULL, FALSE, "WindLock")', "WindLock"],
		[
			"a mutex object with the name {3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
			"{3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
		],
		["the mutex Local\\wind-a prevents", "Local\\wind-a"],
		["mutex = WIND_RUN;", "WIND_RUN"],
	])("finds %s", (text, value) => {
		expect(found(text)).toEqual([`mutex ${value}`]);
	});

	it("finds each of a list", () => {
		expect(found('The mutexes "wind-a", "wind-b" and "wind-c" are held.')).toEqual([
			"mutex wind-a",
			"mutex wind-b",
			"mutex wind-c",
		]);
	});

	it("gives the span between the quotes", () => {
		expect(extractIndicators('mutex "Wind 1" held')[0]).toMatchObject({ start: 7, end: 13, text: "Wind 1" });
	});

	it.each([
		"It creates a mutex to run once.",
		"checks the mutex before it starts",
		"a mutex named after the host",
		"mutexes are kernel objects",
		"the mutex at 0x7ffe0300",
		"'WindMill42' is no name of an object",
		'the mutex "never closed',
		"mutexes",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
