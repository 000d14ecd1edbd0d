import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSettings } from "../src/settings.js";
import { temporaryFolder } from "./temporary-folder.js";

describe("loadSettings", () => {
	test("options win over the environment, that over the project's file, that over the user's", async () => {
		const cwd = temporaryFolder({
			"home/mapper/config.json":
				'{"topK": 1, "threads": 1, "minConfidence": 0.1, "format": "json", "indicators": false}',
			"mapper.config.json": '{"topK": 2, "threads": 2, "minConfidence": 0.2}',
		});
		const env = { XDG_CONFIG_HOME: join(cwd, "home"), MAPPER_TOP_K: "3", MAPPER_THREADS: "3" };
		expect(await loadSettings({ topK: 4, model: undefined }, { cwd, env })).toEqual({
			topK: 4,
			threads: 3,
			minConfidence: 0.2,
			format: "json",
			indicators: false,
		});
	});

	test("a model's path starts at the file that names it, else at the user's folder", async () => {
		const cwd = temporaryFolder({ "home/mapper/config.json": '{"model": "mine"}' });
		const env = { XDG_CONFIG_HOME: join(cwd, "home") };
		expect((await loadSettings({}, { cwd, env })).model).toBe(join(cwd, "home", "mapper", "mine"));
		expect((await loadSettings({}, { cwd, env: { ...env, MAPPER_MODEL: "m" } })).model).toBe(join(cwd, "m"));
		expect((await loadSettings({ model: "../x" }, { cwd, env })).model).toBe(join(cwd, "..", "x"));
	});

	test("a precision takes the place of a confidence from further below", async () => {
		const cwd = temporaryFolder({ "mapper.config.json": '{"minConfidence": 0.2}' });
		const env = { HOME: cwd };
		expect(await loadSettings({ minPrecision: 0.9 }, { cwd, env })).toEqual({ minPrecision: 0.9 });
		expect(await loadSettings({ topK: 1 }, { cwd, env })).toEqual({ minConfidence: 0.2, topK: 1 });
	});

	test.each(["auto", "reports", "procedures"] as const)(
		"knows the style %s in all three places",
		async (style) => {
			const cwd = temporaryFolder({ "mapper.config.json": JSON.stringify({ style }) });
			const empty = temporaryFolder();
			const env = { HOME: empty };
			expect(await loadSettings({}, { cwd, env })).toEqual({ style });
			expect(await loadSettings({}, { cwd: empty, env: { ...env, MAPPER_STYLE: style } })).toEqual({ style });
			expect(await loadSettings({ style }, { cwd: empty, env })).toEqual({ style });
		},
	);

	test("without any of them nothing is set", async () => {
		expect(
			await loadSettings({}, { cwd: temporaryFolder(), env: { HOME: "/nonexistent", MAPPER_FORMAT: "" } }),
		).toEqual({});
	});

	test.each([
		["a key that is none", '{"topk": 3}', '"topk"'],
		["a key of Object", '{"constructor": 3}', '"constructor"'],
		["a number as text", '{"topK": "3"}', 'expected a whole number of at least 0, but got "3"'],
		["a share of 2", '{"minPrecision": 2}', "expected a number from 0 to 1, but got 2"],
		["another format", '{"format": "xml"}', "ndjson"],
		["a style that is none", '{"style": "both"}', 'expected "auto", "reports", "procedures", but got "both"'],
		["what is an option only", '{"showHeldBack": true}', '"showHeldBack"'],
		["no object", "[1]", "expected an object"],
		["no JSON", "{", "is not JSON"],
	])("refuses %s and names the file", async (_, text, message) => {
		const cwd = temporaryFolder({ "mapper.config.json": text });
		const error = await loadSettings({}, { cwd, env: { HOME: cwd } }).catch((reason) => reason);
		expect(error).toMatchObject({ code: "CLI_CONFIG_INVALID" });
		expect(error.message).toContain(join(cwd, "mapper.config.json"));
		expect(error.message).toContain(message);
	});

	test.each([
		["MAPPER_TOP_K", "many"],
		["MAPPER_INDICATORS", "perhaps"],
		["MAPPER_THREADS", "0"],
		["MAPPER_STYLE", "both"],
	])("refuses %s=%s", async (name, value) => {
		const loading = loadSettings(
			{},
			{ cwd: temporaryFolder(), env: { HOME: "/nonexistent", [name]: value } },
		);
		await expect(loading).rejects.toMatchObject({
			code: "CLI_CONFIG_INVALID",
			message: expect.stringContaining(name),
		});
	});
});
