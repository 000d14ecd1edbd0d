import { describe, expect, test } from "vitest";
import { parseAttackId } from "../src/attack-id.js";
import { loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { migrateId, migrateIds } from "../src/migrate-ids.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { MOVES_18_TO_19, MOVES_19_TO_18 } from "../src/version-moves.js";
import { bundleOf } from "./stix-fixture.js";

const shipped = loadEnterpriseCatalogue();

test("tags of version 19 are read against 18.1", () => {
	const tags = ["T1685", "T1685.001", "T1685.005", "T1686.003", "T1690", "T1059.001"];
	expect(migrateIds(tags, shipped, { moves: MOVES_19_TO_18 })).toEqual({
		ids: ["T1059.001", "T1070.001", "T1562.001", "T1562.002", "T1562.003", "T1562.004"],
		moved: [
			{ from: "T1685", to: "T1562.001" },
			{ from: "T1685.001", to: "T1562.002" },
			{ from: "T1685.005", to: "T1070.001" },
			{ from: "T1686.003", to: "T1562.004" },
			{ from: "T1690", to: "T1562.003" },
		],
		failed: [],
	});
});

test("ids that are new in 19 fail openly", () => {
	expect(migrateIds(["T1687", "T1684", "T1027.018"], shipped, { moves: MOVES_19_TO_18 }).failed).toEqual([
		{ id: "T1687", problem: "unknown" },
		{ id: "T1684", problem: "unknown" },
		{ id: "T1027.018", problem: "unknown" },
	]);
});

describe("the two tables agree", () => {
	test("each id is canonical; 18 ids are in force in 18.1, 19 ids are unknown there", () => {
		for (const [from, to] of Object.entries(MOVES_18_TO_19)) {
			expect(parseAttackId(to)?.id).toBe(to);
			expect(shipped.isLive(from), from).toBe(true);
			expect(shipped.get(to), to).toBeUndefined();
		}
		for (const [from, to] of Object.entries(MOVES_19_TO_18)) {
			expect(shipped.get(from), from).toBeUndefined();
			expect(shipped.isLive(to), to).toBe(true);
		}
	});

	test("back and forth gives the same id, but for what 19 put together or took apart", () => {
		const merged = Object.keys(MOVES_18_TO_19).filter(
			(id) => MOVES_19_TO_18[MOVES_18_TO_19[id] as string] !== id,
		);
		expect(merged).toEqual(["T1562", "T1562.006"]);
		const split = Object.keys(MOVES_19_TO_18).filter(
			(id) => MOVES_18_TO_19[MOVES_19_TO_18[id] as string] !== id,
		);
		expect(split).toEqual(["T1686.003"]);
	});

	test("every technique of the T1562 family has a place in 19", () => {
		for (const id of ["T1562", ...shipped.childrenOf("T1562")])
			expect(Object.hasOwn(MOVES_18_TO_19, id), id).toBe(true);
	});

	test("18 ids reach a catalogue of version 19", () => {
		const { catalogue } = readStixBundle(bundleOf([{ id: "T1685" }, { id: "T1688" }]));
		expect(migrateId("T1562.006", catalogue, { moves: MOVES_18_TO_19 }).id).toBe("T1685");
		expect(migrateId("T1562.009", catalogue, { moves: MOVES_18_TO_19 }).id).toBe("T1688");
	});
});
