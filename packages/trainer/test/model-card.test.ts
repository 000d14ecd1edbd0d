import { describe, expect, it } from "vitest";
import { renderEvaluation, renderModelCard } from "../src/model-card.js";
import { smallManifest, smallReport } from "./small-manifest.js";

describe("renderModelCard", () => {
	const card = renderModelCard(smallManifest(smallReport()));

	it("starts with front matter and names the model", () => {
		expect(card.startsWith("---\n")).toBe(true);
		expect(card).toContain("# harbour-model 3.1.4");
		expect(card).toContain("enterprise-attack 18.1, 3 techniques");
	});

	it("says how much of the catalogue was learned from real texts", () => {
		expect(card).toMatch(/1 `trained`.*1 `few-shot`.*1 `described`/);
	});

	it("lists sources with licence and hash", () => {
		expect(card).toContain(`| sigma | 17 | DRL-1.1 | \`${"cd".repeat(32)}\` |`);
		expect(card).toContain(`4 bytes, SHA-256 \`${"ab".repeat(32)}\``);
		expect(card).toContain("4321 texts, seed 7, 2000 weights");
	});

	it("holds the figures of the evaluation", () => {
		expect(card).toContain(renderEvaluation(smallReport()));
	});

	it("depends on the description alone, also after a trip through JSON", () => {
		expect(renderModelCard(JSON.parse(JSON.stringify(smallManifest(smallReport()))))).toBe(card);
	});

	it("says what is not known", () => {
		const manifest = smallManifest();
		const bare = renderModelCard({ ...manifest, training: { ...manifest.training, sources: undefined } });
		expect(bare).toContain("Not evaluated.");
		expect(bare).toContain("Not recorded.");
		expect(bare).not.toMatch(/undefined|NaN/);
	});
});

describe("renderEvaluation", () => {
	const page = renderEvaluation(smallReport());

	it("has one row for each kind of text, with its figures in their columns", () => {
		expect(page).toContain("| 100 | 0.100 / 0.101 / 0.102 | 0.103 | 0.104 | 0.105 / 0.106 / 0.107 | 0.010 |");
		for (const base of ["0.200", "0.300", "0.400"]) expect(page).toContain(`| ${base} / `);
	});

	it("has a reliability table, with a dash for an empty band", () => {
		expect(page).toContain("| 0.3–0.4 | 0.100 of 8 | 0.200 of 8 | 0.300 of 8 |");
		expect(page).toContain("| 0.4–0.5 | – | – | – |");
	});

	it("lists techniques by how often they are true, and confused pairs", () => {
		expect(page.indexOf("| T1105 | 9 | 0.750 | 0.667 | 0.706 |")).toBeGreaterThan(0);
		expect(page.indexOf("| T1059 | 2 | 1.000")).toBeGreaterThan(page.indexOf("| T1105 | 9 |"));
		expect(page).toContain("| T1105 | T1059 | 4 |");
	});

	it("says how many quiet texts were left quiet", () => {
		expect(page).toContain(
			"Of 8 texts in which nobody attacks, 0.875 were left quiet (advice 0.750, advert 1.000)",
		);
	});

	it("does without stories and quiet texts", () => {
		const { stories, quiet, ...others } = smallReport();
		const bare = renderEvaluation(others);
		expect(bare).not.toContain("incident stories");
		expect(bare).not.toContain("left quiet");
		expect(bare).not.toMatch(/undefined|NaN/);
	});

	it("keeps every table row in one piece", () => {
		for (const line of page.split("\n").filter((text) => text.startsWith("|")))
			expect(line.endsWith("|")).toBe(true);
	});
});
