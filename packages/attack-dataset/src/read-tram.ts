import { cleanText } from "./clean-text.js";
import { foldWhiteSpace } from "./fold-white-space.js";
import type { LabelledText } from "./labelled-text.js";
import { titleKey } from "./normalize-text.js";
import { invalidSource, readSourceJson } from "./read-source-file.js";
import type { ReaderOptions } from "./reader-options.js";
import { listOf, stringOf, stringsOf } from "./stix-object.js";

/** Lengths within which a text of the negatives file is a sentence; the rest are dates, names and whole articles. */
const NEGATIVE_CHARACTERS = { min: 20, max: 600 } as const;

/**
 * Streams TRAM's `multi_label.json`: every sentence of whole reports, in order; those without labels describe nothing.
 * The text is kept as it is but for white space.
 *
 * @see https://github.com/center-for-threat-informed-defense/tram
 */
export async function* readTramMultiLabel(
	path: string,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	const lengths = new Map<string, number>();
	for (const item of await readList(path, options)) {
		const title = stringOf(item, "doc_title");
		const text = foldWhiteSpace(stringOf(item, "sentence") ?? "");
		if (!title || !text) continue;
		const group = titleKey(title);
		const order = lengths.get(group) ?? 0;
		lengths.set(group, order + 1);
		yield { text, labels: stringsOf(item, "labels"), source: "tram-multi-label", group, order };
	}
}

/** Streams TRAM's `single_label.json`: passages of the same reports with one label each. */
export async function* readTramSingleLabel(
	path: string,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	for (const item of await readList(path, options)) {
		const title = stringOf(item, "doc_title");
		const label = stringOf(item, "label");
		const text = foldWhiteSpace(stringOf(item, "text") ?? "");
		if (title && label && text)
			yield { text, labels: [label], source: "tram-single-label", group: titleKey(title) };
	}
}

/**
 * Streams TRAM's `bootstrap-training-data.json`: sentences with mappings that an analyst accepted. Those without
 * mappings are skipped, for nobody says that they describe nothing. Sentences of no report: each is a group.
 */
export async function* readTramBootstrap(
	path: string,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	const file = (await readSourceJson(path, options.signal)) as object | null;
	if (typeof file !== "object" || file === null || !("sentences" in file)) {
		throw invalidSource(path, 'an object with a list "sentences"', "something else");
	}
	for (const [index, item] of listOf(file, "sentences").entries()) {
		if (stringOf(item, "disposition") !== "accept") continue;
		const labels = listOf(item, "mappings").flatMap((mapping) => stringOf(mapping, "attack_id") ?? []);
		const text = cleanText(stringOf(item, "text") ?? "");
		if (text && labels.length > 0)
			yield { text, labels, source: "tram-bootstrap", group: `tram-bootstrap:${index}` };
	}
}

/**
 * Streams TRAM's `negative_data.json`: texts of old reports that describe no technique. Texts under 20 or over 600
 * characters are skipped. Texts of no known report: each is a group.
 */
export async function* readTramNegatives(
	path: string,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	const items = await readSourceJson(path, options.signal);
	if (!Array.isArray(items)) throw invalidSource(path, "a list of texts", typeof items);
	for (const [index, item] of items.entries()) {
		if (typeof item !== "string") continue;
		const text = cleanText(item);
		if (text.length < NEGATIVE_CHARACTERS.min || text.length > NEGATIVE_CHARACTERS.max) continue;
		yield { text, labels: [], source: "tram-negative", group: `tram-negative:${index}` };
	}
}

async function readList(path: string, options: ReaderOptions): Promise<object[]> {
	const items = await readSourceJson(path, options.signal);
	if (!Array.isArray(items)) throw invalidSource(path, "a list of records", typeof items);
	return items.filter((item) => typeof item === "object" && item !== null);
}
