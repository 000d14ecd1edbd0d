import { expect, test } from "vitest";
import { renderCsvRow } from "../src/render/csv-row.js";

test("cells are quoted only where RFC 4180 asks for it", () => {
	expect(renderCsvRow(["a", 12, "b c", "d;e", "C:\\x"])).toBe("a,12,b c,d;e,C:\\x\r\n");
	expect(renderCsvRow(["a,b", 'say "x"', "two\nlines", ""])).toBe('"a,b","say ""x""","two\nlines",\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("%j is no formula any more", (cell) => {
	const row = renderCsvRow(["a", cell]);
	expect(row.startsWith(cell === "\rx" ? `a,"'\rx` : `a,'${cell}`)).toBe(true);
});

test("a formula with a comma is both", () => {
	expect(renderCsvRow(['=HYPERLINK("http://192.0.2.1","x")'])).toBe(
		`"'=HYPERLINK(""http://192.0.2.1"",""x"")"\r\n`,
	);
});

test("numbers and signs within stay", () => {
	expect(renderCsvRow([-1, "a=b", "a@b"])).toBe("-1,a=b,a@b\r\n");
});
