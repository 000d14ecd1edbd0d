import { expect, test } from "vitest";
import { runCli } from "./run-cli.js";

const broken = {
	stdin: "text",
	loadPredictor: async () => {
		throw new Error("boom \u001b[2J", { cause: new Error("the fuse") });
	},
};

test("an internal error is one line and how to see more", async () => {
	const { code, stderr } = await runCli(["map"], broken);
	expect(code).toBe(1);
	expect(stderr).toBe("mapper: internal error: boom \uFFFD[2J\nRun it again with --verbose for the stack.\n");
});

test("--verbose prints the stack and the cause", async () => {
	const { stderr } = await runCli(["map", "--verbose"], broken);
	expect(stderr).toMatch(/^mapper: internal error: boom/);
	expect(stderr).toMatch(/\nat .*run\.test\.ts/);
	expect(stderr).toContain("caused by Error: the fuse");
	expect(stderr).not.toContain("\u001b");
});

test("an interruption ends with 130 and without a message", async () => {
	const { code, stderr } = await runCli(["map"], { ...broken, signal: AbortSignal.abort() });
	expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
});

test("an unknown command suggests one", async () => {
	const { code, stderr } = await runCli(["doctr"]);
	expect({ code, stderr }).toEqual({
		code: 2,
		stderr: "mapper: unknown command 'doctr'\n(Did you mean doctor?)\n",
	});
});

test("help and version go to stdout with 0, no command at all is a usage error", async () => {
	expect(await runCli(["--version"])).toMatchObject({ code: 0, stdout: "9.9.9\n", stderr: "" });
	const help = await runCli(["--help"]);
	expect(help).toMatchObject({ code: 0, stderr: "" });
	for (const name of ["map", "dataset", "train", "evaluate", "model", "doctor"]) {
		expect(help.stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
	}
	expect(await runCli([])).toMatchObject({ code: 2, stdout: "" });
});
