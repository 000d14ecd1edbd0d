import { expect, it } from "vitest";
import { HostIndex } from "../../src/warning-lists/host-index.js";

function lists(entries: readonly string[], host: string): number[] {
	const index = new HostIndex();
	for (const [list, entry] of entries.entries()) index.add(entry, [list]);
	const found: number[] = [];
	index.find(host, (posting) => found.push(...posting));
	return found.sort();
}

it("finds the name and each name above it", () => {
	const entries = ["a.example.org", ".Example.org.", "*.org", "ample.org", ".", "b.a.example.org"];
	expect(lists(entries, "a.example.org")).toEqual([0, 1, 2]);
	expect(lists(entries, "org")).toEqual([2]);
	expect(lists(entries, "example.net")).toEqual([]);
});

it("takes an address as a whole", () => {
	expect(lists(["2.1", "192.0.2.1"], "192.0.2.1")).toEqual([1]);
	expect(lists(["2001:db8::1"], "2001:db8::1")).toEqual([0]);
});

it("does at most as many look-ups as a host name has labels, however long the host", () => {
	expect(lists(["a"], `${"a.".repeat(500)}a`)).toEqual([]);
	expect(lists(["a"], `${"a.".repeat(120)}a`)).toEqual([0]);
});
