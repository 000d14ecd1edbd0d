import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { isSafePath } from "../src/safe-path.js";
import { PUBLIC_SOURCES } from "../src/source-list.js";

const described = await readFile(new URL("../../../data/SOURCES.md", import.meta.url), "utf8");

describe.each(PUBLIC_SOURCES.map((source) => [source.name, source] as const))("source %s", (name, source) => {
	test("says the same in data/SOURCES.md", () => {
		const { url, commit = "unverified", sha256 = "unverified", pin, licence } = source;
		expect(described).toContain(`| \`${name}\` | ${url} | ${commit} | ${sha256} | ${pin} | ${licence} |`);
	});

	test("claims no firmer pin than it has", () => {
		if (source.pin === "sha256") expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
		else expect(source.sha256).toBeUndefined();
		if (source.pin === "commit") expect(source.url).toContain(source.commit as string);
		if (source.commit !== undefined) expect(source.commit).toMatch(/^[0-9a-f]{40}$/);
	});

	test("stays in the data folder and is fetched over TLS", () => {
		expect(isSafePath(source.path)).toBe(true);
		expect(source.url).toMatch(/^https:\/\//);
	});
});

test("names and places are unique", () => {
	expect(new Set(PUBLIC_SOURCES.map((source) => source.name)).size).toBe(PUBLIC_SOURCES.length);
	expect(new Set(PUBLIC_SOURCES.map((source) => source.path)).size).toBe(PUBLIC_SOURCES.length);
});
