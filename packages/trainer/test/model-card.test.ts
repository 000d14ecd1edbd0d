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

describe("what else a card shows when the model says it", () => {
	const report = smallReport();
	const manifest = smallManifest();
	const full = renderModelCard({
		...manifest,
		training: {
			...manifest.training,
			outOfFold: [{ name: "fold 1", figures: { "micro F1": 0.611, "macro F1": 0.522 } }],
		},
		metrics: {
			...report,
			ablations: [
				{ name: "nothing", figures: { "stories, micro F1": 0.71 } },
				{ name: "written texts", figures: { "stories, micro F1": 0.33, bytes: 4_200_000 } },
			],
			baseline: { ...report, tramDocuments: { ...report.tramDocuments, macroF1: 0.09 } },
		},
	});

	it("shows other splits", () => {
		expect(full).toContain("Each of three folds of the training texts, by models that saw none of it.");
		expect(full).toContain("| Fold | micro F1 | macro F1 |\n|---|---|---|\n| fold 1 | 0.611 | 0.522 |\n");
	});

	it("shows ablations, with a dash for what was not measured", () => {
		expect(full).toContain("| Left out | stories, micro F1 | bytes |");
		expect(full).toContain("| nothing | 0.710 | – |\n| written texts | 0.330 | 4200000 |");
	});

	it("compares with the model before", () => {
		expect(full).toContain("### This model / the one before");
		expect(full).toContain("| TRAM reports, 50 labels | 0.102 / 0.102 | 0.103 / 0.090 |");
	});

	it("has none of these sections otherwise", () => {
		const card = renderModelCard(smallManifest(report));
		for (const title of ["Other splits", "What each part", "the one before"])
			expect(card).not.toContain(title);
	});
});

describe("renderEvaluation", () => {
	const page = renderEvaluation(smallReport());

	it("says how many quiet texts were left quiet", () => {
		expect(page).toContain(
			"Of 8 texts in which nobody attacks, 0.875 [0.63, 1.00] were left quiet (advice 0.750, advert 1.000)",
		);
	});

	it("lists confused pairs, and the techniques behind a fold", () => {
		expect(page).toContain("| T1105 | T1059 | 4 |");
		expect(page).toContain("<summary>All 2 techniques that occur");
		expect(page.indexOf("| T1105 | 9 |")).toBeGreaterThan(page.indexOf("<details>"));
		expect(page.indexOf("</details>")).toBeGreaterThan(page.indexOf("| T1059 | 2 |"));
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
