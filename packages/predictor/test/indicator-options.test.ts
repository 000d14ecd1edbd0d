import { combineWarningLists } from "@mapper/ioc-extract";
import { expect, it } from "vitest";
import { checkIndicatorOptions } from "../src/indicator-options.js";

type Given = Parameters<typeof checkIndicatorOptions>[0];

it.each<Given>([
	undefined,
	true,
	false,
	{},
	{ types: [] },
	{ types: ["ipv4", "sha256"], exclude: ["private", "warning-list", "warning-list:ours"], ports: true },
	{ warningLists: false },
	{ warningLists: combineWarningLists([]) },
	{ types: undefined, exclude: undefined, ports: undefined, warningLists: undefined },
])("takes %j", (indicators) => {
	expect(() => checkIndicatorOptions(indicators)).not.toThrow();
});

it.each([
	null,
	1,
	"ipv4",
	{ types: "ipv4" },
	{ types: ["ip"] },
	{ types: [null] },
	{ exclude: "private" },
	{ exclude: [1] },
	{ ports: 1 },
	{ warningLists: true },
	{ warningLists: null },
	{ warningLists: ["ours"] },
	{ warningLists: { lists: "ours" } },
])("refuses %j", (indicators) => {
	expect(() => checkIndicatorOptions(indicators as Given)).toThrow(
		expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID" }),
	);
});

it("names what is wrong", () => {
	expect(() => checkIndicatorOptions({ types: ["ip"] } as unknown as Given)).toThrow(
		/^Expected indicators\.types to be types among ipv4, .*, got "ip"\.$/,
	);
});
