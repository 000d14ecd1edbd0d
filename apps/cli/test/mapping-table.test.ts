import { describe, expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { renderMappingTable } from "../src/render/mapping-table.js";
import { describeTerminal } from "../src/render/terminal.js";
import { textWidth } from "../src/render/text-width.js";
import { SAMPLE_MAPPING, SAMPLE_TEXT, technique } from "./sample-mapping.js";

function render(
	columns: number,
	mapping = SAMPLE_MAPPING,
	text = SAMPLE_TEXT,
	env = { LANG: "C.UTF-8" },
): string {
	const isTerminal = { stdin: true, stdout: true, stderr: true };
	const terminal = describeTerminal({ env, columns, isTerminal } as unknown as CliContext, { color: false });
	const nameOf = (id: string) => (id === "T1204.002" ? "Malicious File" : undefined);
	return renderMappingTable(mapping, { title: "otter.md", text, terminal, nameOf });
}

describe("renderMappingTable", () => {
	test("60 columns", () => {
		expect(render(60)).toBe(`otter.md
4 sentences · sample-model 0.1.0 · ATT&CK 18.1

ID         TECHNIQUE            TACTIC            CONFIDENCE
T1003.001  LSASS Memory         credential-acce…  █████ 0.97
           “Later they read the memory of LSASS.”
T1059      Command and Script…  execution         █████ 0.90
           [stated] “See T1059 for the rest.”
T1059.001  └ PowerShell         execution         █████ 0.93
           “The crew of the Sable Otter opened a lure and…”
T1053.005  Scheduled Task       execution, pers…  ██░░░ 0.31
           [few-shot] “The crew of the Sable Otter opened…”

ALSO CONSIDERED
T1204.002  Malicious File  0.22
T9999                      0.13

INDICATORS
ipv4  203[.]0[.]113[.]9 (2 times, documentation)

WARNINGS
The text was cut at 1,000,000 characters, so that what
follows is not part of this mapping at all.
`);
	});

	test("80 columns", () => {
		expect(render(80)).toBe(`otter.md
4 sentences · sample-model 0.1.0 · ATT&CK 18.1

ID         TECHNIQUE                       TACTIC                  CONFIDENCE
T1003.001  LSASS Memory                    credential-access       ████████ 0.97
           “Later they read the memory of LSASS.”
T1059      Command and Scripting Interpr…  execution               ███████░ 0.90
           [stated] “See T1059 for the rest.”
T1059.001  └ PowerShell                    execution               ███████░ 0.93
           “The crew of the Sable Otter opened a lure and ran PowerShell with…”
T1053.005  Scheduled Task                  execution, persistenc…  ██░░░░░░ 0.31
           [few-shot] “The crew of the Sable Otter opened a lure and ran Power…”

ALSO CONSIDERED
T1204.002  Malicious File  0.22
T9999                      0.13

INDICATORS
ipv4  203[.]0[.]113[.]9 (2 times, documentation)

WARNINGS
The text was cut at 1,000,000 characters, so that what follows is not part of
this mapping at all.
`);
	});

	test("120 columns: technique, tactic and bar have room", () => {
		expect(render(120)).toBe(`otter.md
4 sentences · sample-model 0.1.0 · ATT&CK 18.1

ID         TECHNIQUE                          TACTIC                                CONFIDENCE
T1003.001  LSASS Memory                       credential-access                     ██████████ 0.97
           “Later they read the memory of LSASS.”
T1059      Command and Scripting Interpreter  execution                             █████████░ 0.90
           [stated] “See T1059 for the rest.”
T1059.001  └ PowerShell                       execution                             █████████░ 0.93
           “The crew of the Sable Otter opened a lure and ran PowerShell with an encoded command that pulled a second…”
T1053.005  Scheduled Task                     execution, persistence, privilege-e…  ███░░░░░░░ 0.31
           [few-shot] “The crew of the Sable Otter opened a lure and ran PowerShell with an encoded command that pulle…”

ALSO CONSIDERED
T1204.002  Malicious File  0.22
T9999                      0.13

INDICATORS
ipv4  203[.]0[.]113[.]9 (2 times, documentation)

WARNINGS
The text was cut at 1,000,000 characters, so that what follows is not part of this mapping at all.
`);
	});

	test("only ASCII where the locale is not UTF-8", () => {
		const table = render(80, SAMPLE_MAPPING, SAMPLE_TEXT, { LANG: "C" });
		expect(table).toMatch(/^[\n\x20-\x7e]*$/);
		expect(table).toContain(
			"T1059      Command and Scripting Inter...  execution               #######. 0.90\n",
		);
	});

	test("no line is wider than the terminal, whatever the text", () => {
		const text = `${"漢字👩‍💻".repeat(500)} \u001b[31m\u202e${"\u0301".repeat(500)}`;
		const evidence = [{ start: 0, end: text.length, confidence: 1 }];
		const wide = technique({
			id: "T1059.001",
			name: "名前".repeat(40),
			tactics: Array(9).fill("execution"),
			evidence,
		});
		const mapping = {
			...SAMPLE_MAPPING,
			techniques: [wide],
			candidates: [{ id: "T1".repeat(90), confidence: 1 }],
			indicators: [
				{
					...SAMPLE_MAPPING.indicators[0]!,
					type: "url" as const,
					value: `http://example.com/${"a".repeat(300)}`,
				},
			],
			warnings: ["x".repeat(300)],
		};
		for (const columns of [40, 60, 80, 120, 200]) {
			const lines = render(columns, mapping, text).split("\n");
			for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
			expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
		}
	});

	test("more than twenty indicators: the rest is counted", () => {
		const indicators = Array.from({ length: 25 }, (_, at) => ({
			...SAMPLE_MAPPING.indicators[0]!,
			value: `192.0.2.${at}`,
			flags: [],
		}));
		const table = render(80, { ...SAMPLE_MAPPING, indicators });
		expect(table).toContain("ipv4  192[.]0[.]2[.]19\n5 more: see --format json\n");
	});

	test("nothing found", () => {
		const nothing = { techniques: [], candidates: [], indicators: [], warnings: [] };
		expect(render(80, { ...SAMPLE_MAPPING, ...nothing })).toBe(
			"otter.md\n4 sentences · sample-model 0.1.0 · ATT&CK 18.1\n\nNo attack technique found.\n",
		);
	});
});
