/** Makes small ATT&CK bundles; every name in them is invented. */

export interface FixtureTechnique {
	id: string;
	name?: string;
	tactics?: string[];
	platforms?: string[];
	revoked?: boolean;
	deprecated?: boolean;
	revokedBy?: string;
	source?: string;
	chain?: string;
	url?: string;
}

export function stixIdOf(id: string): string {
	return `attack-pattern--${id.replace(".", "-").toLowerCase()}`;
}

export function techniqueObject(technique: FixtureTechnique): Record<string, unknown> {
	const { id, name = `Name of ${id}`, tactics = ["execution"], platforms = ["Windows"] } = technique;
	const { source = "mitre-attack", chain = source, url } = technique;
	return {
		type: "attack-pattern",
		id: stixIdOf(id),
		name,
		external_references: [
			{ source_name: "A report", description: "not the ATT&CK reference" },
			{ source_name: source, external_id: id, ...(url ? { url } : {}) },
		],
		kill_chain_phases: tactics.map((phase_name) => ({ kill_chain_name: chain, phase_name })),
		x_mitre_platforms: platforms,
		...(technique.revoked ? { revoked: true } : {}),
		...(technique.deprecated ? { x_mitre_deprecated: true } : {}),
	};
}

export function tacticObject(id: string, name: string, shortName: string): Record<string, unknown> {
	return {
		type: "x-mitre-tactic",
		id: `x-mitre-tactic--${id.toLowerCase()}`,
		name,
		x_mitre_shortname: shortName,
		external_references: [{ source_name: "mitre-attack", external_id: id }],
	};
}

export function revokedByObject(from: string, to: string): Record<string, unknown> {
	return {
		type: "relationship",
		id: `relationship--${from}-${to}`,
		relationship_type: "revoked-by",
		source_ref: from.includes("--") ? from : stixIdOf(from),
		target_ref: to.includes("--") ? to : stixIdOf(to),
	};
}

/** A bundle of techniques, with the revoked-by relationships they name, and further objects. */
export function bundleOf(techniques: FixtureTechnique[], objects: unknown[] = []): object {
	const relationships = techniques.flatMap(({ id, revokedBy }) =>
		revokedBy ? revokedByObject(id, revokedBy) : [],
	);
	return {
		type: "bundle",
		id: "bundle--1",
		objects: [...techniques.map(techniqueObject), ...relationships, ...objects],
	};
}
