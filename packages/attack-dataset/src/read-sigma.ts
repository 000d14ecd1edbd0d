import { parse } from "yaml";
import { parseAttackId } from "./attack-id.js";
import { cleanText } from "./clean-text.js";
import type { LabelledText } from "./labelled-text.js";
import { readAhead } from "./read-ahead.js";
import type { ReaderOptions } from "./reader-options.js";
import { stringOf, stringsOf } from "./stix-object.js";
import { topLevelEntries } from "./top-level-entries.js";
import { walkFiles } from "./walk-files.js";

const TECHNIQUE_TAG = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;
const FIELDS: ReadonlySet<string> = new Set(["title", "status", "description", "tags"]);
const RULE_FILE = /\.ya?ml$/i;
const DEPRECATED_FOLDER = /(?:^|\/)[^/]*deprecated[^/]*\//i;
/** YAML aliases can multiply a small file without end. */
const MAX_ALIASES = 100;

/**
 * Streams Sigma rules as texts: title and description, labelled by their `attack.tNNNN` tags. Rules without technique
 * tags and deprecated rules are left out; a file whose title, description or tags are not YAML is skipped with a
 * warning. The group is the file.
 *
 * @see https://github.com/SigmaHQ/sigma-specification
 */
export async function* readSigma(folder: string, options: ReaderOptions = {}): AsyncGenerator<LabelledText> {
	const isWanted = (file: string) => RULE_FILE.test(file) && !DEPRECATED_FOLDER.test(file);
	const paths = walkFiles(folder, isWanted);
	for await (const { path, text: content } of readAhead(folder, paths, options.signal)) {
		const rule = readRule(content);
		if (typeof rule === "string") {
			options.onWarning?.(`Sigma: ${path} ${rule}; skipped.`);
			continue;
		}
		const labels = stringsOf(rule, "tags").flatMap((tag) => {
			const id = TECHNIQUE_TAG.exec(tag.trim())?.[1];
			return (id && parseAttackId(id)?.id) || [];
		});
		const title = cleanText(stringOf(rule, "title") ?? "").replace(/\.$/, "");
		if (labels.length === 0 || stringOf(rule, "status") === "deprecated") continue;
		const description = cleanText(stringOf(rule, "description") ?? "");
		const text = description ? `${title}. ${description}` : title;
		yield { text, labels: [...new Set(labels)].sort(), source: "sigma", group: `sigma:${path}` };
	}
}

/** The fields of a rule that are used here, or what is wrong with the file. */
function readRule(text: string): object | string {
	try {
		const entries = topLevelEntries(text, FIELDS);
		const rule: unknown = parse(entries === "" ? text : entries, { maxAliasCount: MAX_ALIASES });
		if (typeof rule === "object" && rule !== null && stringOf(rule, "title")) return rule;
		return "holds no rule with a title";
	} catch (error) {
		return `is not YAML (${(error as Error).message.split("\n", 1)[0]})`;
	}
}
