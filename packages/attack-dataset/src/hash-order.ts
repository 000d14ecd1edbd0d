import { createHash } from "node:crypto";

/** SHA-256 of the seed and a name, as 64 hex digits: an order without pattern that is the same everywhere. */
export function hashName(seed: string, name: string): string {
	return createHash("sha256")
		.update(seed + name)
		.digest("hex");
}

/** Names sorted by {@link hashName}. */
export function sortByHash(names: Iterable<string>, seed: string): string[] {
	return [...names]
		.map((name) => ({ name, hash: hashName(seed, name) }))
		.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
		.map(({ name }) => name);
}

/** The name's place between 0 (included) and 1 (left out), evenly spread over names. */
export function hashShare(seed: string, name: string): number {
	return Number.parseInt(hashName(seed, name).slice(0, 8), 16) / 2 ** 32;
}
