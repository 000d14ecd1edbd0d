import { createHash } from "node:crypto";
import type { ExplainedWord, ReportExplanation, RunnerUp, TechniqueExplanation } from "@mapper/predictor";
import { howToRead } from "./explanation-how-to-read.js";
import { PAGE_STYLE } from "./explanation-page-style.js";
import type { ExplanationOptions } from "./explanation-table.js";
import { deletionFact, largestWeight, qualityFacts, statusOf } from "./explanation-words.js";
import { type Html, html } from "./html.js";
import { markText } from "./marked-text.js";

/** Longer texts are not repeated whole for each technique. */
const MAX_WHOLE_TEXT = 60_000;

/** One page with everything in it: no script, and a policy under which a browser fetches nothing. */
export function renderExplanationHtml(
	explanation: ReportExplanation,
	{ title, text }: Pick<ExplanationOptions, "title" | "text">,
): string {
	const { document, model, attack, seed, techniques, warnings } = explanation;
	const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(PAGE_STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
	const scope =
		document.sentence === undefined
			? `${document.sentences} sentences`
			: `sentence ${document.sentence} of ${document.sentences} alone`;
	const facts = `${scope} · ${model.name} ${model.version} · ATT&CK ${attack.version} · seed ${seed}`;
	const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}: why these techniques</title>
<style>${{ markup: PAGE_STYLE }}</style>
</head>
<body>
<header>
<h1>${title}: why these techniques</h1>
<p class="soft">${facts}</p>
</header>
<main>
${techniques.length > 0 ? techniques.map((technique) => techniqueCard(technique, text)) : html`<p>No attack technique found.</p>`}
${warnings.map((warning) => html`<p class="warning">! ${warning}</p>\n`)}
</main>
${howToRead(techniques)}
</body>
</html>
`;
	return page.markup;
}

function techniqueCard(technique: TechniqueExplanation, text: string): Html {
	const { id, name, probability, explanation, sentences, runnerUp, warnings } = technique;
	const deletion = deletionFact(technique);
	return html`<section class="card" aria-labelledby="${id}">
<div class="head"><h2 id="${id}">${id} ${name}</h2><span class="probability">${Math.round(probability * 100)} % · ${statusOf(technique)}</span></div>
${explanation.features.length > 0 ? html`<p class="soft">${qualityFacts(technique).join(" · ")}</p>` : html`<p class="soft">No words to explain.</p>`}
${warnings.map(({ message }) => html`<p class="warning">! ${message}</p>\n`)}
${[...sentences]
	.sort((a, b) => a.start - b.start)
	.map(
		(
			sentence,
		) => html`<p class="soft">Sentence ${sentence.sentence}, ${Math.round(sentence.confidence * 100)} % alone</p>
<div class="text">${markText(text, sentence, explanation.features)}</div>
`,
	)}
${explanation.features.length > 0 ? wordTable("What each word adds", ["Against", "For"], explanation.features) : []}
${deletion === undefined ? [] : html`<p>${deletion}</p>`}
${runnerUp ? runnerUpPart(technique, runnerUp) : []}
${text.length <= MAX_WHOLE_TEXT && sentences.length > 0 ? wholeText(text, explanation.features) : []}
</section>
`;
}

function runnerUpPart({ id }: TechniqueExplanation, runnerUp: RunnerUp): Html {
	const { id: otherId, name, probability, tellApart } = runnerUp;
	return html`<h3>Runner-up: ${otherId} ${name}, ${Math.round(probability * 100)} %</h3>
${tellApart.length > 0 ? wordTable("Words that tell the two apart", [`For ${otherId}`, `For ${id}`], tellApart) : []}
`;
}

function wordTable(caption: string, sides: readonly [string, string], words: readonly ExplainedWord[]): Html {
	const largest = largestWeight(words);
	return html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col" class="word">Word</th><th scope="col" class="number">Weight</th><th scope="col" class="side">${sides[0]} ◂ ▸ ${sides[1]}</th></tr></thead>
<tbody>
${words.map((word) => wordRow(word, largest))}</tbody>
</table>
`;
}

function wordRow({ text, weight, standardError, isBelowNoise }: ExplainedWord, largest: number): Html {
	const length = Math.round((Math.abs(weight) / largest) * 490) / 10;
	const sign = weight < 0 ? "−" : "+";
	const error = standardError > 0 ? html` <span class="soft">±${standardError.toFixed(3)}</span>` : [];
	// A filled bar to the right speaks for, a hollow one to the left against.
	const bar =
		weight < 0
			? html`<rect class="against" x="${Math.round((50 - length) * 10) / 10}" y="2" width="${length}" height="8"/>`
			: html`<rect class="for" x="50" y="1" width="${length}" height="10"/>`;
	return html`<tr><td class="word">${text}${isBelowNoise ? html` <span class="soft">(within noise)</span>` : []}</td><td class="number">${sign}${Math.abs(weight).toFixed(3)}${error}</td><td><svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="axis" x="49.8" y="0" width="0.4" height="12"/>${bar}</svg></td></tr>
`;
}

function wholeText(text: string, words: readonly ExplainedWord[]): Html {
	return html`<details><summary>The whole text</summary>
<div class="text">${markText(text, { start: 0, end: text.length }, words)}</div>
</details>`;
}
