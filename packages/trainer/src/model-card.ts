import type { ModelManifest } from "@mapper/lexical-model";
import {
	type BaselineReport,
	type NamedFigures,
	renderBaseline,
	renderNamedFigures,
} from "./card-comparisons.js";
import type { EvaluationReport } from "./evaluate.js";
import {
	renderFurtherFigures,
	renderMainFigures,
	renderReliability,
	renderTechniques,
} from "./evaluation-tables.js";
import { renderTable } from "./markdown-table.js";
import type { QuietTexts } from "./quiet-texts.js";
import { showFigure, showInterval } from "./show-figure.js";

const MAX_PAIRS = 20;

/** What a card shows of a model's metrics. */
export interface CardMetrics extends EvaluationReport {
	/** Figures of the same twin asked or decided differently: styles, ids not counted, no text gate. */
	readonly variants?: readonly NamedFigures[];
	/** Precision and calibration error of the same twin, also at asked precisions. */
	readonly confidence?: readonly NamedFigures[];
	/** Figures of twins that were trained without a part of the sources. */
	readonly ablations?: readonly NamedFigures[];
	/** The evaluation of the model before. */
	readonly baseline?: BaselineReport;
}

/** Writes the card of a model from its description alone, so that the two cannot drift apart. */
export function renderModelCard(manifest: ModelManifest): string {
	const { name, version, attack, labels, realWorldTexts, weights, training } = manifest;
	const metrics = manifest.metrics as unknown as CardMetrics | undefined;
	const supported = (from: number, to: number) => realWorldTexts.filter((n) => n >= from && n <= to).length;
	return `---
language: en
license: apache-2.0
library_name: mapper
tags: [mitre-attack, cti, text-classification, multi-label]
---

# ${name} ${version}

Names the MITRE ATT&CK techniques that a sentence of an incident or threat report describes. Generated from
\`model.json\`; do not edit.

| | |
|---|---|
| ATT&CK | ${attack.domain} ${attack.version}, ${labels.length} techniques and sub-techniques |
| Learned from real texts | ${supported(10, Number.POSITIVE_INFINITY)} \`trained\` (ten or more), ${supported(1, 9)} \`few-shot\`, ${supported(0, 0)} \`described\` only |
| Kind | hashed word and character n-grams, one-vs-rest linear SVM; behaviour gate over words and masked wording; boosted trees for sentences, documents and whole texts, calibrated |
| Weights | ${weights.bytes} bytes, SHA-256 \`${weights.sha256}\` |
| Training | ${String(training.records)} texts, seed ${String(training.seed)}, ${String(training.keepWeights)} weights kept per output |

## Intended use

English reports of incidents, malware and campaigns, by people or tools that check the evidence shown. Not for
deciding about people, not for text in other languages, and no proof that a technique was used: it says what a text
describes.

## Sources

${renderSources(training.sources)}
${metrics ? renderEvaluation(metrics) : "## Quality\n\nNot evaluated.\n"}${renderComparisons(training, metrics)}${renderPrecision(manifest)}`;
}

function renderSources(sources: unknown): string {
	if (!Array.isArray(sources) || sources.length === 0) return "Not recorded.\n";
	const rows = sources.map(({ name, records, licence, sha256 }) => [name, records, licence, `\`${sha256}\``]);
	return renderTable(["Source", "Records", "Licence", "SHA-256 of its records"], rows);
}

/** Writes the figures of an evaluation as Markdown. */
export function renderEvaluation(metrics: EvaluationReport): string {
	const { quiet, perTechnique, confusedPairs } = metrics;
	const pairs = confusedPairs.slice(0, MAX_PAIRS);
	return `## Quality

Measured on the development split (whole reports, whole software and groups, texts written for evaluation) with the twin
of this model that was trained without it; \`mapper evaluate\` does it again. Weights, calibration and rules were fitted
without these texts, but a few settings (sizes of trees, importances, floors of the text gate, rolling up) were chosen
by looking at them, so the figures lean to the good side. Half the stories and quiet texts were written later, by another
writer, than those that most settings were chosen on.

In brackets: 95 % bootstrap intervals over units, which are whole reports, software and groups, or stories.

${renderMainFigures(metrics)}
${renderFurtherFigures(metrics)}
Parents only: each sub-technique counts as its technique, as several public benchmarks do.

${quiet ? renderQuiet(quiet) : ""}### Can the confidence be believed?

${renderReliability(metrics)}
### Techniques

<details>
<summary>All ${perTechnique.length} techniques that occur, over TRAM sentences, procedures and stories together</summary>

${renderTechniques(perTechnique)}
</details>

### Most confused pairs

${renderTable(
	["Described", "Taken for", "Texts"],
	pairs.map(({ actual, predicted, texts }) => [actual, predicted, texts]),
)}`;
}

function renderQuiet({ texts, quietShare, interval, byKind }: QuietTexts): string {
	const kinds = Object.entries(byKind).map(([kind, value]) => `${kind} ${showFigure(value)}`);
	return `Of ${texts} texts in which nobody attacks, ${showInterval(quietShare, interval)} were left quiet (${kinds.join(", ")}).\n\n`;
}

/** What else was measured, where the model says so. */
function renderComparisons(training: ModelManifest["training"], metrics?: CardMetrics): string {
	const { variants = [], confidence = [], ablations = [], baseline } = metrics ?? {};
	const outOfFold: readonly NamedFigures[] = Array.isArray(training.outOfFold) ? training.outOfFold : [];
	const sections = [
		outOfFold.length > 0 &&
			`### Other splits

Each of three folds of the training texts, by models that saw none of it.

${renderNamedFigures("Fold", outOfFold)}`,
		variants.length > 0 &&
			`### Asked otherwise

The same twin in both labelling styles, without ids that stand in the text, and without the gate that keeps texts quiet.

${renderNamedFigures("Variant", variants)}`,
		confidence.length > 0 &&
			`### What confidence is worth

Precision of what is reported, on the development texts, and calibration error of everything weighed.

${renderNamedFigures("Asked", confidence)}`,
		ablations.length > 0 &&
			`### What each source is worth

Twins trained without a part of the texts, with the same rules.

${renderNamedFigures("Left out", ablations)}`,
		metrics &&
			baseline &&
			`### This model / the one before

${renderBaseline(metrics, baseline)}`,
	];
	return sections
		.filter(Boolean)
		.map((section) => `\n${section}`)
		.join("");
}

/** For each asked precision how many techniques reach it and what they find; the thresholds stand in `model.json`. */
function renderPrecision({ precisionTable, labels }: ModelManifest): string {
	if (!precisionTable) return "";
	const { precisions, thresholds, recalls } = precisionTable;
	const rows = precisions.map((precision, i) => {
		const reached = thresholds[i]!.filter((threshold) => threshold !== null).sort((a, b) => a - b);
		const found = recalls[i]!.filter((recall) => recall !== null);
		const mean = found.reduce((sum, recall) => sum + recall, 0) / Math.max(1, found.length);
		return [
			showFigure(precision),
			`${reached.length} of ${labels.length}`,
			reached.length === 0 ? "–" : showFigure(reached[Math.floor(reached.length / 2)]!),
			found.length === 0 ? "–" : showFigure(mean),
		];
	});
	const columns = ["minPrecision", "Techniques that reach it", "Median threshold", "Mean recall of these"];
	return `\n### At a stated precision\n\nMeasured on training texts out of fold, by technique.\n\n${renderTable(columns, rows)}`;
}
