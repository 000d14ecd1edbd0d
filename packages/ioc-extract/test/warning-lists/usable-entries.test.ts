import { expect, it } from "vitest";
import { usableEntries } from "../../src/warning-lists/usable-entries.js";

it("trims entries and keeps their order and spelling", () => {
	expect(usableEntries([" b ", "A", "b"], "string")).toEqual({ entries: ["b", "A", "b"], leftOut: [] });
});

it("tells the entry as written, with what is wrong with it", () => {
	const long = "x".repeat(2_049);
	expect(usableEntries([" ", long], "substring").leftOut).toEqual([
		{ entry: " ", reason: "empty" },
		{ entry: long, reason: "longer than 2048 characters" },
	]);
	expect(usableEntries(["192.0.2.0/99"], "cidr").leftOut).toEqual([
		{ entry: "192.0.2.0/99", reason: "neither an address nor a network" },
	]);
});

it("bounds what the expressions of one list cost together", () => {
	// Each tries every position and runs to the end there: above 10 million steps, so that 1,000 exceed the list's 2^30.
	const list = Array.from({ length: 1_000 }, (_, number) => `[a-z]+-number-${number}`);
	const { entries, leftOut } = usableEntries(list, "regex");
	expect(entries.length).toBeGreaterThan(50);
	expect(entries.length).toBeLessThan(110);
	expect(leftOut.at(-1)!.reason).toContain("too costly");
});
