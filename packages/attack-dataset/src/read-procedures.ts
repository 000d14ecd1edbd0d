import { cleanText } from "./clean-text.js";
import type { LabelledText } from "./labelled-text.js";
import { isWithdrawn, loadStixObjects, type StixSource } from "./load-stix-objects.js";
import { readTechnique } from "./read-stix-technique.js";
import type { ReaderOptions } from "./reader-options.js";
import { type StixObject, stringOf } from "./stix-object.js";

const ACTORS: ReadonlySet<string> = new Set(["malware", "tool", "intrusion-set", "campaign"]);

/**
 * Streams the procedure examples of an ATT&CK bundle: what a software, group or campaign did, one text per `uses`
 * relationship. Withdrawn relationships and those of withdrawn software are left out; a withdrawn technique stays, as
 * its id can be migrated. The group is the STIX id of the software, group or campaign.
 */
export async function* readProcedures(
	source: StixSource,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	const objects = await loadStixObjects(source, options.signal);
	const techniqueIds = new Map<string, string>();
	const withdrawn = new Set<string>();
	for (const object of objects) {
		if (object.type === "attack-pattern") {
			const read = readTechnique(object);
			if (typeof read !== "string") techniqueIds.set(object.id, read.technique.id);
		} else if (isWithdrawn(object)) {
			withdrawn.add(object.id);
		}
	}
	for (const object of objects) {
		if (!isProcedure(object) || withdrawn.has(object.id)) continue;
		options.signal?.throwIfAborted();
		const actor = stringOf(object, "source_ref") ?? "";
		const label = techniqueIds.get(stringOf(object, "target_ref") ?? "");
		if (!label || withdrawn.has(actor) || !ACTORS.has(actor.split("--", 1)[0] as string)) continue;
		const text = cleanText(stringOf(object, "description") ?? "");
		if (text) yield { text, labels: [label], source: "procedure", group: actor };
	}
}

function isProcedure(object: StixObject): boolean {
	return object.type === "relationship" && object.relationship_type === "uses";
}
