import { type IpNetwork, networkPrefix } from "./ip-network.js";
import { type AddFound, addPosting, type Posting } from "./posting.js";

/**
 * The networks of all `cidr` lists, by prefix length: one look-up per length that occurs, at most 33 for IPv4 and 129
 * for IPv6, whatever the number of networks.
 */
export class CidrIndex {
	/** By the number of 16-bit groups of an address (2 or 8), then by prefix length. */
	readonly #networks = new Map<number, Map<number, Map<string, Posting>>>();

	add(network: IpNetwork, posting: Posting): void {
		const { bits, prefixLength } = network;
		const byLength = getOrAdd(this.#networks, bits.length);
		const networks = getOrAdd(byLength, prefixLength);
		addPosting(networks, networkPrefix(bits, prefixLength), posting);
	}

	/** Finds the networks that contain all of this one. */
	find(network: IpNetwork, addFound: AddFound): void {
		const { bits, prefixLength } = network;
		for (const [length, networks] of this.#networks.get(bits.length) ?? []) {
			if (length <= prefixLength) addFound(networks.get(networkPrefix(bits, length)) ?? []);
		}
	}
}

function getOrAdd<K, A, B>(maps: Map<K, Map<A, B>>, key: K): Map<A, B> {
	let map = maps.get(key);
	if (!map) {
		map = new Map();
		maps.set(key, map);
	}
	return map;
}
