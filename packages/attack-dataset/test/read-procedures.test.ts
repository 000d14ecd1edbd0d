import { describe, expect, it } from "vitest";
import { readProcedures } from "../src/read-procedures.js";
import { bundleOf, stixIdOf } from "./stix-fixture.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

function uses(actor: string, technique: string, description?: string, more: object = {}): object {
	return {
		type: "relationship",
		id: `relationship--${actor}-${technique}`,
		relationship_type: "uses",
		source_ref: actor,
		target_ref: technique.includes("--") ? technique : stixIdOf(technique),
		...(description === undefined ? {} : { description }),
		...more,
	};
}

const bundle = bundleOf(
	[{ id: "T1003.001" }, { id: "T1086", revoked: true }],
	[
		{ type: "malware", id: "malware--1", name: "Gullwing" },
		{ type: "tool", id: "tool--gone", name: "Old Oar", x_mitre_deprecated: true },
		uses("malware--1", "T1003.001", "[Gullwing](https://example.com) read LSASS.(Citation: X)"),
		uses("campaign--1", "T1086", "The actors ran PowerShell."),
		uses("intrusion-set--1", "T1003.001", "Withdrawn.", { revoked: true }),
		uses("tool--gone", "T1003.001", "By withdrawn software."),
		uses("malware--1", "T1003.001"),
		uses("malware--1", "T1003.001", "(Citation: only this)"),
		uses("malware--1", "attack-pattern--unknown", "A technique that is not here."),
		uses("intrusion-set--1", "malware--1", "A group uses a software."),
		uses("x-mitre-asset--1", "T1003.001", "Something else uses it."),
		uses("malware--1", "T1003.001", "Mitigates it.", { relationship_type: "mitigates" }),
	],
);

const expected = [
	{
		text: "Gullwing read LSASS.",
		labels: ["T1003.001"],
		source: "procedure",
		group: "malware--1",
	},
	// Revoked techniques stay: their ids are migrated later.
	{ text: "The actors ran PowerShell.", labels: ["T1086"], source: "procedure", group: "campaign--1" },
];

describe("readProcedures", () => {
	it("gives one text per relationship in force, by software, group or campaign", async () => {
		expect(await collect(readProcedures(bundle))).toEqual(expected);
	});

	it("reads the bundle's file just as well", async () => {
		expect(await collect(readProcedures(await folder.write("bundle.json", bundle)))).toEqual(expected);
	});

	it("refuses what is no bundle", async () => {
		const path = await folder.write("list.json", []);
		const error = { code: "DATASET_SOURCE_INVALID" };
		await expect(collect(readProcedures(path))).rejects.toMatchObject({ ...error, subject: path });
		await expect(collect(readProcedures({ type: "bundle" }))).rejects.toMatchObject(error);
	});
});
