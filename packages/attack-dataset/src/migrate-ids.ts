import { parseAttackId } from "./attack-id.js";
import type { Catalogue } from "./catalogue.js";

/** Why an id could not be migrated. */
export type MigrationProblem = "unknown" | "deprecated" | "revoked-without-replacement" | "cycle";

/** Settings of {@link migrateId} and {@link migrateIds}. */
export interface MigrateOptions {
	/** Further replacements, for ids that the catalogue itself does not replace. Default: none. */
	readonly moves?: Readonly<Record<string, string>>;
}

/** Where one id ended up. */
export interface IdMigration {
	/** The id in force; absent when there is a problem. */
	readonly id?: string;
	/** Every id on the way, the given one first, in canonical form. */
	readonly chain: readonly string[];
	readonly problem?: MigrationProblem;
}

/** Where a list of ids ended up: each given id is in force, moved or failed. */
export interface IdsMigration {
	/** Ids in force, sorted, each once. */
	readonly ids: readonly string[];
	/** Given ids that were replaced, in the order given. */
	readonly moved: readonly { readonly from: string; readonly to: string }[];
	/** Given ids that could not be brought to one in force, in the order given. */
	readonly failed: readonly { readonly id: string; readonly problem: MigrationProblem }[];
}

/**
 * Follows the replacements of a technique id to one that is in force in this catalogue. An id in force stays as it is;
 * the catalogue's own replacement comes before one from `moves`. Chains may have any length; a cycle ends the search.
 *
 * @param id a technique or sub-technique id in any writing {@link parseAttackId} takes
 */
export function migrateId(id: string, catalogue: Catalogue, options: MigrateOptions = {}): IdMigration {
	const { moves = {} } = options;
	const chain = new Set<string>();
	let current = parseAttackId(id)?.id ?? id;
	while (!catalogue.isLive(current)) {
		chain.add(current);
		const technique = catalogue.get(current);
		const stated = technique?.revokedBy ?? (Object.hasOwn(moves, current) ? moves[current] : undefined);
		if (stated === undefined) return { chain: [...chain], problem: problemOf(technique) };
		const next = parseAttackId(stated)?.id ?? stated;
		if (chain.has(next)) return { chain: [...chain], problem: "cycle" };
		current = next;
	}
	return { id: current, chain: [...chain, current] };
}

/** Migrates a list of ids with {@link migrateId}; what cannot move is listed, never dropped. */
export function migrateIds(
	ids: Iterable<string>,
	catalogue: Catalogue,
	options: MigrateOptions = {},
): IdsMigration {
	const live = new Set<string>();
	const moved: { from: string; to: string }[] = [];
	const failed: { id: string; problem: MigrationProblem }[] = [];
	for (const given of new Set(ids)) {
		const { id, chain, problem } = migrateId(given, catalogue, options);
		if (id === undefined) {
			failed.push({ id: given, problem: problem ?? "unknown" });
			continue;
		}
		live.add(id);
		if (chain.length > 1) moved.push({ from: given, to: id });
	}
	return { ids: [...live].sort(), moved, failed };
}

function problemOf(technique: ReturnType<Catalogue["get"]>): MigrationProblem {
	if (!technique) return "unknown";
	return technique.isRevoked ? "revoked-without-replacement" : "deprecated";
}
