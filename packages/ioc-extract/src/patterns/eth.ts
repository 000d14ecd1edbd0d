import type { AddCandidate, Source } from "../source.js";

const ADDRESS = /(?<![0-9A-Za-z_])0x[0-9A-Fa-f]{40}(?![0-9A-Za-z_])/g;

/**
 * Finds Ethereum addresses; the value is in lower case.
 *
 * Known limit: the checksum that mixed case carries (EIP-55) is not checked yet.
 */
export function findEthereumAddresses(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(ADDRESS)) {
		const end = match.index + match[0].length;
		add({ type: "eth", value: match[0].toLowerCase(), start: match.index, end, flags: [] });
	}
}
