import type { LabelledText } from "@mapper/attack-dataset";
import { expect, it } from "vitest";
import { SOURCE_GROUPS } from "../src/source-groups.js";

const record = (given: Partial<LabelledText>): LabelledText => ({
	text: "They waited.",
	labels: [],
	source: "written",
	group: "written:round-1:T1059",
	...given,
});

it("knows the parts a record belongs to", () => {
	const partsOf = (given: Partial<LabelledText>) =>
		SOURCE_GROUPS.filter(({ holds }) => holds(record(given))).map(({ name }) => name);
	const [all, fifth, quiet, rules] = SOURCE_GROUPS.map(({ name }) => name);
	expect(partsOf({})).toEqual([all]);
	expect(partsOf({ group: "written:round-5-quiet-2:r5-quiet-b-001", order: 0 })).toEqual([all, fifth, quiet]);
	expect(partsOf({ group: "written:round-5-stories-1:r5-story-a-001", order: 3 })).toEqual([all, fifth]);
	expect(partsOf({ group: "written:round-3-voices:voices:advice:1" })).toEqual([all, quiet]);
	expect(partsOf({ source: "sigma", group: "rule" })).toEqual([rules]);
	expect(partsOf({ source: "procedure", group: "S0002" })).toEqual([]);
});
