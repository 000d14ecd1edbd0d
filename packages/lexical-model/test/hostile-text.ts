import { fc } from "./seeded-fast-check.js";

/** Pieces that masks, words and offsets stumble over, put together at random. */
export const hostileText = fc
	.array(
		fc.oneof(
			fc.constantFrom(" ", "\n", "\t", "\u0000", "\u00a0", "\u2028", "\ufeff", "\u200b"),
			fc.constantFrom(
				".",
				"[.]",
				"(.)",
				"[dot]",
				"@",
				"[at]",
				"(at)",
				"[",
				"]",
				":",
				"//",
				"\\",
				"-",
				"_",
				"%",
			),
			fc.constantFrom(
				"hxxp",
				"http://",
				"hxxps[:]//",
				"ftp",
				"192",
				"0",
				"cve-2031-",
				"deadbeef",
				"ACME.example",
			),
			fc.constantFrom(
				"İ",
				"ẞ",
				"ſ",
				"K",
				"Σ",
				"\ud800",
				"\udc00",
				"😀",
				"مرحبا",
				"שלום",
				"恶意软件",
				"é",
				"e\u0301",
			),
			fc.string({ unit: "grapheme", maxLength: 6 }),
			fc.string({ unit: "binary", maxLength: 6 }),
		),
		{ maxLength: 40 },
	)
	.map((pieces) => pieces.join(""));
