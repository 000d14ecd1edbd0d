import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CliContext } from "../src/context.js";
import { openOutput } from "../src/output.js";
import { temporaryFolder } from "./temporary-folder.js";

const at = (cwd: string) => ({ cwd }) as CliContext;

test("the file appears with commit, and keeps its mode", async () => {
	const cwd = temporaryFolder({ out: "old" });
	chmodSync(join(cwd, "out"), 0o640);
	const output = await openOutput("out", at(cwd));
	await output.write("a");
	await output.write("b");
	expect(readFileSync(join(cwd, "out"), "utf8")).toBe("old");
	await output.commit();
	await output.discard();
	expect(readFileSync(join(cwd, "out"), "utf8")).toBe("ab");
	expect(statSync(join(cwd, "out")).mode & 0o777).toBe(0o640);
	expect(readdirSync(cwd)).toEqual(["out"]);
});

test("discard leaves what was there", async () => {
	const cwd = temporaryFolder({ out: "old" });
	const output = await openOutput("out", at(cwd));
	await output.write("new");
	await output.discard();
	expect(readFileSync(join(cwd, "out"), "utf8")).toBe("old");
	expect(readdirSync(cwd)).toEqual(["out"]);
});

test("a link stays a link, a device stays a device", async () => {
	const cwd = temporaryFolder({ "real/out": "old" });
	symlinkSync(join("real", "out"), join(cwd, "link"));
	symlinkSync("/dev/null", join(cwd, "null"));
	for (const name of ["link", "null"]) {
		const output = await openOutput(name, at(cwd));
		await output.write("new");
		await output.commit();
		expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
	}
	expect(readFileSync(join(cwd, "real", "out"), "utf8")).toBe("new");
	expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("a folder cannot be written", async () => {
	const cwd = temporaryFolder({ "folder/file": "" });
	await expect(openOutput("folder", at(cwd))).rejects.toMatchObject({ code: "CLI_OUTPUT_UNWRITABLE" });
});
