import { parseAttackId } from "./attack-id.js";
import { listOf, type StixObject, stringOf, stringsOf } from "./stix-object.js";
import type { Tactic } from "./technique.js";

/** Reads an `x-mitre-tactic`; `undefined` when it has no ATT&CK id or no short name. */
export function readTactic(object: StixObject): Tactic | undefined {
	const id = listOf(object, "external_references")
		.map((reference) => parseAttackId(stringOf(reference, "external_id") ?? ""))
		.find((parsed) => parsed?.kind === "tactic")?.id;
	const shortName = stringOf(object, "x_mitre_shortname");
	if (!id || !shortName) return undefined;
	return { id, name: stringOf(object, "name") ?? shortName, shortName };
}

/** Tactics in the order of the bundle's matrices; those in no matrix follow, by id. */
export function orderTactics(
	byStixId: ReadonlyMap<string, Tactic>,
	matrices: readonly StixObject[],
): readonly Tactic[] {
	const ordered = new Set<Tactic>();
	for (const matrix of matrices) {
		for (const stixId of stringsOf(matrix, "tactic_refs")) {
			const tactic = byStixId.get(stixId);
			if (tactic) ordered.add(tactic);
		}
	}
	const rest = [...byStixId.values()].filter((tactic) => !ordered.has(tactic));
	return [...ordered, ...rest.sort((a, b) => (a.id < b.id ? -1 : 1))];
}
