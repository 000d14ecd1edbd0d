import type { Change } from "../defang-form.js";
import { OffsetMap } from "../offset-map.js";

/**
 * Reads what starts at, or is announced by, one character of a text.
 *
 * @param copied nothing before this offset may change any more
 * @returns changes in the order of the text
 */
export type ReadChanges = (text: string, at: number, copied: number) => readonly Change[] | undefined;

/** What is worth a look, and who looks at it. */
export interface Readers {
	/** Finds the characters to look at; global, each match of one character. */
	readonly trigger: RegExp;
	/** The reader of a character that the trigger found. */
	readerOf(character: string): ReadChanges;
}

/** Applies the changes that readers find in one pass over a text, and keeps the way back. */
export function rewrite(text: string, { trigger, readerOf }: Readers): { text: string; map: OffsetMap } {
	const map = new OffsetMap();
	const pieces: string[] = [];
	let copied = 0;
	let length = 0;
	trigger.lastIndex = 0;
	for (let match = trigger.exec(text); match; match = trigger.exec(text)) {
		const at = match.index;
		const changes = readerOf(match[0])(text, at, copied);
		if (!changes) continue;
		for (const change of changes) {
			const { start, end, replacement } = change;
			if (start < copied) continue;
			pieces.push(text.slice(copied, start), replacement);
			length += start - copied;
			map.add(change, length, length + replacement.length);
			length += replacement.length;
			copied = end;
		}
		trigger.lastIndex = Math.max(copied, at + 1);
	}
	if (map.isEmpty) return { text, map };
	pieces.push(text.slice(copied));
	return { text: pieces.join(""), map };
}
