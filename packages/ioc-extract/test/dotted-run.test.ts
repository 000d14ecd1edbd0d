import { expect, it } from "vitest";
import { forEachDottedRun } from "../src/dotted-run.js";

function runsOf(text: string): string[] {
	const runs: string[] = [];
	forEachDottedRun(text, (start, end) => runs.push(text.slice(start, end)));
	return runs;
}

it("visits labels joined by single dots", () => {
	expect(runsOf("see a.example, b-c.d.example. End")).toEqual(["a.example", "b-c.d.example"]);
	expect(runsOf("a..b wait...what .net x.")).toEqual([]);
});

it("leaves hyphens and Markdown underscores at the ends out", () => {
	expect(runsOf("--a.example- _b.txt_ _dmarc.c.example")).toEqual(["a.example", "b.txt", "_dmarc.c.example"]);
});

it("ends at a change between ASCII and Chinese, not at a dot", () => {
	expect(runsOf("访问a.example获取 例え.jp")).toEqual(["a.example", "例え.jp"]);
});

it("skips runs longer than any name", () => {
	expect(runsOf(`${"a.".repeat(200)}b c.example`)).toEqual(["c.example"]);
});
