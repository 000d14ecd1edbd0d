import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { renderExplanationHtml } from "../src/render/explanation-html.js";
import { EXPLAINED_TEXT, SAMPLE_EXPLANATION, SAMPLED_TECHNIQUE } from "./sample-explanation.js";

const page = renderExplanationHtml(SAMPLE_EXPLANATION, { title: "otter.md", text: EXPLAINED_TEXT });

test("holds what an analyst needs, in words", () => {
	for (const part of [
		"<title>otter.md: why these techniques</title>",
		"2 sentences · sample-model 0.1.0 · ATT&amp;CK 18.1 · seed 7",
		'<h2 id="T1059.001">T1059.001 PowerShell</h2>',
		"93 % · reported",
		"sampled · shares of the probability · R² 0.88 · 1,000 samples · top three stable to 75 %",
		"! Another seed may rank other words first.",
		'title="+0.500, for">PowerShell<sup>+</sup></mark>',
		'title="−0.250, against">crew<sup>−</sup></mark>',
		'+0.500 <span class="soft">±0.012</span>',
		'ran <span class="soft">(within noise)</span>',
		"Without the 2 words for it: 0.13. Without as many at random: 0.68.",
		"Runner-up: T1059.003 Windows Command Shell, 12 %",
		"For T1059.003 ◂ ▸ For T1059.001",
		"2 % · not reported",
		"exact · shares of the linear score · score -1.125",
		"&lt;b&gt;",
		"! The text names T9999, which ATT&amp;CK 18.1 does not have.",
		"How to read this",
	]) {
		expect(page).toContain(part);
	}
});

test("bars by hand: filled to the right for, hollow to the left against", () => {
	expect(page).toContain('<rect class="for" x="50" y="1" width="49" height="10"/>');
	expect(page).toContain('<rect class="against" x="25.5" y="2" width="24.5" height="8"/>');
});

test("needs no script and fetches nothing: its policy allows its own style alone", () => {
	expect(page).not.toMatch(
		/<script|<link|<img|<iframe|javascript:|\son\w+=|@import|url\(|style="|https?:\/\//i,
	);
	const style = /<style>([\s\S]*)<\/style>/.exec(page)![1]!;
	const hash = createHash("sha256").update(style).digest("base64");
	expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;;`);
	expect(style).toContain("prefers-color-scheme: dark");
	expect(style).toContain("@media print");
});

test("nothing from a report becomes markup", () => {
	const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
	const technique = {
		...SAMPLED_TECHNIQUE,
		name: evil,
		warnings: [{ code: "stated" as const, message: evil }],
		runnerUp: { ...SAMPLED_TECHNIQUE.runnerUp!, name: evil },
		explanation: {
			...SAMPLED_TECHNIQUE.explanation,
			features: [
				{
					text: evil,
					weight: 1,
					standardError: 0,
					isBelowNoise: false,
					spans: [{ start: 0, end: evil.length }],
				},
			],
		},
		sentences: [{ sentence: 0, start: 0, end: evil.length, confidence: 1 }],
	};
	const hostile = renderExplanationHtml(
		{
			...SAMPLE_EXPLANATION,
			techniques: [technique],
			warnings: [evil],
			model: { name: evil, version: evil, sha256: "" },
		},
		{ title: evil, text: evil },
	);
	expect(hostile).not.toMatch(/<script|<img/);
	expect(hostile.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(7);
});

test("says when there is nothing, leaves a very long text out, explains only the kinds that are there", () => {
	const none = renderExplanationHtml({ ...SAMPLE_EXPLANATION, techniques: [] }, { title: "t", text: "" });
	expect(none).toContain("No attack technique found.");
	expect(page).toContain("The whole text");
	const long = renderExplanationHtml(SAMPLE_EXPLANATION, {
		title: "t",
		text: EXPLAINED_TEXT + "x".repeat(100_000),
	});
	expect(long).not.toContain("The whole text");
	const sampled = { ...SAMPLE_EXPLANATION, techniques: [SAMPLED_TECHNIQUE] };
	const only = renderExplanationHtml(sampled, { title: "t", text: EXPLAINED_TEXT });
	expect(only).not.toContain("<dt>Shares of the linear score");
	expect(page).toContain("<dt>Shares of the linear score");
});
