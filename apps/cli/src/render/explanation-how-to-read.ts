import type { TechniqueExplanation } from "@mapper/predictor";
import { type Html, html } from "./html.js";

/** What a reader must know, for the kinds of explanation that are on the page. */
export function howToRead(techniques: readonly TechniqueExplanation[]): Html {
	const isSampled = techniques.some(({ method }) => method !== "exact");
	const isExact = techniques.some(({ method }) => method === "exact");
	return html`<footer class="card">
<h2>How to read this</h2>
<dl>
<dt>Percentages</dt><dd>The model's calibrated probability that the text describes the technique. A share of what is reported at 80 % is wrong: about one in five.</dd>
<dt>Shaded words</dt><dd>The stronger the shade, the more the word counts; what counts least is not shaded. A plain underline and <sup>+</sup>: it speaks for the technique. A wavy underline and <sup>−</sup>: against it. Bars: filled to the right for, hollow to the left against. An indicator counts as one word.</dd>
${
	isSampled
		? html`<dt>Shares of the probability</dt><dd>Words were taken away at random, the whole text was weighed again, and a linear model was fitted to the answers. A weight is what the word's presence adds. R² tells how much of the answers these weights explain: near 1 is good, below 0.5 they explain less than half. ± is how much a weight varies from seed to seed; words within noise may be chance.</dd>
<dt>Stable</dt><dd>How much of the ranking another draw of samples would keep.</dd>
`
		: []
}
${
	isExact
		? html`<dt>Shares of the linear score</dt><dd>What the words of one sentence add to the model's first score, exactly. The score is where the decision begins: wording, calibration and the other sentences come after it. −1 is a clear no, +1 a clear yes.</dd>
`
		: []
}<dt>Runner-up</dt><dd>The technique the best sentence could most easily be taken for, of those not reported. The words listed weigh most differently for the two.</dd>
<dt>What this is not</dt><dd>An explanation tells what the model looked at, not that the statement is true.</dd>
</dl>
</footer>`;
}
