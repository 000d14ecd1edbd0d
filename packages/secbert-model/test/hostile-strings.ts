import { SeededRandom } from "./seeded-random.js";

const WORDS =
	"The actor used PowerShell scripts shellcode loaders beacon10 lsass DNS-tunnel Registry\\Run 192.0.2.1 hxxp://example[.]com/a?b=1 CAFÉ café ΟΔΟΣ σίγμα İstanbul naïve STRASSE straße группа ЁЛКА 攻击者 中文 한국어 कख़ अ़ שָׁלוֹם 𐐀𐐨 😀 don’t “quoted” x=y $HOME a^b `id` ~root [MASK] [SEP] [CLS][PAD] [UNK] [mask] [ MASK ] constructor __proto__ toString".split(
		" ",
	);
/** Characters with a trap in them: removed, spaces of all kinds, marks, letters that change length, halves of pairs. */
const TRAPS = [
	..."\0\t\n\v\f\r\x1b\x7f\x85\xa0\xad\u034f\u0378\u1680\u180e\u2000\u200b\u200d\u2028\u2029\u202e\u205f\u2060\u3000\ufeff\ufffd\ue000\uffff",
	..."\u0301\u0323\u0327\u0345\u0344\u0f73\u05b0\u0591\u3099\u302e\u1ab0\u20d0",
	..."İıΣσςßẞŒœÅÅΩǅﬁＡａ㍿가각힣豈\uf900\ufa0e\u{2f800}\u{20000}\u{1d15e}\u{1d165}\u{e0041}\u{f0000}",
	..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡«»·¿‐–—‘’“”…′※、。「」！＂＃＄．\u037e\u0387\u1fef",
	"\ud800",
	"\udc00",
	"\udfff\ud800",
	"a\ud83d",
];
const SEPARATORS = [" ", " ", " ", "", "-", "\n", "\u00a0", "\u3000", "\u200b", "."];

/** Seeded texts for tokenizers: report-like, mixed, random characters, long words, runs of marks. */
export function* hostileStrings(count: number, seed: number): Generator<string> {
	const random = new SeededRandom(seed);
	const anyCharacter = () =>
		String.fromCodePoint(random.integer(0, random.pick([0x7f, 0x24f, 0xffff, 0x2ffff, 0x10ffff])));
	const makers = [
		() => join(random, 12, () => random.pick(WORDS)),
		() => join(random, 12, () => random.pick([random.pick(WORDS), random.pick(TRAPS)])),
		() => repeat(random.integer(0, 40), () => random.pick(TRAPS)),
		() => repeat(random.integer(0, 30), anyCharacter),
		() => repeat(random.integer(90, 110), () => random.pick(["a", "b", "é", "𐐨", "Σ"])),
		() =>
			`a${repeat(random.integer(1, 60), () => random.pick(["\u0301", "\u0323", "\u05b0", "\u0591", "\u093c", "\u0345", "\u034f"]))}b`,
	];
	for (let index = 0; index < count; index++) yield makers[index % makers.length]!();
}

function join(random: SeededRandom, most: number, make: () => string): string {
	return repeat(random.integer(0, most), () => make() + random.pick(SEPARATORS));
}

function repeat(count: number, make: () => string): string {
	return Array.from({ length: count }, make).join("");
}
