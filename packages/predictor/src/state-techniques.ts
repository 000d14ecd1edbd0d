import type { ReportVocabulary } from "./report-vocabulary.js";
import type { SentenceSpan } from "./split-sentences.js";
import { findStatedIds } from "./stated-ids.js";

/** A technique whose id or ATT&CK URL stands in the text. */
export interface StatedTechnique {
	readonly id: string;
	/** Numbers of the sentences it stands in, ascending. */
	readonly sentences: readonly number[];
}

/**
 * Finds the techniques a text names by id or link, brought to the ids in force. Ids the text says were not used are
 * left out; ids nobody knows become warnings.
 */
export function findStatedTechniques(
	text: string,
	sentences: readonly SentenceSpan[],
	vocabulary: ReportVocabulary,
): { stated: StatedTechnique[]; warnings: string[] } {
	const sentencesOf = new Map<string, Set<number>>();
	const unknown = new Set<string>();
	const moved = new Map<string, string>();
	let sentence = 0;
	for (const { id: written, start, isNegated } of findStatedIds(text)) {
		if (isNegated) continue;
		const id = vocabulary.migrate(written);
		if (id === undefined) {
			unknown.add(written);
			continue;
		}
		if (id !== written) moved.set(written, id);
		while (sentence + 1 < sentences.length && sentences[sentence]!.end <= start) sentence++;
		const found = sentencesOf.get(id);
		if (found) found.add(sentence);
		else sentencesOf.set(id, new Set([sentence]));
	}
	const version = vocabulary.catalogue.version;
	return {
		stated: [...sentencesOf].map(([id, numbers]) => ({ id, sentences: [...numbers] })),
		warnings: [
			...[...moved].map(([from, to]) => `The text names ${from}, which is ${to} in ATT&CK ${version}.`),
			...[...unknown]
				.slice(0, MAX_LISTED)
				.map((id) => `The text names ${id}, which ATT&CK ${version} does not have.`),
			...(unknown.size > MAX_LISTED
				? [`The text names ${unknown.size - MAX_LISTED} more ids that ATT&CK ${version} does not have.`]
				: []),
		],
	};
}

/** Unknown ids listed one by one; a text that names more is no report, and millions of them could be made up. */
const MAX_LISTED = 100;
