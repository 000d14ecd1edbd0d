import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { describeTerminal, type TerminalOptions } from "../src/render/terminal.js";

const describeAs = (env: CliContext["env"], isTerminal = true, options?: TerminalOptions, columns = 72) => {
	const { width, symbols, style } = describeTerminal(
		{ env, columns, isTerminal: { stdin: true, stdout: isTerminal, stderr: true } } as CliContext,
		options,
	);
	return { width, hasColor: style("bold", "x") !== "x", hasUnicode: symbols.full === "█" };
};
const UTF8 = { LANG: "de_DE.UTF-8", TERM: "xterm" };

test("a colour terminal with a UTF-8 locale", () => {
	expect(describeAs(UTF8)).toEqual({ width: 72, hasColor: true, hasUnicode: true });
});

test.each([
	["a pipe", UTF8, false, {}, { width: 100, hasColor: false, hasUnicode: true }],
	["a file", UTF8, true, { isFile: true }, { width: 100, hasColor: false, hasUnicode: true }],
	["NO_COLOR", { ...UTF8, NO_COLOR: "1" }, true, {}, { width: 72, hasColor: false, hasUnicode: true }],
	[
		"--no-color",
		{ ...UTF8, FORCE_COLOR: "1" },
		true,
		{ color: false },
		{ width: 72, hasColor: false, hasUnicode: true },
	],
	["FORCE_COLOR", { ...UTF8, FORCE_COLOR: "1" }, false, {}, { width: 100, hasColor: true, hasUnicode: true }],
	["a dumb terminal", { ...UTF8, TERM: "dumb" }, true, {}, { width: 72, hasColor: false, hasUnicode: false }],
	["the C locale", { LANG: "C" }, true, {}, { width: 72, hasColor: true, hasUnicode: false }],
	[
		"LC_ALL before LANG",
		{ ...UTF8, LC_ALL: "POSIX" },
		true,
		{},
		{ width: 72, hasColor: true, hasUnicode: false },
	],
])("%s", (_, env, isTerminal, options, expected) => {
	expect(describeAs(env, isTerminal, options)).toEqual(expected);
});

test("a very narrow terminal is taken as forty columns wide", () => {
	expect(describeAs(UTF8, true, {}, 10).width).toBe(40);
});
