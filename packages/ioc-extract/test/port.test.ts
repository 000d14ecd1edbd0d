import { expect, it } from "vitest";
import { readPort } from "../src/port.js";

it("reads a port and where it ends", () => {
	expect(readPort("host:8080 open", 4)).toEqual({ number: 8080, end: 9 });
	expect(readPort(":1", 0)).toEqual({ number: 1, end: 2 });
	expect(readPort(":65535/a", 0)).toEqual({ number: 65_535, end: 6 });
	expect(readPort(":443.", 0)).toEqual({ number: 443, end: 4 });
	expect(readPort(":443: open", 0)).toEqual({ number: 443, end: 4 });
});

it.each([":0", ":65536", ":123456", ":", ":80abc", ":80_a", ":80:90", ":80.5", ": 80", "80", ":-1"])(
	"reads none in %s",
	(text) => {
		expect(readPort(text, 0)).toBeUndefined();
	},
);

it("reads at the offset only", () => {
	expect(readPort("host :80", 4)).toBeUndefined();
	expect(readPort(":80", 3)).toBeUndefined();
});
