import type { DecidedReport } from "./decide-report.js";
import { describeTechnique } from "./describe-technique.js";
import { explainBySamples } from "./explain-by-samples.js";
import { explainByScore } from "./explain-by-score.js";
import { type ExplainSettings, MAX_SAMPLED_SENTENCES } from "./explain-options.js";
import type { ExplainedDocument } from "./explained-document.js";
import { type ExplainedTechnique, findRunnerUp } from "./explained-techniques.js";
import type { FoundWords } from "./found-words.js";
import type { MappingContext } from "./map-report.js";
import type { TechniqueExplanation, TechniqueWarning } from "./report-explanation.js";
import { type WeighedSentence, weighSentences } from "./weigh-sentences.js";

/** With one of these `auto` prefers the exact contributions. */
const WEAK = new Set<string>(["low-fidelity", "only-noise", "constant-label", "redundant"]);

/** Explains each technique as if alone: which others are explained with it changes nothing but the sentences' samples. */
export async function explainTechniques(
	techniques: readonly ExplainedTechnique[],
	decided: DecidedReport,
	document: ExplainedDocument,
	settings: ExplainSettings,
	context: MappingContext,
): Promise<TechniqueExplanation[]> {
	const known = techniques.filter(({ parts, best }) => parts.length > 0 && best >= 0);
	const isSampled =
		settings.method === "sampled" ||
		(settings.method === "auto" && document.spans.length <= MAX_SAMPLED_SENTENCES);
	const sentences = isSampled ? await weighSentences(known, document, settings, context) : [];
	const explanations: TechniqueExplanation[] = [];
	for (const technique of techniques) {
		settings.signal?.throwIfAborted();
		const at = known.indexOf(technique);
		explanations.push(
			at < 0
				? describeTechnique({ technique, sentences: [], warnings: [] }, decided, document, context)
				: await explainTechnique(technique, sentences[at], decided, document, settings, context),
		);
		settings.onProgress?.({
			type: "technique-explained",
			techniqueId: technique.id,
			explained: explanations.length,
			total: techniques.length,
		});
	}
	return explanations;
}

/** @param sentences those to sample; absent when only the score is wanted */
async function explainTechnique(
	technique: ExplainedTechnique,
	sentences: readonly WeighedSentence[] | undefined,
	decided: DecidedReport,
	document: ExplainedDocument,
	settings: ExplainSettings,
	context: MappingContext,
): Promise<TechniqueExplanation> {
	const runnerUp = findRunnerUp(technique, decided, document);
	const describe = (
		found: FoundWords,
		of: readonly WeighedSentence[],
		warnings: readonly TechniqueWarning[],
	) => describeTechnique({ technique, runnerUp, found, sentences: of, warnings }, decided, document, context);
	const exact = (warnings: readonly TechniqueWarning[]) =>
		describe(
			explainByScore(technique, runnerUp?.parts, document, settings, context),
			[{ at: technique.best }],
			warnings,
		);
	if (sentences === undefined) {
		const message = `The text has more than ${MAX_SAMPLED_SENTENCES} sentences, so nothing was sampled: weights are exact shares of the linear score of one sentence.`;
		return exact(settings.method === "auto" ? [{ code: "exact-instead", message }] : []);
	}
	const found = await explainBySamples(technique, runnerUp?.parts, sentences, document, settings, context);
	const weak = found.warnings.filter(({ code }) => WEAK.has(code));
	if (settings.method === "sampled" || weak.length === 0) return describe(found, sentences, []);
	const message = `Samples explained too little (${weak.map((warning) => warning.message).join(" ")}), so weights are exact shares of the linear score of one sentence.`;
	return exact([{ code: "exact-instead", message }]);
}
