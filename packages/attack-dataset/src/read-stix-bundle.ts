import { type Catalogue, createCatalogue } from "./catalogue.js";
import { AttackDatasetError } from "./errors.js";
import { orderTactics, readTactic } from "./read-stix-tactics.js";
import { readTechnique } from "./read-stix-technique.js";
import { isStixObject, type StixObject, stringOf } from "./stix-object.js";
import type { Tactic, Technique } from "./technique.js";

/** What a STIX bundle held, and what could not be used. */
export interface StixBundleReading {
	readonly catalogue: Catalogue;
	/** Objects left out, counted by reason; objects of other types (software, groups, …) are not counted. */
	readonly dropped: Readonly<Record<string, number>>;
	/** Facts that a reader should know and that did not stop the reading. */
	readonly warnings: readonly string[];
}

/** Settings of {@link readStixBundle}. */
export interface ReadStixBundleOptions {
	/** The ATT&CK version, where the bundle does not say. Default: what the bundle says, else `unknown`. */
	readonly version?: string;
	/** Called with each warning when it arises; they are in the result too. */
	readonly onWarning?: (warning: string) => void;
}

/**
 * Reads the techniques and tactics of an ATT&CK bundle: STIX 2.0 or 2.1, any version, any domain.
 *
 * Tactics and platforms are taken as the bundle has them. A revoked technique names its replacement by ATT&CK id;
 * chains and cycles of replacements are data and are kept as they are.
 *
 * @param source the bundle's JSON text, its UTF-8 bytes, or the parsed bundle
 * @throws AttackDatasetError `DATASET_STIX_INVALID`: not JSON, not a bundle, or without a single technique
 * @see https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html
 */
export function readStixBundle(
	source: string | Uint8Array | object,
	options: ReadStixBundleOptions = {},
): StixBundleReading {
	const { version, onWarning } = options;
	const objects = objectsOf(source);
	const dropped: Record<string, number> = {};
	const warnings: string[] = [];
	const drop = (reason: string): void => {
		dropped[reason] = (dropped[reason] ?? 0) + 1;
	};
	const warn = (warning: string): void => {
		warnings.push(warning);
		onWarning?.(warning);
	};

	const techniques = new Map<string, Technique>();
	const tactics = new Map<string, Tactic>();
	const attackIdOf = new Map<string, string>();
	const matrices: StixObject[] = [];
	const replacements: StixObject[] = [];
	let domain: string | undefined;
	let statedVersion: string | undefined;

	for (const object of objects) {
		if (!isStixObject(object)) {
			drop("not a STIX object");
		} else if (object.type === "attack-pattern") {
			const read = readTechnique(object);
			if (typeof read === "string") {
				drop(read);
				continue;
			}
			attackIdOf.set(object.id, read.technique.id);
			domain ??= read.domain;
			// Early bundles repeat an id when a technique was re-created: the one in force wins.
			const known = techniques.get(read.technique.id);
			if (known) drop("technique id seen before");
			if (!known || (isRetired(known) && !isRetired(read.technique)))
				techniques.set(read.technique.id, read.technique);
		} else if (object.type === "x-mitre-tactic") {
			const tactic = readTactic(object);
			if (tactic) tactics.set(object.id, tactic);
			else drop("tactic without id or short name");
		} else if (object.type === "x-mitre-matrix") {
			matrices.push(object);
		} else if (object.type === "x-mitre-collection") {
			statedVersion ??= stringOf(object, "x_mitre_version");
		} else if (object.type === "relationship" && object.relationship_type === "revoked-by") {
			replacements.push(object);
		}
	}

	if (techniques.size === 0) {
		throw invalid("no technique (an attack-pattern with an ATT&CK id) is in it", {
			subject: "attack-pattern",
		});
	}
	for (const relationship of replacements) {
		const from = attackIdOf.get(stringOf(relationship, "source_ref") ?? "");
		// Software and groups are revoked too; only techniques matter here.
		if (!from) continue;
		const to = attackIdOf.get(stringOf(relationship, "target_ref") ?? "");
		const technique = techniques.get(from);
		if (!to || to === from || !technique?.isRevoked) drop("revoked-by that names no other technique");
		else techniques.set(from, { ...technique, revokedBy: to });
	}
	const ordered = orderTactics(tactics, matrices);
	warnOfUnknownTactics(techniques.values(), ordered, warn);
	if (version !== undefined && statedVersion !== undefined && version !== statedVersion) {
		warn(`The bundle says that it is version ${statedVersion}; it is read as ${version}, as asked.`);
	}
	const catalogue = createCatalogue({
		domain: domain ?? "enterprise-attack",
		version: version ?? statedVersion ?? "unknown",
		tactics: ordered,
		techniques: [...techniques.values()],
	});
	return { catalogue, dropped, warnings };
}

function objectsOf(source: string | Uint8Array | object): readonly unknown[] {
	let bundle: unknown = source;
	if (typeof source === "string" || source instanceof Uint8Array) {
		try {
			const text = typeof source === "string" ? source : new TextDecoder().decode(source);
			bundle = JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
		} catch (cause) {
			throw invalid("the text is not JSON", { cause });
		}
	}
	const { type, objects } = (bundle ?? {}) as { type?: unknown; objects?: unknown };
	if (type !== "bundle" || !Array.isArray(objects)) {
		throw invalid(`"type" is ${JSON.stringify(type)} and "objects" is ${describe(objects)}`);
	}
	return objects;
}

function isRetired(technique: Technique): boolean {
	return technique.isRevoked || technique.isDeprecated;
}

function warnOfUnknownTactics(
	techniques: Iterable<Technique>,
	tactics: readonly Tactic[],
	warn: (warning: string) => void,
): void {
	const known = new Set(tactics.map((tactic) => tactic.shortName));
	const unknown = new Map<string, string>();
	for (const technique of techniques) {
		if (isRetired(technique)) continue;
		for (const name of technique.tactics) if (!known.has(name)) unknown.set(name, technique.id);
	}
	for (const [name, id] of unknown)
		warn(`${id} stands in the tactic "${name}", which the bundle does not define.`);
}

function describe(value: unknown): string {
	return value === undefined ? "missing" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function invalid(found: string, options: { subject?: string; cause?: unknown } = {}): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_STIX_INVALID",
		`Expected an ATT&CK STIX bundle ({"type": "bundle", "objects": [...]}), but ${found}. ` +
			"Take enterprise-attack.json from https://github.com/mitre-attack/attack-stix-data.",
		options,
	);
}
