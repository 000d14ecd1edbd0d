import { BERT_SPECIAL_TOKENS } from "../src/vocabulary.js";

const WORDS = `the actor used a power shell script to run on host and then loader dropped second stage beacon
registry key was set for persist ence credential dump memory lsass proxy over dns tunnel exfil strasse naive cafe
resume istanbul sigma`
	.split(/\s+/)
	.filter((word) => word !== "");
const PIECES = "s ing ed er ion shell loader code 0 00 1 10 2 e a t n i o r".split(" ");
/** Letters of other scripts, jamo that a syllable decomposes into, marks that stay, signs, one emoji. */
const OTHERS = [
	..."σςαλέφабвгдеёйшолгруппа中文攻击者かなカナ한ᄒ\u1161\u11abअक़\u093c\u05d0\u05b0\u0651ßıøłæœđ’“”–—…§€£©𐐨𝒜😀",
];

/** The tokens of a made-up vocabulary: some words whole, everything else by characters, and gaps that give `[UNK]`. */
export function sampleTokens(): string[] {
	const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
		(character) => !/[A-Zqz]/.test(character),
	);
	const letters = ascii.filter((character) => /[a-y0-9]/.test(character));
	return [
		...new Set([
			...Object.values(BERT_SPECIAL_TOKENS),
			...ascii,
			...letters.map((character) => `##${character}`),
			...WORDS,
			...PIECES.map((piece) => `##${piece}`),
			...OTHERS,
			...OTHERS.filter((character) => /[\p{L}\p{M}]/u.test(character)).map((character) => `##${character}`),
		]),
	];
}

/** The same as a `vocab.txt`. */
export function sampleVocabularyText(): string {
	return `${sampleTokens().join("\n")}\n`;
}
