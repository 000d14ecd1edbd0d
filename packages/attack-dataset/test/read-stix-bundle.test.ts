import { describe, expect, test } from "vitest";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { bundleOf, revokedByObject, stixIdOf, tacticObject, techniqueObject } from "./stix-fixture.js";

const tactics = [
	tacticObject("TA0002", "Execution", "execution"),
	tacticObject("TA0001", "Initial Access", "initial-access"),
];
const matrix = {
	type: "x-mitre-matrix",
	id: "x-mitre-matrix--1",
	tactic_refs: ["x-mitre-tactic--ta0001", "x-mitre-tactic--ta0002", "x-mitre-tactic--gone"],
};

describe("a bundle worked by hand", () => {
	const bundle = bundleOf(
		[
			{ id: "T0003", tactics: ["initial-access", "execution"], platforms: ["Linux", "macOS"] },
			{ id: "T0003.001", url: "https://example.com/T0003/001" },
			{ id: "T0002", deprecated: true },
			{ id: "T0001", revoked: true, revokedBy: "T0003.001" },
		],
		[...tactics, matrix, { type: "malware", id: "malware--1" }],
	);

	test("gives techniques sorted by id with all their facts", () => {
		const { catalogue, dropped, warnings } = readStixBundle(bundle, { version: "0.1" });
		expect(catalogue.techniques.map((technique) => technique.id)).toEqual([
			"T0001",
			"T0002",
			"T0003",
			"T0003.001",
		]);
		expect(catalogue.get("T0003")).toEqual({
			id: "T0003",
			name: "Name of T0003",
			tactics: ["initial-access", "execution"],
			stixId: stixIdOf("T0003"),
			url: "https://attack.mitre.org/techniques/T0003",
			platforms: ["Linux", "macOS"],
			isRevoked: false,
			isDeprecated: false,
		});
		expect(catalogue.get("T0003.001")).toMatchObject({
			parent: "T0003",
			url: "https://example.com/T0003/001",
		});
		expect(catalogue.get("T0001")).toMatchObject({ isRevoked: true, revokedBy: "T0003.001" });
		expect(catalogue.liveIds).toEqual(["T0003", "T0003.001"]);
		expect({ version: catalogue.version, domain: catalogue.domain }).toEqual({
			version: "0.1",
			domain: "enterprise-attack",
		});
		expect({ dropped, warnings }).toEqual({ dropped: {}, warnings: [] });
	});

	test("orders tactics by the matrix, and by id without one", () => {
		const names = (source: object) =>
			readStixBundle(source).catalogue.tactics.map((tactic) => tactic.shortName);
		expect(names(bundle)).toEqual(["initial-access", "execution"]);
		const reversed = { ...matrix, tactic_refs: [...matrix.tactic_refs].reverse() };
		expect(names(bundleOf([{ id: "T0001" }], [...tactics, reversed]))).toEqual([
			"execution",
			"initial-access",
		]);
		expect(names(bundleOf([{ id: "T0001" }], tactics))).toEqual(["initial-access", "execution"]);
	});

	test("reads text, bytes and the parsed object alike", () => {
		const text = JSON.stringify(bundle);
		const expected = JSON.stringify(readStixBundle(bundle));
		expect(JSON.stringify(readStixBundle(text))).toBe(expected);
		expect(JSON.stringify(readStixBundle(`\uFEFF${text}`))).toBe(expected);
		expect(JSON.stringify(readStixBundle(new TextEncoder().encode(text)))).toBe(expected);
	});
});

describe("versions and domains are data", () => {
	test("tactics of version 19 load, and one that is not defined is warned of", () => {
		const heard: string[] = [];
		const { catalogue, warnings } = readStixBundle(
			bundleOf(
				[
					{ id: "T0001", tactics: ["stealth", "defense-impairment"] },
					{ id: "T0002", tactics: ["nowhere"] },
				],
				[
					tacticObject("TA0005", "Stealth", "stealth"),
					tacticObject("TA0112", "Defense Impairment", "defense-impairment"),
				],
			),
			{ onWarning: (warning) => heard.push(warning) },
		);
		expect(catalogue.tactics.map((tactic) => tactic.name)).toEqual(["Stealth", "Defense Impairment"]);
		expect(catalogue.get("T0001")?.tactics).toEqual(["stealth", "defense-impairment"]);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain("nowhere");
		expect(heard).toEqual(warnings);
	});

	test("the collection states the version; an option that differs wins with a warning", () => {
		const bundle = bundleOf(
			[{ id: "T0001", tactics: [] }],
			[{ type: "x-mitre-collection", id: "x-mitre-collection--1", x_mitre_version: "19.1" }],
		);
		expect(readStixBundle(bundle).catalogue.version).toBe("19.1");
		expect(readStixBundle(bundleOf([{ id: "T0001" }])).catalogue.version).toBe("unknown");
		const asked = readStixBundle(bundle, { version: "19.2" });
		expect(asked.catalogue.version).toBe("19.2");
		expect(asked.warnings).toHaveLength(1);
	});

	test.each([
		["mitre-mobile-attack", "mitre-mobile-attack", "mobile-attack"],
		["mitre-attack", "mitre-mobile-attack", "mobile-attack"],
		["mitre-attack", "mitre-ics-attack", "ics-attack"],
		["mitre-ics-attack", "mitre-ics-attack", "ics-attack"],
	])("source %s with chain %s is %s", (source, chain, domain) => {
		expect(readStixBundle(bundleOf([{ id: "T0801", source, chain }])).catalogue.domain).toBe(domain);
	});
});

describe("what cannot be used", () => {
	test("is counted by reason", () => {
		const nameless = { ...techniqueObject({ id: "T0002" }), name: "" };
		const { dropped, catalogue } = readStixBundle(
			bundleOf(
				[
					{ id: "T0001" },
					{ id: "CAPEC-13" },
					{ id: "TA0001" },
					{ id: "T0009", source: "capec" },
					{ id: "T0004", revoked: true, revokedBy: "T0404" },
				],
				[null, 7, { type: "attack-pattern" }, nameless, { ...tactics[0], x_mitre_shortname: undefined }],
			),
		);
		expect(catalogue.techniques.map((technique) => technique.id)).toEqual(["T0001", "T0004"]);
		expect(dropped).toEqual({
			"not a STIX object": 3,
			"technique id not understood": 2,
			"technique without ATT&CK id": 1,
			"technique without name": 1,
			"tactic without id or short name": 1,
			"revoked-by that names no other technique": 1,
		});
		expect(catalogue.get("T0004")?.revokedBy).toBeUndefined();
	});

	test("a repeated id keeps the one in force", () => {
		const old = { id: "T0001", name: "Old", revoked: true };
		for (const order of [
			[old, { id: "T0001", name: "New" }],
			[{ id: "T0001", name: "New" }, old],
		]) {
			const { catalogue, dropped } = readStixBundle(bundleOf(order));
			expect(catalogue.get("T0001")?.name).toBe("New");
			expect(dropped).toEqual({ "technique id seen before": 1 });
		}
	});

	test("cycles of revoked-by and those of software are let through", () => {
		const { catalogue, dropped } = readStixBundle(
			bundleOf(
				[
					{ id: "T0001", revoked: true, revokedBy: "T0002" },
					{ id: "T0002", revoked: true, revokedBy: "T0001" },
				],
				[revokedByObject("malware--1", "malware--2")],
			),
		);
		expect(catalogue.techniques.map((technique) => technique.revokedBy)).toEqual(["T0002", "T0001"]);
		expect(dropped).toEqual({});
	});

	test.each([
		["no JSON", "{"],
		["an empty text", ""],
		["JSON null", "null"],
		["a list", "[]"],
		["another object", { type: "indicator" }],
		["a bundle without objects", { type: "bundle" }],
		["a bundle without techniques", { type: "bundle", objects: [{ type: "malware", id: "malware--1" }] }],
	])("%s is refused", (_, source) => {
		expect(() => readStixBundle(source)).toThrow(
			expect.objectContaining({ name: "AttackDatasetError", code: "DATASET_STIX_INVALID" }),
		);
	});
});
