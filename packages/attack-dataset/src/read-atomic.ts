import { parse } from "yaml";
import { parseAttackId } from "./attack-id.js";
import { cleanText } from "./clean-text.js";
import type { LabelledText } from "./labelled-text.js";
import { readAhead } from "./read-ahead.js";
import type { ReaderOptions } from "./reader-options.js";
import { splitSimply } from "./split-simply.js";
import { listOf, stringOf } from "./stix-object.js";
import { walkFiles } from "./walk-files.js";

const TEST_FILE = /(?:^|\/)T\d{4}(?:\.\d{3})?\.ya?ml$/;
const PLACEHOLDER = /#\{[^{}]*\}/g;
/** Later sentences of a description tell how to run the test and what to see. */
const DESCRIPTION_SENTENCES = 2;
/** YAML aliases can multiply a small file without end. */
const MAX_ALIASES = 100;

/**
 * Streams Atomic Red Team tests as texts: the name and the first two sentences of the description, labelled with the
 * technique of their file; `#{placeholders}` are taken out. A file that is not YAML or names no technique is skipped
 * with a warning. The group is `atomic:<id>`.
 *
 * @see https://github.com/redcanaryco/atomic-red-team
 */
export async function* readAtomic(folder: string, options: ReaderOptions = {}): AsyncGenerator<LabelledText> {
	const paths = walkFiles(folder, (path) => TEST_FILE.test(path));
	for await (const { path, text: yaml } of readAhead(folder, paths, options.signal)) {
		const content = readTests(yaml);
		if (typeof content === "string") {
			options.onWarning?.(`Atomic Red Team: ${path} ${content}; skipped.`);
			continue;
		}
		for (const test of listOf(content.tests, "atomic_tests")) {
			const name = plain(stringOf(test, "name")).replace(/\.$/, "");
			if (!name) continue;
			const description = splitSimply(plain(stringOf(test, "description"))).slice(0, DESCRIPTION_SENTENCES);
			const text = [`${name}.`, ...description].join(" ");
			yield { text, labels: [content.id], source: "atomic", group: `atomic:${content.id}` };
		}
	}
}

function plain(text = ""): string {
	return cleanText(text.replace(PLACEHOLDER, " "));
}

/** The file's technique and tests, or what is wrong with it. */
function readTests(yaml: string): { id: string; tests: object } | string {
	let tests: unknown;
	try {
		tests = parse(yaml, { maxAliasCount: MAX_ALIASES });
	} catch (error) {
		return `is not YAML (${(error as Error).message.split("\n", 1)[0]})`;
	}
	if (typeof tests !== "object" || tests === null) return "holds no tests";
	const technique = parseAttackId(stringOf(tests, "attack_technique") ?? "");
	if (!technique || technique.kind === "tactic") return 'has no technique id in "attack_technique"';
	return { id: technique.id, tests };
}
