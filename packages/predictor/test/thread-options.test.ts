import { combineWarningLists, readWarningList } from "@mapper/ioc-extract";
import { expect, it } from "vitest";
import { packOptions, unpackOptions } from "../src/thread-options.js";

const list = readWarningList({ name: "ours", type: "hostname", version: 1, list: ["example.org"] });

it("takes warning lists through a structured clone", () => {
	const { signal } = new AbortController();
	const warningLists = combineWarningLists([list]);
	const options = { topK: 3, indicators: { ports: true, warningLists }, signal };
	const { indicators, ...rest } = unpackOptions(structuredClone(packOptions(options)));
	expect(rest).toEqual({ topK: 3 });
	if (typeof indicators !== "object" || !indicators.warningLists) throw new Error("no lists");
	expect(indicators.ports).toBe(true);
	expect(indicators.warningLists.lists).toEqual([list]);
	expect(indicators.warningLists.match({ type: "domain", value: "www.example.org" })).toEqual(["ours"]);
	expect(options.indicators.warningLists).toBe(warningLists);
});

it.each([undefined, true, false, {}, { types: ["cve"] as const }, { warningLists: false as const }])(
	"leaves %j as it is",
	(indicators) => {
		expect(unpackOptions(structuredClone(packOptions({ topK: 1, indicators })))).toEqual({
			topK: 1,
			indicators,
		});
	},
);
