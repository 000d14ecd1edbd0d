import type { HeldBackTechnique, ReportMapping } from "@mapper/predictor";
import { describe, expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { heldBackLines } from "../src/render/held-back-lines.js";
import { renderMappingTable } from "../src/render/mapping-table.js";
import { describeTerminal } from "../src/render/terminal.js";
import { textWidth } from "../src/render/text-width.js";
import { SAMPLE_MAPPING } from "./sample-mapping.js";

const TEXT =
	"In the drill of the northern port the red team would dump LSASS. " +
	"An attacker could run a script from the share to start the next stage on every host.";

const at = (part: string) => {
	const start = TEXT.indexOf(part);
	return { start, end: start + part.length };
};

const HELD_BACK: readonly HeldBackTechnique[] = [
	{
		id: "T1003.001",
		name: "LSASS Memory",
		confidence: 0.0449,
		confidenceIfReported: 0.9051,
		evidence: [
			{
				...at("In the drill of the northern port the red team would dump LSASS."),
				confidence: 0.9,
				behaviour: 0.046,
			},
			{ ...at("An attacker could"), confidence: 0.5, behaviour: 0.9 },
		],
	},
	{
		id: "T1059",
		name: "Command and Scripting Interpreter",
		confidence: 0.2,
		confidenceIfReported: 0.5,
		evidence: [
			{
				...at("An attacker could run a script from the share to start the next stage on every host."),
				confidence: 0.5,
				behaviour: 1,
			},
		],
	},
];

const DOCUMENT = { characters: TEXT.length, sentences: 2, behaviour: 0.078 };

function render(
	columns: number,
	mapping: Pick<ReportMapping, "heldBack" | "document"> = { heldBack: HELD_BACK, document: DOCUMENT },
	{ text = TEXT, env = { LANG: "C.UTF-8" } } = {},
): string {
	const isTerminal = { stdin: true, stdout: true, stderr: true };
	const terminal = describeTerminal({ env, columns, isTerminal } as unknown as CliContext, { color: false });
	return heldBackLines(mapping, { title: "drill.md", text, terminal, nameOf: () => undefined }).join("\n");
}

describe("heldBackLines", () => {
	test("60 columns: the name gives way to the figures", () => {
		expect(render(60)).toBe(`HELD BACK (whole text: 8 % sure that somebody acts)
T1003.001  LSASS Memory  0.04, 0.91 if somebody acted
           [acts: 5 %] “In the drill of the northern port…”
T1059      Command and Script…  0.20, 0.50 if somebody acted
           [acts: 100 %] “An attacker could run a script f…”`);
	});

	test("80 columns", () => {
		expect(render(80)).toBe(`HELD BACK (whole text: 8 % sure that somebody acts)
T1003.001  LSASS Memory  0.04, 0.91 if somebody acted
           [acts: 5 %] “In the drill of the northern port the red team would d…”
T1059      Command and Scripting Interpreter  0.20, 0.50 if somebody acted
           [acts: 100 %] “An attacker could run a script from the share to sta…”`);
	});

	test("only ASCII where the locale is not UTF-8", () => {
		const lines = render(60, undefined, { env: { LANG: "C" } });
		expect(lines).toMatch(/^[\n\x20-\x7e]*$/);
		expect(lines).toContain("T1059      Command and Scri...  0.20, 0.50 if somebody acted\n");
	});

	test("nothing held back is said, and nothing when it was not asked for", () => {
		expect(render(80, { heldBack: [], document: { ...DOCUMENT, behaviour: 0.956 } })).toBe(
			"HELD BACK (whole text: 96 % sure that somebody acts)\nnothing",
		);
		expect(render(80, { document: { characters: 1, sentences: 1 } })).toBe("");
	});

	test("a mapping without the whole text's probability has a plain title", () => {
		expect(render(80, { heldBack: [], document: { characters: 1, sentences: 1 } })).toBe(
			"HELD BACK\nnothing",
		);
	});

	test("no line is wider than the terminal or acts on it, whatever the text", () => {
		const text = `${"漢字👩‍💻".repeat(200)} \u001b[31m\u202e`;
		const heldBack = [
			{
				...HELD_BACK[0]!,
				id: "T1\u001b".repeat(30),
				name: "名前\u009b".repeat(40),
				evidence: [{ start: 0, end: text.length, confidence: 1, behaviour: 1 }],
			},
		];
		for (const columns of [40, 60, 80, 120, 200]) {
			const lines = render(columns, { heldBack, document: DOCUMENT }, { text }).split("\n");
			for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
			expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
		}
	});
});

test("the table has it between candidates and indicators", () => {
	const isTerminal = { stdin: true, stdout: true, stderr: true };
	const terminal = describeTerminal(
		{ env: { LANG: "C.UTF-8" }, columns: 80, isTerminal } as unknown as CliContext,
		{ color: false },
	);
	const mapping = {
		...SAMPLE_MAPPING,
		document: { ...SAMPLE_MAPPING.document, behaviour: 0.078 },
		heldBack: HELD_BACK.slice(0, 1),
	};
	const table = renderMappingTable(mapping, { title: "t", text: TEXT, terminal, nameOf: () => undefined });
	expect(table.match(/(?<=\n\n)[A-Z]+ ?[A-Z]+(?=$| \()/gm)).toEqual([
		"ALSO CONSIDERED",
		"HELD BACK",
		"INDICATORS",
		"WARNINGS",
	]);
	expect(table).toContain(
		"\n\nHELD BACK (whole text: 8 % sure that somebody acts)\nT1003.001  LSASS Memory  ",
	);
});
