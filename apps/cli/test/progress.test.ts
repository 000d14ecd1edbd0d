import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { createProgress } from "../src/progress.js";

/** Updates at these times, and what was written. */
function updateAt(times: number[], isTerminal = true): string[] {
	const written: string[] = [];
	let time = 0;
	const context = {
		stderr: { write: (text: string) => written.push(text) },
		isTerminal: { stderr: isTerminal },
		columns: 10,
	} as unknown as CliContext;
	const progress = createProgress(context, () => time);
	for (time of times) progress.update(`at ${time} of many`);
	progress.clear();
	return written;
}

test("shows nothing in the first second, then not more often than five times a second", () => {
	expect(updateAt([10, 999])).toEqual([]);
	expect(updateAt([1000, 1100, 1250])).toEqual([
		"\r\u001b[2Kat 1000 o",
		"\r\u001b[2Kat 1250 o",
		"\r\u001b[2K",
	]);
});

test("shows nothing where there is no terminal", () => {
	expect(updateAt([5000], false)).toEqual([]);
});
