import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractIndicators } from "../src/index.js";

interface GoldItem {
	readonly id: string;
	readonly text: string;
	readonly indicators: readonly { readonly type: string; readonly value: string; readonly text: string }[];
}

/** Texts and what stands in them, written by hand from the specification, without a look at what the code gives. */
function readGold(name: string): GoldItem[] {
	const lines = readFileSync(new URL(`gold/${name}`, import.meta.url), "utf8")
		.trim()
		.split("\n");
	return lines.map((line) => JSON.parse(line));
}

/** Each indicator with its offset: the next occurrence of its text behind the one before. */
function expectedIn({ text, indicators }: GoldItem): string[] {
	let from = 0;
	return indicators.map((indicator) => {
		const start = text.indexOf(indicator.text, from);
		from = start + indicator.text.length;
		return `${start}-${from} ${indicator.type} ${indicator.value}`;
	});
}

describe.each(["items-a.jsonl", "items-b.jsonl", "items-c.jsonl", "items-d.jsonl", "items-e.jsonl"])(
	"gold set %s",
	(name) => {
		it.each(readGold(name).map((item) => [item.id, item] as const))("%s", (_, item) => {
			const found = extractIndicators(item.text).map(
				({ type, value, start, end }) => `${start}-${end} ${type} ${value}`,
			);
			expect(found).toEqual(expectedIn(item));
		});
	},
);
