import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ATTACK_VERSION, loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { dataPath } from "./shared-data.js";

describe("the shipped catalogue", () => {
	const catalogue = loadEnterpriseCatalogue();

	test("has the techniques of Enterprise 18.1", () => {
		expect(catalogue.techniques).toHaveLength(835);
		expect(catalogue.liveIds).toHaveLength(691);
		expect(catalogue.version).toBe(ATTACK_VERSION);
		expect(catalogue.domain).toBe("enterprise-attack");
	});

	test("gives the facts of a technique", () => {
		expect(catalogue.get("T1059.001")).toEqual({
			id: "T1059.001",
			name: "PowerShell",
			tactics: ["execution"],
			parent: "T1059",
			stixId: "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736",
			url: "https://attack.mitre.org/techniques/T1059/001",
			platforms: ["Windows"],
			isRevoked: false,
			isDeprecated: false,
		});
		expect(catalogue.get("T1086")).toMatchObject({ isRevoked: true, revokedBy: "T1059.001" });
	});

	test("has the 14 tactics in the order of the matrix", () => {
		expect(catalogue.tactics).toHaveLength(14);
		expect(catalogue.tactics[0]?.shortName).toBe("reconnaissance");
		expect(catalogue.tactics.at(-1)).toEqual({ id: "TA0040", name: "Impact", shortName: "impact" });
	});

	test("is built once", () => {
		expect(loadEnterpriseCatalogue()).toBe(catalogue);
	});

	test("holds together: parents, tactics and replacements exist", () => {
		const tactics = new Set(catalogue.tactics.map((tactic) => tactic.shortName));
		for (const id of catalogue.liveIds) {
			const technique = catalogue.get(id);
			if (technique?.parent) expect(catalogue.isLive(technique.parent), id).toBe(true);
			expect(technique?.tactics.length, id).toBeGreaterThan(0);
			expect(
				technique?.tactics.every((name) => tactics.has(name)),
				id,
			).toBe(true);
		}
		for (const { revokedBy } of catalogue.techniques)
			if (revokedBy) expect(catalogue.get(revokedBy)).toBeDefined();
	});
});

const bundlePath = dataPath("attack/enterprise-attack.json");
const reason = bundlePath ? "" : " (skipped: no attack/enterprise-attack.json; set MAPPER_DATA_DIR)";
test.skipIf(!bundlePath)(`equals what the reader makes of MITRE's bundle${reason}`, async () => {
	const { catalogue, dropped, warnings } = readStixBundle(await readFile(bundlePath as string), {
		version: ATTACK_VERSION,
	});
	const shipped = loadEnterpriseCatalogue();
	expect(shipped.techniques).toEqual(catalogue.techniques);
	expect(shipped.tactics).toEqual(catalogue.tactics);
	expect(shipped.liveIds).toEqual(catalogue.liveIds);
	expect({ dropped, warnings }).toEqual({ dropped: {}, warnings: [] });
});
