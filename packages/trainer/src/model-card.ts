import type { ModelManifest } from "@mapper/lexical-model";
import type { EvaluatedSet, EvaluationReport } from "./evaluate.js";

/** Techniques listed in a card at most, the most frequent first. */
const MAX_TECHNIQUES = 60;
const MAX_PAIRS = 20;

/** Writes the card of a model from its description alone, so that the two cannot drift apart. */
export function renderModelCard(manifest: ModelManifest): string {
	const { name, version, attack, labels, realWorldTexts, weights, training } = manifest;
	const metrics = manifest.metrics as unknown as EvaluationReport | undefined;
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
| Kind | hashed word and character n-grams, one-vs-rest linear SVM, logistic calibration, logistic document rule |
| Weights | ${weights.bytes} bytes, SHA-256 \`${weights.sha256}\` |
| Training | ${String(training.records)} texts, seed ${String(training.seed)}, ${String(training.keepWeights)} weights kept per output |

## Intended use

English reports of incidents, malware and campaigns, by people or tools that check the evidence shown. Not for
deciding about people, not for text in other languages, and no proof that a technique was used: it says what a text
describes.

## Sources

${renderSources(training.sources)}
${metrics ? renderEvaluation(metrics) : "## Quality\n\nNot evaluated.\n"}`;
}

function renderSources(sources: unknown): string {
	if (!Array.isArray(sources) || sources.length === 0) return "Not recorded.\n";
	const rows = sources.map(
		({ name, records, licence, sha256 }) => `| ${name} | ${records} | ${licence} | \`${sha256}\` |`,
	);
	return `| Source | Records | Licence | SHA-256 of its records |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

/** Writes the figures of an evaluation as Markdown. */
export function renderEvaluation(metrics: EvaluationReport): string {
	const { tramDocuments, tramSentences, procedures, stories, quiet, perTechnique, confusedPairs } = metrics;
	const frequent = [...perTechnique]
		.sort(
			(a, b) =>
				b.truePositives + b.falseNegatives - (a.truePositives + a.falseNegatives) || (a.id < b.id ? -1 : 1),
		)
		.slice(0, MAX_TECHNIQUES);
	return `## Quality

Measured on the development split (whole reports, whole software and groups, texts written for evaluation) with the twin
of this model that was trained without it; \`mapper evaluate\` does it again. Weights, calibration and rules were fitted
without these texts, but a few settings (importances, shared threshold, its slope, the behaviour floor, rolling up) were
chosen by looking at them, so the figures lean to the good side.

| Texts | Number | micro P / R / F1 | macro F1 | F1 per text | hit@1 / 3 / 5 | ECE |
|---|---|---|---|---|---|---|
${renderSet("TRAM reports, 50 labels", tramDocuments)}
${renderSet("their sentences", tramSentences)}
${renderSet("procedure examples of unseen software", procedures)}
${stories ? renderSet("incident stories", stories) : ""}
${quiet ? renderQuiet(quiet) : ""}
### Can the confidence be believed?

| Confidence | TRAM reports | their sentences | procedures |
|---|---|---|---|
${renderReliability([tramDocuments, tramSentences, procedures])}

### Most frequent techniques

Over TRAM sentences, procedures and stories together.

| Technique | Texts | Precision | Recall | F1 |
|---|---|---|---|---|
${frequent
	.map(
		({ id, truePositives, falseNegatives, precision, recall, f1 }) =>
			`| ${id} | ${truePositives + falseNegatives} | ${share(precision)} | ${share(recall)} | ${share(f1)} |`,
	)
	.join("\n")}

### Most confused pairs

| Described | Taken for | Texts |
|---|---|---|
${confusedPairs
	.slice(0, MAX_PAIRS)
	.map(({ actual, predicted, texts }) => `| ${actual} | ${predicted} | ${texts} |`)
	.join("\n")}
`;
}

function renderSet(title: string, set: EvaluatedSet): string {
	const { micro, reliability } = set;
	return `| ${title} | ${set.texts} | ${share(micro.precision)} / ${share(micro.recall)} / ${share(micro.f1)} | ${share(set.macroF1)} | ${share(set.perTextF1)} | ${share(set.hitAt1)} / ${share(set.hitAt3)} / ${share(set.hitAt5)} | ${share(reliability.expectedCalibrationError)} |`;
}

function renderQuiet(quiet: NonNullable<EvaluationReport["quiet"]>): string {
	const kinds = Object.entries(quiet.byKind).map(([kind, value]) => `${kind} ${share(value)}`);
	return `\nOf ${quiet.texts} texts in which nobody attacks, ${share(quiet.quietShare)} were left quiet (${kinds.join(", ")}).\n`;
}

function renderReliability(sets: readonly EvaluatedSet[]): string {
	const bands = sets[0]!.reliability.bands;
	return bands
		.map(({ from, to }, band) => {
			const cells = sets.map(({ reliability }) => {
				const { count, shareRight } = reliability.bands[band]!;
				return count === 0 ? "–" : `${share(shareRight)} of ${count}`;
			});
			return `| ${from.toFixed(1)}–${to.toFixed(1)} | ${cells.join(" | ")} |`;
		})
		.join("\n");
}

function share(value: number): string {
	return value.toFixed(3);
}
