import type { EvaluationComparison } from "@mapper/trainer";
import { expect, test } from "vitest";
import { renderComparison } from "../src/render/evaluation-comparison.js";
import type { Terminal } from "../src/render/terminal.js";
import { describeTerminal } from "../src/render/terminal.js";

const place = {
	env: { LANG: "en_GB.UTF-8" },
	isTerminal: { stdin: false, stdout: false, stderr: false },
} as unknown as Parameters<typeof describeTerminal>[0];
const terminal: Terminal = describeTerminal(place);

const model = (version: string) => ({ name: "harbour-model", version, sha256: "ab".repeat(32) });
const comparison: EvaluationComparison = {
	a: model("1.0.0"),
	b: model("1.1.0"),
	sets: [
		{
			set: "procedures",
			texts: 1234,
			units: 60,
			onlyInA: 1,
			onlyInB: 0,
			labelsDiffer: 2,
			figures: [
				{
					figure: "microF1",
					a: 0.7004,
					b: 0.7351,
					difference: 0.0347,
					interval: [0.0112, 0.0561],
					verdict: "better",
				},
				{
					figure: "hitAt5",
					a: 0.9,
					b: 0.8999,
					difference: -0.0001,
					interval: [-0.02, 0],
					verdict: "no difference shown",
				},
			],
		},
		{ set: "stories", texts: 0, units: 0, onlyInA: 0, onlyInB: 3, labelsDiffer: 0, figures: [] },
	],
	missing: [{ set: "quiet", from: "b" }],
};

test("shows both figures, the difference, its interval and the verdict", () => {
	expect(
		renderComparison(comparison, ["old", "new/evaluation.json"], terminal),
	).toBe(`A: old · harbour-model 1.0.0
B: new/evaluation.json · harbour-model 1.1.0

procedure examples · 1,234 texts in 60 units
Only in A, not counted: 1 text.
Other labels in A; those of B count: 2 texts.
FIGURE    A      B      B - A   95 % INTERVAL     VERDICT
micro F1  0.700  0.735  +0.035  [+0.011, +0.056]  better
hit@5     0.900  0.900  -0.000  [-0.020, 0.000]   no difference shown

incident stories · no text in common
Only in B, not counted: 3 texts.

B has no texts in which nobody attacks: not compared.

95 % intervals of B - A by paired bootstrap over units: reports, software and groups, stories. Of
twenty figures without a difference, about one will seem to have one.
`);
});

test("a name from a file does not act on the terminal", () => {
	const hostile = { ...comparison, a: { ...comparison.a, name: "x\u001b[2J" } };
	expect(renderComparison(hostile, ["old\u001b[1m", "new"], terminal)).not.toContain("\u001b");
});
