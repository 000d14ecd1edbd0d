import { parentOf } from "./attack-id.js";
import { type Catalogue, createCatalogue } from "./catalogue.js";
import {
	DOMAIN,
	PLATFORM_SETS,
	PLATFORMS,
	TACTIC_SETS,
	TACTICS,
	TECHNIQUES,
	VERSION,
} from "./catalogue-data.js";
import type { Technique } from "./technique.js";
import { techniqueUrl } from "./technique-url.js";

/** The version of ATT&CK Enterprise that ships with this package. */
export const ATTACK_VERSION = "18.1";

let shipped: Catalogue | undefined;

/**
 * The catalogue of ATT&CK Enterprise 18.1: 835 techniques and sub-techniques, 691 of them in force. Read from this
 * package, without network; built at the first call, the same object afterwards.
 *
 * @example
 * loadEnterpriseCatalogue().get("T1059.001")?.name; // "PowerShell"
 */
export function loadEnterpriseCatalogue(): Catalogue {
	shipped ??= createCatalogue({
		domain: DOMAIN,
		version: VERSION,
		tactics: TACTICS.map(([id, name, shortName]) => ({ id, name, shortName })),
		techniques: TECHNIQUES.map(toTechnique),
	});
	return shipped;
}

function toTechnique([
	id,
	name,
	uuid,
	tacticSet,
	platformSet,
	state,
]: (typeof TECHNIQUES)[number]): Technique {
	const parent = parentOf(id);
	const isDeprecated = state === "deprecated";
	const isRevoked = state !== undefined && !isDeprecated;
	return {
		id,
		name,
		tactics: (TACTIC_SETS[tacticSet] ?? []).map((index) => TACTICS[index]?.[2] as string),
		...(parent ? { parent } : {}),
		stixId: `attack-pattern--${uuid}`,
		url: techniqueUrl(id),
		platforms: (PLATFORM_SETS[platformSet] ?? []).map((index) => PLATFORMS[index] as string),
		isRevoked,
		isDeprecated,
		...(isRevoked && state !== "revoked" ? { revokedBy: state } : {}),
	};
}
