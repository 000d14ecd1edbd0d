import { readdirSync, readFileSync } from "node:fs";
import { checkSync } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);
/** Generated tables hold no patterns. */
const FILES = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts") && !file.endsWith("-data.ts"))
	.sort();

/** Every regular expression a file writes down. */
function patternsOf(file: string): string[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(new URL(file, SOURCE), "utf8"),
		ts.ScriptTarget.Latest,
	);
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** The checker written in Scala and compiled to JavaScript: the same on every machine. */
process.env.RECHECK_SYNC_BACKEND = "pure";

describe("recheck finds no pattern that takes more than linear time", () => {
	const cases = FILES.flatMap((file) => patternsOf(file).map((pattern) => [file, pattern] as const));

	it("looks at the patterns of the package", () => {
		expect(cases.length).toBeGreaterThan(150);
	});

	it.each(cases)("%s %s", { timeout: 120_000 }, (_, pattern) => {
		const end = pattern.lastIndexOf("/");
		const result = checkSync(pattern.slice(1, end), pattern.slice(end + 1), {
			timeout: 100_000,
			randomSeed: 1,
		});
		expect(result.status).toBe("safe");
	});
});
