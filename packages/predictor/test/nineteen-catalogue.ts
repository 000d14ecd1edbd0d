import { type Catalogue, readStixBundle } from "@mapper/attack-dataset";
import { REAL_WORLD_TEXTS } from "./tiny-model.js";

/** A bundle in the manner of ATT&CK 19: tactics have other names, and two techniques became T1685. */
export function makeNineteenCatalogue(): Catalogue {
	const stixId = (id: string) => `attack-pattern--${id.replace(".", "-").toLowerCase()}`;
	const replaced = ["T1562.001", "T1562.006"];
	const pattern = (id: string, tactic: string) => ({
		type: "attack-pattern",
		id: stixId(id),
		name: `Nineteen ${id}`,
		external_references: [{ source_name: "mitre-attack", external_id: id }],
		kill_chain_phases: [{ kill_chain_name: "mitre-attack", phase_name: tactic }],
		x_mitre_platforms: ["Windows"],
		...(replaced.includes(id) && { revoked: true }),
	});
	const tactic = (id: string, name: string, shortName: string) => ({
		type: "x-mitre-tactic",
		id: `x-mitre-tactic--${id.toLowerCase()}`,
		name,
		x_mitre_shortname: shortName,
		external_references: [{ source_name: "mitre-attack", external_id: id }],
	});
	return readStixBundle(
		{
			type: "bundle",
			id: "bundle--1",
			objects: [
				...Object.keys(REAL_WORLD_TEXTS).map((id) => pattern(id, "stealth")),
				pattern("T1685", "defense-impairment"),
				...replaced.map((id) => ({
					type: "relationship",
					id: `relationship--${id}`,
					relationship_type: "revoked-by",
					source_ref: stixId(id),
					target_ref: stixId("T1685"),
				})),
				tactic("TA0005", "Stealth", "stealth"),
				tactic("TA0112", "Defense Impairment", "defense-impairment"),
			],
		},
		{ version: "19.1" },
	).catalogue;
}
