import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { describeBytes, groupDigits, renderColumns } from "../src/render/columns.js";
import { describeTerminal } from "../src/render/terminal.js";

const terminal = describeTerminal(
	{
		env: { LANG: "C.UTF-8" },
		columns: 40,
		isTerminal: { stdin: true, stdout: true, stderr: true },
	} as unknown as CliContext,
	{ color: false },
);

test("numbers stand right, the last column is cut to the width", () => {
	expect(
		renderColumns(
			["NAME", "N", "NOTE"],
			[
				["東", 1234, "short"],
				["long name", 5, "n".repeat(40)],
			],
			terminal,
		),
	).toBe(
		["NAME           N  NOTE", "東         1,234  short", `long name      5  ${"n".repeat(21)}…`].join("\n"),
	);
});

test.each([
	[999, "999 bytes"],
	[1000, "1.0 kB"],
	[3_456_789, "3.5 MB"],
	[5e12, "5000.0 GB"],
])("%i bytes", (bytes, expected) => {
	expect(describeBytes(bytes)).toBe(expected);
});

test("digits in groups of three", () => {
	expect([0, 999, 1000, 1234567].map(groupDigits)).toEqual(["0", "999", "1,000", "1,234,567"]);
});
