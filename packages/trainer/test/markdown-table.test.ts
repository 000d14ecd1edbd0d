import { expect, test } from "vitest";
import { renderTable } from "../src/markdown-table.js";

test("has titles, a rule and a line per row", () => {
	expect(renderTable(["Kind", "Texts"], [["stories", 3]])).toBe(
		"| Kind | Texts |\n|---|---|\n| stories | 3 |\n",
	);
	expect(renderTable(["Kind"], [])).toBe("| Kind |\n|---|\n");
});

test("keeps a row in one piece whatever stands in it", () => {
	expect(renderTable(["a"], [["x | y\r\nz"]])).toBe("| a |\n|---|\n| x \\| y z |\n");
});
