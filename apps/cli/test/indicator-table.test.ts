import { groupIndicators } from "@mapper/ioc-extract";
import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { renderIndicatorTable } from "../src/render/indicator-table.js";
import { describeTerminal } from "../src/render/terminal.js";
import { indicator } from "./sample-indicator.js";

const isTerminal = { stdin: true, stdout: true, stderr: true };

function render(
	indicators: Parameters<typeof groupIndicators>[0],
	{ isDefanged = false, color = false } = {},
) {
	const env = { LANG: "C.UTF-8" };
	const terminal = describeTerminal({ env, columns: 60, isTerminal } as unknown as CliContext, { color });
	const groups = groupIndicators(indicators);
	return renderIndicatorTable({ label: "otter.md", text: "", indicators: groups }, { terminal, isDefanged });
}

const SAMPLE = [
	indicator({ type: "domain", value: "xn--bcher-kva.example", unicode: "bücher.example", start: 60 }),
	indicator({ type: "ipv4", value: "192.0.2.7", flags: ["documentation"], port: 443 }),
	indicator({ type: "ipv4", value: "192.0.2.7", flags: ["documentation"], port: 80, start: 30 }),
	indicator({ type: "cve", value: "CVE-2021-44228", start: 90 }),
];

test("a line for each value, by type, with notes", () => {
	expect(render(SAMPLE)).toBe(`otter.md
3 indicators · 4 occurrences

TYPE    TIMES  VALUE                  NOTES
ipv4        2  192.0.2.7              port 80, port 443, documentation
domain      1  xn--bcher-kva.example  bücher.example
cve         1  CVE-2021-44228
`);
});

test("defanged, the name in Unicode too", () => {
	expect(render(SAMPLE, { isDefanged: true })).toBe(`otter.md
3 indicators · 4 occurrences

TYPE    TIMES  VALUE                    NOTES
ipv4        2  192[.]0[.]2[.]7          port 80, port 443, documentation
domain      1  xn--bcher-kva[.]example  bücher[.]example
cve         1  CVE-2021-44228
`);
});

test("a long value is never cut, and does not push the notes of others away", () => {
	const url = `http://files.example/${"a".repeat(80)}`;
	const rows = render([
		indicator({ type: "url", value: url, flags: ["documentation"] }),
		indicator({ type: "ipv4", value: "10.0.0.1", flags: ["private"] }),
		indicator({ type: "ipv4-port", value: "10.0.0.1:80", port: 80, flags: ["private"] }),
	]).split("\n");
	expect(rows.slice(3, -1)).toEqual([
		"TYPE       TIMES  VALUE        NOTES",
		"ipv4           1  10.0.0.1     private",
		"ipv4-port      1  10.0.0.1:80  private",
		`url            1  ${url}  documentation`,
	]);
});

test("colours change nothing but colours", () => {
	const colored = render(SAMPLE, { color: true });
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours
	expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(render(SAMPLE));
});

test("more rows than a call takes arguments", () => {
	const many = Array.from({ length: 200_000 }, (_, at) =>
		indicator({ type: "asn", value: `AS${at}`, start: at }),
	);
	expect(render(many).split("\n")).toHaveLength(200_000 + 5);
});

test("says so when there is none", () => {
	expect(render([])).toBe("otter.md\n0 indicators · 0 occurrences\n\nNo indicator found.\n");
});
