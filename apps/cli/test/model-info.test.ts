import { expect, test } from "vitest";
import { FAKE_MODEL } from "./fake-predictor.js";
import { runCli } from "./run-cli.js";

test("says what the model is, knows and scored", async () => {
	const { code, stdout, calls } = await runCli(["model", "info"]);
	expect(stdout).toBe(`fake-model 1.2.3
ATT&CK 18.1 · enterprise-attack
weights.bin · 3.5 MB
sha256 ${"ab".repeat(32)}

TECHNIQUES     THE MODEL SAW
trained     1  ten or more texts of real incidents or rules
few-shot    1  one to nine
described   1  only its description and sentences written for it
all         3

SOURCE  LICENCE
attack  ATT&CK terms of use

METRIC        VALUE
tram microF1  0.5813
records       23,456
`);
	expect({ code, disposed: calls.disposed }).toEqual({ code: 0, disposed: 1 });
});

test("--format json prints the manifest, --model names the folder", async () => {
	const { stdout, calls } = await runCli(["model", "info", "--format", "json", "--model", "other"], {
		cwd: "/here",
	});
	expect(JSON.parse(stdout)).toEqual(FAKE_MODEL);
	expect(calls.loaded).toEqual(["/here/other"]);
});
