import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { migrateId, migrateIds } from "../src/migrate-ids.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { bundleOf } from "./stix-fixture.js";

const { catalogue } = readStixBundle(
	bundleOf([
		{ id: "T0001", revoked: true, revokedBy: "T0002" },
		{ id: "T0002", revoked: true, revokedBy: "T0003.001" },
		{ id: "T0003" },
		{ id: "T0003.001" },
		{ id: "T0004", deprecated: true },
		{ id: "T0005", revoked: true },
		{ id: "T0006", revoked: true, revokedBy: "T0007" },
		{ id: "T0007", revoked: true, revokedBy: "T0006" },
	]),
);

describe("one id", () => {
	test.each([
		["T0003", { id: "T0003", chain: ["T0003"] }],
		["t0003/001", { id: "T0003.001", chain: ["T0003.001"] }],
		["T0001", { id: "T0003.001", chain: ["T0001", "T0002", "T0003.001"] }],
		["T0004", { chain: ["T0004"], problem: "deprecated" }],
		["T0005", { chain: ["T0005"], problem: "revoked-without-replacement" }],
		["T0006", { chain: ["T0006", "T0007"], problem: "cycle" }],
		["T9999", { chain: ["T9999"], problem: "unknown" }],
		["TA0002", { chain: ["TA0002"], problem: "unknown" }],
		["constructor", { chain: ["constructor"], problem: "unknown" }],
		["", { chain: [""], problem: "unknown" }],
	])("%j", (id, expected) => {
		expect(migrateId(id, catalogue)).toEqual(expected);
	});

	test("moves help where the catalogue has no replacement, and only there", () => {
		const moves = {
			T9999: "t0001",
			T0005: "T0003",
			T0003: "T0004",
			T0001: "T0004",
			T8001: "T8002",
			T8002: "T8001",
		};
		expect(migrateId("T9999", catalogue, { moves })).toEqual({
			id: "T0003.001",
			chain: ["T9999", "T0001", "T0002", "T0003.001"],
		});
		expect(migrateId("T0005", catalogue, { moves }).id).toBe("T0003");
		expect(migrateId("T0003", catalogue, { moves }).id).toBe("T0003");
		expect(migrateId("T0001", catalogue, { moves }).id).toBe("T0003.001");
		expect(migrateId("T8001", catalogue, { moves }).problem).toBe("cycle");
		expect(migrateId("T9999", catalogue, { moves: { T9999: "T7777" } }).problem).toBe("unknown");
	});

	test("a chain of 10,000 ends", () => {
		const moves = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, index) => [
				idAt(index),
				index === 9_999 ? "T0003" : idAt(index + 1),
			]),
		);
		const { id, chain } = migrateId(idAt(0), catalogue, { moves });
		expect(id).toBe("T0003");
		expect(chain).toHaveLength(10_001);
	});
});

/** Ten sub-techniques' worth of numbers: T5000.000, T5000.001, … without clashing with the fixture. */
function idAt(index: number): string {
	return `T5${String(Math.floor(index / 1000)).padStart(3, "0")}.${String(index % 1000).padStart(3, "0")}`;
}

describe("a list", () => {
	test("ids are sorted and unique; moves and failures are listed in the order given", () => {
		expect(migrateIds(["T0004", "T0003.001", "T0001", "T0003", "T0001", "nonsense"], catalogue)).toEqual({
			ids: ["T0003", "T0003.001"],
			moved: [{ from: "T0001", to: "T0003.001" }],
			failed: [
				{ id: "T0004", problem: "deprecated" },
				{ id: "nonsense", problem: "unknown" },
			],
		});
	});

	test("nothing is lost: each id is in force, moved to one in force, or failed", () => {
		const shipped = loadEnterpriseCatalogue();
		const known = shipped.techniques.map((technique) => technique.id);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 6 })), { maxLength: 30 }),
				(ids) => {
					const { ids: live, moved, failed } = migrateIds(ids, shipped);
					expect(live.every((id) => shipped.isLive(id))).toBe(true);
					expect(live).toEqual([...new Set(live)].sort());
					const accounted = new Set([
						...live,
						...moved.map(({ from }) => from),
						...failed.map(({ id }) => id),
					]);
					for (const id of ids)
						expect(accounted.has(id) || accounted.has(id.trim().toUpperCase())).toBe(true);
					expect(migrateIds(live, shipped)).toEqual({ ids: live, moved: [], failed: [] });
				},
			),
			{ numRuns: 60 },
		);
	});
});
