import { joinsNextLine, type Line } from "./line-join.js";
import { trimSpan } from "./white-space.js";

/** As many lines are looked at together to tell how wide the text was wrapped. */
const MAX_GROUP_LINES = 100;

const LINE_BREAK = /\r\n?|[\n\v\f\u2028\u2029]/g;

/**
 * Cuts a text at the line breaks that end a sentence: blank lines, page breaks, list items, headings, lines that
 * end in sentence punctuation. Lines wrapped inside running prose stay together.
 *
 * @returns spans without white space at their ends, in order; together they hold every other character
 */
export function* proseBlocks(text: string): Generator<{ start: number; end: number }> {
	let group: Line[] = [];
	for (const { line, endsParagraph } of lines(text)) {
		if (line.start < line.end) group.push(line);
		const isComplete = line.start === line.end || endsParagraph || group.length >= MAX_GROUP_LINES;
		if (!isComplete) continue;
		yield* joinLines(text, group);
		group = [];
	}
	yield* joinLines(text, group);
}

function* joinLines(text: string, group: readonly Line[]): Generator<{ start: number; end: number }> {
	const first = group[0];
	if (!first) return;
	const width = group.reduce((longest, line) => Math.max(longest, line.end - line.start), 0);
	let block = first;
	for (let index = 1; index < group.length; index++) {
		const line = group[index] as Line;
		if (joinsNextLine(text, group[index - 1] as Line, line, width)) {
			block = { start: block.start, end: line.end };
		} else {
			yield block;
			block = line;
		}
	}
	yield block;
}

function* lines(text: string): Generator<{ line: Line; endsParagraph: boolean }> {
	const lineBreak = new RegExp(LINE_BREAK);
	let start = 0;
	for (let match = lineBreak.exec(text); match; match = lineBreak.exec(text)) {
		const endsParagraph = match[0] === "\f" || match[0] === "\u2029";
		yield { line: trimSpan(text, start, match.index), endsParagraph };
		start = lineBreak.lastIndex;
	}
	yield { line: trimSpan(text, start, text.length), endsParagraph: true };
}
