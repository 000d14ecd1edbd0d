import { expect, it } from "vitest";
import { found } from "../found.js";

it("finds addresses in three forms", () => {
	expect(found("00:00:5E:00:53:01 00-00-5e-00-53-02 0000.5e00.5303.")).toEqual([
		"mac 00:00:5e:00:53:01",
		"mac 00:00:5e:00:53:02",
		"mac 00:00:5e:00:53:03",
	]);
});

it.each([
	"00:00:5E:00:53",
	"00:00:5E:00:53:01:02",
	"00:00-5E:00:53:01",
	"20-23-01-02-03-04",
	"a00:00:5E:00:53:01",
])("finds nothing in %s", (text) => {
	expect(found(text)).toEqual([]);
});
