import { parseAttackId } from "./attack-id.js";
import { listOf, type StixObject, stringOf, stringsOf } from "./stix-object.js";
import type { Technique } from "./technique.js";
import { techniqueUrl } from "./technique-url.js";

/** The `source_name` of the reference with the ATT&CK id and the name of the kill chain, by domain. */
const DOMAIN_OF: ReadonlyMap<string, string> = new Map([
	["mitre-attack", "enterprise-attack"],
	["mitre-mobile-attack", "mobile-attack"],
	["mitre-ics-attack", "ics-attack"],
]);

/** A technique and the ATT&CK domain it stands in. */
export interface TechniqueReading {
	readonly technique: Technique;
	readonly domain: string;
}

/** Reads an `attack-pattern`; a text is the reason why it cannot be used. */
export function readTechnique(object: StixObject): TechniqueReading | string {
	const reference = listOf(object, "external_references").find(
		(item) => DOMAIN_OF.has(stringOf(item, "source_name") ?? "") && stringOf(item, "external_id"),
	);
	if (!reference) return "technique without ATT&CK id";
	const parsed = parseAttackId(stringOf(reference, "external_id") ?? "");
	if (!parsed || parsed.kind === "tactic") return "technique id not understood";
	const name = stringOf(object, "name");
	if (!name) return "technique without name";
	const phases = listOf(object, "kill_chain_phases").filter((phase) =>
		DOMAIN_OF.has(stringOf(phase, "kill_chain_name") ?? ""),
	);
	const technique: Technique = {
		id: parsed.id,
		name,
		tactics: phases.flatMap((phase) => stringOf(phase, "phase_name") ?? []),
		...(parsed.parent ? { parent: parsed.parent } : {}),
		stixId: object.id,
		url: stringOf(reference, "url") ?? techniqueUrl(parsed.id),
		platforms: stringsOf(object, "x_mitre_platforms"),
		isRevoked: object.revoked === true,
		isDeprecated: object.x_mitre_deprecated === true,
	};
	// Newer mobile and ICS bundles name "mitre-attack" as the source; only their kill chain tells the domain.
	const chain = phases[0] ?? { kill_chain_name: stringOf(reference, "source_name") };
	return { technique, domain: DOMAIN_OF.get(stringOf(chain, "kill_chain_name") ?? "") as string };
}
