import { type ExtractOptions, extractIndicators, type Indicator, IocExtractError } from "@mapper/ioc-extract";
import type { IndicatorOptions } from "./indicator-options.js";
import type { ReadText } from "./read-sentences.js";
import type { MappedIndicator } from "./report-mapping.js";
import type { SentenceSpan } from "./split-sentences.js";

/**
 * Extracts the indicators of a text and says in which sentence each stands and which reported techniques that
 * sentence shows. A text with too many of them gives those of its first part and a warning.
 *
 * @param techniquesOf reported techniques by sentence number
 * @param options what to extract; `maxIndicators`: the limit of ioc-extract unless given
 */
export function mapIndicators(
	text: string,
	{ sentences, repeats }: Pick<ReadText, "sentences" | "repeats">,
	techniquesOf: ReadonlyMap<number, readonly string[]>,
	options: IndicatorOptions & Pick<ExtractOptions, "maxIndicators"> = {},
): { indicators: MappedIndicator[]; warnings: string[] } {
	let sentence = 0;
	const { found, end } = extractFromStart(text, sentences, options);
	const indicators = found
		.filter(({ type }) => type !== "attack")
		.map((indicator) => {
			while (sentence + 1 < sentences.length && sentences[sentence]!.end <= indicator.start) sentence++;
			const techniques = techniquesOf.get(repeats.get(sentence) ?? sentence) ?? [];
			return { ...indicator, sentence, techniques };
		});
	const warnings =
		end < text.length
			? [
					`The text holds too many indicators; those of its first ${end} characters are listed. Map its parts one by one to get all.`,
				]
			: [];
	return { indicators, warnings };
}

/** Halves the text, at the end of a sentence, until its indicators are not too many. */
function extractFromStart(
	text: string,
	sentences: readonly SentenceSpan[],
	options: ExtractOptions,
): { found: Indicator[]; end: number } {
	let end = text.length;
	for (let count = sentences.length; ; ) {
		try {
			return { found: extractIndicators(text.slice(0, end), options), end };
		} catch (error) {
			const isTooMany = error instanceof IocExtractError && error.code === "IOC_EXTRACT_TOO_MANY_INDICATORS";
			if (!isTooMany || count === 0) throw error;
			count = Math.floor(count / 2);
			end = count === 0 ? 0 : sentences[count - 1]!.end;
		}
	}
}
