import { cleanText } from "./clean-text.js";
import type { LabelledText } from "./labelled-text.js";
import { isWithdrawn, loadStixObjects, type StixSource } from "./load-stix-objects.js";
import { readTechnique } from "./read-stix-technique.js";
import type { ReaderOptions } from "./reader-options.js";
import { splitSimply } from "./split-simply.js";
import { stringOf } from "./stix-object.js";
import type { Technique } from "./technique.js";

/** Shorter pieces of a description are headings and left-overs of lists. */
const MIN_SENTENCE_CHARACTERS = 20;

/**
 * Streams what an ATT&CK bundle says about each technique in force: its name (`Parent: Child` for a sub-technique),
 * then the sentences of its description. The group is `technique:<id>`.
 */
export async function* readTechniqueTexts(
	source: StixSource,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	const techniques: { technique: Technique; description: string }[] = [];
	const names = new Map<string, string>();
	for (const object of await loadStixObjects(source, options.signal)) {
		if (object.type !== "attack-pattern" || isWithdrawn(object)) continue;
		const read = readTechnique(object);
		if (typeof read === "string") continue;
		techniques.push({ technique: read.technique, description: stringOf(object, "description") ?? "" });
		names.set(read.technique.id, read.technique.name);
	}
	techniques.sort((a, b) => (a.technique.id < b.technique.id ? -1 : 1));
	for (const { technique, description } of techniques) {
		options.signal?.throwIfAborted();
		const { id, name, parent } = technique;
		const parentName = parent && names.get(parent);
		const shared = { labels: [id], group: `technique:${id}` };
		yield { ...shared, text: parentName ? `${parentName}: ${name}` : name, source: "technique-name" };
		for (const text of splitSimply(cleanText(description))) {
			if (text.length < MIN_SENTENCE_CHARACTERS) continue;
			yield { ...shared, text, source: "technique-description" };
		}
	}
}
