/** A fenced code block of a Markdown file. */
export interface MarkdownBlock {
	/** What stands after the opening fence, such as `js`; empty when nothing does. */
	readonly language: string;
	readonly code: string;
	/** Line of the opening fence, from 1. */
	readonly line: number;
	/** The `text` block after it, with at most one line of prose between: what the block prints. */
	readonly output?: string;
	/** N of a paragraph that starts with "Exit code N" after the block and its output; else 0. */
	readonly exitCode: number;
}

interface Fence {
	readonly language: string;
	readonly code: string;
	/** Index of the opening fence and of the line after the closing one. */
	readonly start: number;
	readonly end: number;
}

/** Finds the fenced blocks of a Markdown text, in order. A `text` block that is an output is no block of its own. */
export function findBlocks(markdown: string): MarkdownBlock[] {
	const lines = markdown.split(/\r?\n/);
	const fences = findFences(lines);
	const blocks: MarkdownBlock[] = [];
	for (let i = 0; i < fences.length; i++) {
		const fence = fences[i]!;
		const next = fences[i + 1];
		const proseBetween = next && lines.slice(fence.end, next.start).filter((line) => line.trim() !== "");
		const hasOutput =
			fence.language !== "text" && next?.language === "text" && (proseBetween?.length ?? 0) <= 1;
		if (hasOutput) i++;
		const after = lines.slice(hasOutput ? next.end : fence.end).find((line) => line.trim() !== "");
		blocks.push({
			language: fence.language,
			code: fence.code,
			line: fence.start + 1,
			output: hasOutput ? next.code : undefined,
			exitCode: Number(/^Exit code (\d+)/.exec(after ?? "")?.[1] ?? 0),
		});
	}
	return blocks;
}

function findFences(lines: readonly string[]): Fence[] {
	const fences: Fence[] = [];
	for (let start = 0; start < lines.length; start++) {
		const opening = /^```(\S*)/.exec(lines[start]!);
		if (!opening) continue;
		let end = start + 1;
		while (end < lines.length && !lines[end]!.startsWith("```")) end++;
		fences.push({ language: opening[1]!, code: lines.slice(start + 1, end).join("\n"), start, end: end + 1 });
		start = end;
	}
	return fences;
}
