import type { Tactic, Technique } from "./technique.js";

/** All techniques and tactics of one version of one ATT&CK domain, ready for look-ups. */
export interface Catalogue {
	/** `enterprise-attack`. */
	readonly domain: string;
	/** `18.1`; `unknown` when the source does not say. */
	readonly version: string;
	/** In the order of the ATT&CK matrix where the source gives one, else by id. */
	readonly tactics: readonly Tactic[];
	/** Every technique and sub-technique, revoked and deprecated ones too, sorted by id. */
	readonly techniques: readonly Technique[];
	/** Ids that are neither revoked nor deprecated, sorted: what a model may answer. */
	readonly liveIds: readonly string[];
	/** The technique with this id, revoked ones included. */
	get(id: string): Technique | undefined;
	/** Whether this id is neither revoked nor deprecated nor unknown. */
	isLive(id: string): boolean;
	/** Live sub-techniques of a technique, sorted by id. */
	childrenOf(id: string): readonly string[];
}

/** The lists a catalogue is made from. */
export interface CatalogueFacts {
	readonly domain: string;
	readonly version: string;
	readonly tactics: readonly Tactic[];
	readonly techniques: readonly Technique[];
}

/** Indexes the facts of one ATT&CK version for look-ups. */
export function createCatalogue(facts: CatalogueFacts): Catalogue {
	const techniques = [...facts.techniques].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const byId = new Map(techniques.map((technique) => [technique.id, technique]));
	const liveIds = techniques.filter((t) => !t.isRevoked && !t.isDeprecated).map((t) => t.id);
	const live = new Set(liveIds);
	const children = new Map<string, string[]>();
	for (const id of liveIds) {
		const parent = byId.get(id)?.parent;
		if (!parent) continue;
		const siblings = children.get(parent);
		if (siblings) siblings.push(id);
		else children.set(parent, [id]);
	}
	return {
		domain: facts.domain,
		version: facts.version,
		tactics: facts.tactics,
		techniques,
		liveIds,
		get: (id) => byId.get(id),
		isLive: (id) => live.has(id),
		childrenOf: (id) => children.get(id) ?? [],
	};
}
