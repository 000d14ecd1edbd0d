import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { findBlocks } from "./markdown-blocks.js";
import {
	installTarballs,
	listTarball,
	PUBLIC_PACKAGES,
	type PublicPackage,
	packPackage,
} from "./pack-packages.js";
import { repository } from "./repository.js";
import { runProcess } from "./run-process.js";

const NAMES = Object.keys(PUBLIC_PACKAGES) as PublicPackage[];
const FOR_PREDICTOR = NAMES.filter((name) => name !== "@mapper/trainer" && name !== "@mapper/cli");

let folder: string;
const tarballs = {} as Record<PublicPackage, string>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "mapper-packed-"));
	for (const name of NAMES) tarballs[name] = await packPackage(name, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(NAMES)("the tarball of %s", (name) => {
	it("has what a user needs and no sources", async () => {
		const files = await listTarball(tarballs[name]);
		expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
		if (name === "@mapper/default-model" || name === "@mapper/attack-dataset")
			expect(files).toContain("NOTICE");
		const isOurs = (file: string) =>
			/^(dist\/[\w-]+(\.d\.ts|\.js)|LICENSE|NOTICE|README\.md|CHANGELOG\.md|package\.json)$/.test(file) ||
			(name === "@mapper/default-model" && /^model\/(README\.md|model\.json|weights\.bin)$/.test(file)) ||
			(name === "@mapper/predictor" && /^report-(mapping|explanation)\.schema\.json$/.test(file));
		expect(files.filter((file) => !isOurs(file))).toEqual([]);
	});

	it("names neither the workspace nor the sources", async () => {
		const { stdout } = await runProcess("tar", ["-xzOf", tarballs[name], "package/package.json"], repository);
		expect(JSON.parse(stdout).name).toBe(name);
		expect(stdout).not.toMatch(/workspace:|catalog:|\.\/src\//);
	});
});

it("the tarball of @mapper/default-model has the model", async () => {
	const files = await listTarball(tarballs["@mapper/default-model"]);
	expect(files).toEqual(expect.arrayContaining(["model/README.md", "model/model.json", "model/weights.bin"]));
});

describe("@mapper/predictor, installed with npm in an empty project", () => {
	let project: string;
	let installed: boolean;
	beforeAll(async () => {
		project = join(folder, "predictor-user");
		installed = await installTarballs(pick(FOR_PREDICTOR), project);
	});

	it("runs the README's first example from ESM and from require(), with the same result", async (context) => {
		skipUnless(installed, context);
		const readme = await readFile(join(project, "node_modules/@mapper/predictor/README.md"), "utf8");
		const example = findBlocks(readme).find(({ language }) => language === "js")!.code;
		await writeFile(join(project, "esm.mjs"), example);
		await writeFile(join(project, "cjs.cjs"), toCommonJs(example));
		const esm = await runProcess(process.execPath, ["esm.mjs"], project);
		expect(esm.exitCode, esm.stderr).toBe(0);
		expect(techniquesOf(esm.stdout).length).toBeGreaterThan(0);
		const cjs = await runProcess(process.execPath, ["cjs.cjs"], project);
		// Node 20 warns once that require() of ESM is experimental.
		expect(cjs.exitCode, cjs.stderr).toBe(0);
		expect(techniquesOf(cjs.stdout)).toEqual(techniquesOf(esm.stdout));
		expect(cjs.stdout).toBe(esm.stdout);
	});

	it("lets each package be required, and the model's files be resolved", async (context) => {
		skipUnless(installed, context);
		const code = `for (const name of ${JSON.stringify(FOR_PREDICTOR)}) {
	if (Object.keys(require(name)).length === 0) throw new Error(name + " exports nothing");
}
const { labels } = require("@mapper/default-model/model/model.json");
const { readFileSync } = require("node:fs");
console.log(labels.length, readFileSync(require.resolve("@mapper/default-model/model/weights.bin")).length > 0);`;
		await writeFile(join(project, "all.cjs"), code);
		const { exitCode, stdout, stderr } = await runProcess(process.execPath, ["all.cjs"], project);
		expect(exitCode, stderr).toBe(0);
		expect(stdout).toBe("691 true\n");
	});

	it("maps many texts on worker threads", async (context) => {
		skipUnless(installed, context);
		const code = `import { loadPredictor } from "@mapper/predictor";
const predictor = await loadPredictor();
const texts = Array.from({ length: 60 }, (_, i) => \`Host \${i}: see T1486 for what happened.\`);
let stated = 0;
for await (const { mapping } of predictor.mapMany(texts, { threads: 2 })) {
	if (mapping.techniques.some(({ id, basis }) => id === "T1486" && basis === "stated")) stated++;
}
console.log(stated);`;
		await writeFile(join(project, "many.mjs"), code);
		const { exitCode, stdout, stderr } = await runProcess(process.execPath, ["many.mjs"], project);
		expect(exitCode, stderr).toBe(0);
		expect(stdout).toBe("60\n");
	});
});

describe("@mapper/cli, installed with npm in an empty project", () => {
	let project: string;
	let installed: boolean;
	beforeAll(async () => {
		project = join(folder, "cli-user");
		installed = await installTarballs(pick(NAMES), project);
	});

	it("gives the command mapper, which maps a text file", async (context) => {
		skipUnless(installed, context);
		await writeFile(
			join(project, "report.txt"),
			"The files were encrypted (T1486), the shadow copies deleted.\n",
		);
		const bin = join(project, "node_modules/.bin/mapper");
		const { exitCode, stdout, stderr } = await runProcess(
			bin,
			["map", "report.txt", "--format", "json"],
			project,
		);
		expect(exitCode, stderr).toBe(0);
		const { techniques } = JSON.parse(stdout);
		expect(techniques).toContainEqual(expect.objectContaining({ id: "T1486", basis: "stated" }));
	});

	it("lets the trainer be required", async (context) => {
		skipUnless(installed, context);
		const code = 'console.log(typeof require("@mapper/trainer").trainModel)';
		const { stdout, stderr } = await runProcess(process.execPath, ["-e", code], project);
		expect(stdout, stderr).toBe("function\n");
	});
});

function pick(names: readonly PublicPackage[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, tarballs[name]]));
}

function skipUnless(installed: boolean, context: TestContext): void {
	if (!installed) context.skip("npm could not reach a registry for the third-party packages");
}

/** An example as CommonJS: imports become require(), and the rest moves into an async function. */
function toCommonJs(example: string): string {
	const imports: string[] = [];
	const rest = example.replace(/^import (\{[^}]*\}) from ("[^"]+");$/gm, (_, names: string, from: string) => {
		imports.push(`const ${names} = require(${from});`);
		return "";
	});
	return `${imports.join("\n")}\nasync function main() {\n${rest}\n}\nmain();\n`;
}

/** The technique ids at the start of printed lines. */
function techniquesOf(stdout: string): string[] {
	return [...stdout.matchAll(/^T\d{4}(\.\d{3})?\b/gm)].map(([id]) => id);
}
