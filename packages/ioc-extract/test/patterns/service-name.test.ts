import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("service name", () => {
	it.each([
		["It adds a service named WindUpdate.", "WindUpdate"],
		["Service name: windsvc", "windsvc"],
		["ServiceName = WindSvc", "WindSvc"],
		["created the service “Wind Update Helper.”", "Wind Update Helper"],
		["with the service name WndSvc", "WndSvc"],
		["with the service display name 'Wind Mill'", "Wind Mill"],
		["a new service called wind_42", "wind_42"],
	])("finds %s", (text, value) => {
		expect(found(text)).toEqual([`service ${value}`]);
	});

	it("gives the span between the quotes", () => {
		expect(extractIndicators('a service named "Wind 1"')[0]).toMatchObject({
			start: 17,
			end: 23,
			text: "Wind 1",
		});
	});

	it.each([
		"the service was restarted",
		"a cloud service provider",
		"stopped the service after an hour",
		"a service called on demand",
		"The services named above were stopped.",
		"a service named after the vendor",
		"The service principal name is long.",
		"services",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
