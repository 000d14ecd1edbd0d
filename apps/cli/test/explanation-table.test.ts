import { describe, expect, test } from "vitest";
import { renderExplanationTable } from "../src/render/explanation-table.js";
import { describeTerminal } from "../src/render/terminal.js";
import { textWidth } from "../src/render/text-width.js";
import { EXPLAINED_TEXT, SAMPLE_EXPLANATION, SAMPLED_TECHNIQUE } from "./sample-explanation.js";

const terminalOf = (columns: number, env: Record<string, string> = { LANG: "C.UTF-8" }) =>
	describeTerminal({
		env,
		columns,
		isTerminal: { stdin: true, stdout: true, stderr: true },
	} as unknown as Parameters<typeof describeTerminal>[0]);
const render = (columns: number, env?: Record<string, string>, explanation = SAMPLE_EXPLANATION) =>
	renderExplanationTable(explanation, {
		title: "otter.md",
		text: EXPLAINED_TEXT,
		terminal: terminalOf(columns, env),
	});

test("by hand, 80 columns wide, without colours", () => {
	expect(render(80, { LANG: "C.UTF-8", NO_COLOR: "1" })).toBe(
		`otter.md
2 sentences · sample-model 0.1.0 · ATT&CK 18.1 · seed 7

T1059.001  PowerShell  0.93 (reported)
  [sentence 0, +0.876] “The crew of the Sable Otter ran PowerShell.”
  sampled · shares of the probability · R² 0.88 · 1,000 samples · top three
  stable to 75 %
  +0.500  ██████████████  PowerShell
  -0.250  ░░░░░░░         crew
  +0.004  █               ran (within noise)
  Without the 2 words for it: 0.13. Without as many at random: 0.68.
  Rather than T1059.003 Windows Command Shell (0.12), told apart by:
  +0.400  ██████████████  PowerShell
  -0.100  ░░░░            ran
  ! Another seed may rank other words first.

T1105  Ingress Tool Transfer  0.02 (not reported)
  [sentence 1] “Later they went home to a <b>quiet</b> harbour.”
  exact · shares of the linear score · score -1.125
  -0.750  ░░░░░░░░░░░░░░  quiet

WARNINGS
  ! The text names T9999, which ATT&CK 18.1 does not have.
`,
	);
});

test("law: never wider than the terminal, plain ASCII without a UTF-8 locale, signs whatever the colour", () => {
	for (const columns of [40, 60, 79, 100, 200]) {
		for (const env of [
			{ LANG: "C.UTF-8", NO_COLOR: "1" },
			{ LANG: "C", NO_COLOR: "1" },
		]) {
			const lines = render(columns, env).split("\n");
			for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
			if (env.LANG === "C") expect(lines.join("").replaceAll("R²", "")).toMatch(/^[\x20-\x7e]*$/);
			expect(lines.filter((line) => /^ {2}[+-]\d\.\d{3} {2}/.test(line))).toHaveLength(6);
		}
	}
	const coloured = render(80, { LANG: "C.UTF-8", FORCE_COLOR: "1" });
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that colour
	expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(render(80, { LANG: "C.UTF-8", NO_COLOR: "1" }));
	expect(coloured).not.toBe(render(80, { LANG: "C.UTF-8", NO_COLOR: "1" }));
});

describe("what is not there", () => {
	test("says so", () => {
		expect(render(80, undefined, { ...SAMPLE_EXPLANATION, techniques: [], warnings: [] })).toContain(
			"No attack technique found. --technique names one",
		);
		const { runnerUp: _, ...alone } = SAMPLED_TECHNIQUE;
		const empty = { ...alone, explanation: { ...alone.explanation, features: [] } };
		const shown = render(80, undefined, { ...SAMPLE_EXPLANATION, techniques: [empty] });
		expect(shown).toContain("no words to explain");
		expect(shown).not.toContain("Rather than");
	});
});

test("what a report or model holds never acts on the terminal", () => {
	const evil = "\u001b[2J\u202Eevil";
	const technique = {
		...SAMPLED_TECHNIQUE,
		name: evil,
		explanation: {
			...SAMPLED_TECHNIQUE.explanation,
			features: [{ text: evil, weight: 1, standardError: 0, isBelowNoise: false, spans: [] }],
		},
		warnings: [{ code: "stated" as const, message: evil }],
	};
	const shown = renderExplanationTable(
		{
			...SAMPLE_EXPLANATION,
			techniques: [technique],
			warnings: [evil],
			model: { name: evil, version: "", sha256: "" },
		},
		{ title: evil, text: `${evil} `.repeat(9), terminal: terminalOf(80, { LANG: "C.UTF-8", NO_COLOR: "1" }) },
	);
	for (const acting of ["\u001b", "\u202E"]) expect(shown).not.toContain(acting);
	expect(shown).toContain("\uFFFD[2J\uFFFDevil");
});
