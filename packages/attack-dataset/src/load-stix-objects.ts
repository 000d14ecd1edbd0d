import { invalidSource, readSourceJson } from "./read-source-file.js";
import { isStixObject, type StixObject } from "./stix-object.js";

/** A STIX bundle: the path of its JSON file, or the bundle already parsed. */
export type StixSource = string | object;

/**
 * The objects of a bundle, each with type and id; others are left out.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING` or `DATASET_SOURCE_INVALID`
 */
export async function loadStixObjects(
	source: StixSource,
	signal?: AbortSignal,
): Promise<readonly StixObject[]> {
	const bundle = typeof source === "string" ? await readSourceJson(source, signal) : source;
	const objects = (bundle as { objects?: unknown } | null)?.objects;
	if (!Array.isArray(objects)) {
		const name = typeof source === "string" ? source : "the bundle given";
		throw invalidSource(name, 'a STIX bundle with a list "objects"', "none");
	}
	return objects.filter(isStixObject);
}

/** Whether MITRE has withdrawn the object. */
export function isWithdrawn(object: StixObject): boolean {
	return object.revoked === true || object.x_mitre_deprecated === true;
}
