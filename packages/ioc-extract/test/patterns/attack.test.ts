import { expect, it } from "vitest";
import { found } from "../found.js";

it("finds ids of every kind", () => {
	expect(found("T1059, T1059.001, T1059/003, TA0002, S0002, G0016, M1036, C0001, DS0024.")).toEqual([
		"attack T1059",
		"attack T1059.001",
		"attack T1059.003",
		"attack TA0002",
		"attack S0002",
		"attack G0016",
		"attack M1036",
		"attack C0001",
		"attack DS0024",
	]);
});

it("finds a technique in small letters", () => {
	expect(found("tagged attack.t1059.001 and t1566")).toEqual(["attack T1059.001", "attack T1566"]);
});

it.each(["T2059", "XT1059", "T10590", "G20 2020", "S2019", "T1059-x", "t10590", "g0016"])(
	"finds nothing in %s",
	(text) => {
		expect(found(text)).toEqual([]);
	},
);
