import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.js";
import { type ProcessResult, runProcess } from "./run-process.js";

/** The public packages and their folders. */
export const PUBLIC_PACKAGES = {
	"@mapper/attack-dataset": "packages/attack-dataset",
	"@mapper/ioc-extract": "packages/ioc-extract",
	"@mapper/lexical-model": "packages/lexical-model",
	"@mapper/lime-explain": "packages/lime-explain",
	"@mapper/default-model": "packages/default-model",
	"@mapper/predictor": "packages/predictor",
	"@mapper/trainer": "packages/trainer",
	"@mapper/cli": "apps/cli",
} as const;

/** Name of a public package. */
export type PublicPackage = keyof typeof PUBLIC_PACKAGES;

/** What npm says when the registry cannot be reached. */
const OFFLINE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;

/** Packs a package as it would be published, and gives the path of the tarball. */
export async function packPackage(name: PublicPackage, destination: string): Promise<string> {
	const folder = join(repository, PUBLIC_PACKAGES[name]);
	const result = await runPnpm(["pack", "--json", "--pack-destination", destination], folder);
	if (result.exitCode !== 0) throw new Error(`pnpm pack of ${name} failed: ${result.stderr}${result.stdout}`);
	return JSON.parse(result.stdout.slice(result.stdout.indexOf("{"))).filename;
}

/** The pnpm that runs this test, else one on the path, else the one that npx fetches. */
async function runPnpm(args: readonly string[], cwd: string): Promise<ProcessResult> {
	const running = process.env.npm_execpath;
	if (running && /pnpm[^/\\]*\.c?js$/.test(running)) {
		return runProcess(process.execPath, [running, ...args], cwd);
	}
	try {
		return await runProcess("pnpm", args, cwd);
	} catch {
		return runProcess("npx", ["--yes", "pnpm@10", ...args], cwd);
	}
}

/** Paths in a tarball of npm, without the leading `package/`. */
export async function listTarball(tarball: string): Promise<string[]> {
	const { stdout } = await runProcess("tar", ["-tzf", tarball], repository);
	return stdout
		.split(/\r?\n/)
		.filter((line) => line !== "")
		.map((line) => line.replace(/^package\//, ""))
		.sort();
}

/**
 * Makes an empty project and installs tarballs in it with npm; packages of ours come from the tarballs at any depth.
 *
 * @returns whether third-party packages could be had; false without a network
 * @throws Error when npm fails for any other reason
 */
export async function installTarballs(
	tarballs: Readonly<Record<string, string>>,
	project: string,
): Promise<boolean> {
	const dependencies = Object.fromEntries(
		Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
	);
	const overrides = Object.fromEntries(Object.keys(tarballs).map((name) => [name, `$${name}`]));
	await mkdir(project, { recursive: true });
	await writeFile(
		join(project, "package.json"),
		JSON.stringify({ name: "empty", private: true, dependencies, overrides }),
	);
	const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
	// npm would wait for more than a minute where there is no network.
	args.push("--fetch-retries=1", "--fetch-retry-mintimeout=1000");
	const { exitCode, stdout, stderr } = await runProcess("npm", args, project);
	if (exitCode === 0) return true;
	if (OFFLINE.test(stderr)) return false;
	throw new Error(`npm install failed: ${stderr}${stdout}`);
}
