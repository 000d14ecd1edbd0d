import { expect, it } from "vitest";
import { extractIndicators } from "../src/index.js";

const LENGTH = 400_000;

/** Each is repeated to 400 KB; a pattern of quadratic time would run into the time limit of the test. */
const PIECES = [
	"a.",
	"1.",
	"1.1.1.1",
	"a",
	"http://",
	"http://a",
	"hxxp://",
	"http://a.example/(",
	"http://a.example/x,",
	"f",
	"f0",
	"[",
	"[.",
	"[.]",
	"(.)a",
	"/../b",
	"-",
	"a-",
	"_.",
	"@",
	"a@",
	"a@a.",
	"a.b@",
	":",
	"::",
	"1:",
	"a:b::",
	"\\",
	"a\\",
	"C:\\",
	"C:\\a ",
	"%a",
	"%AA%\\a b\\",
	"HKLM\\",
	"HKLM\\a b",
	"CVE-",
	"CVE-2021-1",
	"T1059",
	"AS1",
	"AS ",
	"0x",
	"1A1zP",
	"bc1q",
	"00:",
	"00-",
	" ",
	"\n",
	"é.",
	"中.",
	"中a.",
	"\ud83d",
	"a dot ",
	"a[.]b dot ",
	"a.com/",
	"a.com:1/",
	"<a>",
	"C:\\<a>",
	"version 1.1.1.1, ",
	"x.exe",
	'"C:\\a ',
	"'http://a.b/",
	"{",
	"http://a.b/{(",
	"&amp;",
	"http://a.b/&gt;",
	"a\\.",
	"h**p[",
];

it.each(PIECES)("reads %j, repeated, in the time of the test", (piece) => {
	const text = piece.repeat(Math.ceil(LENGTH / piece.length));
	let last = 0;
	for (const { start, end } of extractIndicators(text)) {
		expect(start >= last && end > start).toBe(true);
		last = end;
	}
	expect(last).toBeLessThanOrEqual(text.length);
});

it("reads the piece after a long head, whatever the head holds", () => {
	for (const head of ["http://", "C:\\", "0x", "AS", "a@", "1.", "[", "%"]) {
		expect(extractIndicators(`${head}${"a".repeat(LENGTH)} 203.0.113.7`).at(-1)?.value).toBe("203.0.113.7");
	}
});
