import { extractIndicators } from "@mapper/ioc-extract";
import type { MappedIndicator } from "./report-mapping.js";
import type { SentenceSpan } from "./split-sentences.js";

/**
 * Extracts the indicators of a text and says in which sentence each stands and which reported techniques that
 * sentence shows.
 *
 * @param techniquesOf reported techniques by sentence number
 */
export function mapIndicators(
	text: string,
	sentences: readonly SentenceSpan[],
	techniquesOf: ReadonlyMap<number, readonly string[]>,
): MappedIndicator[] {
	let sentence = 0;
	return extractIndicators(text)
		.filter(({ type }) => type !== "attack")
		.map((indicator) => {
			while (sentence + 1 < sentences.length && sentences[sentence]!.end <= indicator.start) sentence++;
			return { ...indicator, sentence, techniques: techniquesOf.get(sentence) ?? [] };
		});
}
