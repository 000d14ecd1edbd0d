import type { Catalogue } from "./catalogue.js";
import { cleanText } from "./clean-text.js";
import type { LabelledText } from "./labelled-text.js";
import { invalidSource, readSourceJson } from "./read-source-file.js";
import type { ReaderOptions } from "./reader-options.js";
import { matchTechniqueNames } from "./technique-names.js";

/** The archive marks a key of several names so. */
const SEVERAL_NAMES = "-multi";

/** Settings of {@link readTramArchive}. */
export interface ReadTramArchiveOptions extends ReaderOptions {
	/** Where the techniques are looked up by name, revoked ones included. */
	readonly catalogue: Catalogue;
}

/**
 * Streams TRAM's `archive/all_analyzed_reports.json`: sentences of older reports below the names of their techniques,
 * in lower case, of the ATT&CK of before sub-techniques. Keys with a name that is not known are skipped with one
 * warning each. The group is the key, for neighbouring sentences often come from one report.
 */
export async function* readTramArchive(
	path: string,
	options: ReadTramArchiveOptions,
): AsyncGenerator<LabelledText> {
	const { catalogue, onWarning, signal } = options;
	const file = await readSourceJson(path, signal);
	if (typeof file !== "object" || file === null || Array.isArray(file)) {
		throw invalidSource(path, "an object of technique names with lists of sentences", "something else");
	}
	for (const [key, value] of Object.entries(file)) {
		signal?.throwIfAborted();
		const sentences = Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
		const names = key.endsWith(SEVERAL_NAMES) ? key.slice(0, -SEVERAL_NAMES.length) : key;
		const labels = matchTechniqueNames(names, catalogue);
		if (!labels) {
			onWarning?.(`TRAM archive: no technique is called "${key}"; ${sentences.length} sentences skipped.`);
			continue;
		}
		for (const sentence of sentences) {
			const text = cleanText(sentence);
			if (text) yield { text, labels, source: "tram-archive", group: `tram-archive:${key}` };
		}
	}
}
