import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { createTokenizer } from "../src/tokenizer.js";
import { writeTokenizer } from "../src/write-tokenizer.js";
import { hostileStrings } from "./hostile-strings.js";
import { sampleVocabularyText } from "./sample-vocabulary.js";

// The tokenizers alone: the package's main entry would load native image code.
const REFERENCE = "@xenova/transformers/src/tokenizers.js";

interface ReferenceTokenizer {
	encode(text: string, pair?: string | null): number[];
}
type ReferenceModule = { BertTokenizer: new (tokenizer: unknown, config: unknown) => ReferenceTokenizer };

function isInstalled(): boolean {
	try {
		createRequire(import.meta.url).resolve(REFERENCE);
		return true;
	} catch {
		return false;
	}
}

async function bothTokenizers(tokenizerConfig: object) {
	const ours = createTokenizer({
		vocabularyText: sampleVocabularyText(),
		tokenizerConfig: JSON.stringify(tokenizerConfig),
	});
	const { BertTokenizer } = (await import(REFERENCE)) as ReferenceModule;
	const files = writeTokenizer(ours.settings);
	const theirs = new BertTokenizer(
		JSON.parse(files["tokenizer.json"]),
		JSON.parse(files["tokenizer_config.json"]),
	);
	return { ours, theirs };
}

// Skipped, and shown as such, where the optional package is not installed.
test.skipIf(!isInstalled())(
	"10,000 texts have the ids of @xenova/transformers 2.17.2",
	{ timeout: 120_000 },
	async () => {
		for (const [config, count] of [
			[{}, 7000],
			[{ do_lower_case: false }, 1000],
			[{ strip_accents: false }, 1000],
			[{ do_lower_case: false, strip_accents: true, tokenize_chinese_chars: false }, 1000],
		] as const) {
			const { ours, theirs } = await bothTokenizers(config);
			const differing: unknown[] = [];
			for (const text of hostileStrings(count, 7)) {
				const expected = theirs.encode(text);
				const found = [...ours.encode([text], { maxTokens: Number.POSITIVE_INFINITY }).inputIds];
				if (found.join() !== expected.join()) differing.push({ text: JSON.stringify(text), found, expected });
			}
			expect(differing.slice(0, 5), JSON.stringify(config)).toEqual([]);
		}
	},
);

test.skipIf(!isInstalled())("pairs have them too", async () => {
	const { ours, theirs } = await bothTokenizers({});
	expect([...ours.encode(["The actor"], { pairs: ["ran a script"] }).inputIds]).toEqual(
		theirs.encode("The actor", "ran a script"),
	);
});
