import { type AddFound, mergePostings, type Posting } from "./posting.js";

/**
 * Finds which of many strings occur in a value, with a binary search per position of the value.
 *
 * The strings are sorted. Of those that are the beginning of what stands at a position, the longest is the string
 * sorted last before it, or one of that string's own beginnings; so each string knows the longest other one that it
 * begins with. The time grows with the value's length and the logarithm of the number of strings.
 */
export class SubstringIndex {
	readonly #entries: readonly string[];
	/** Per entry: the place of the longest other entry it begins with, or -1. */
	readonly #parents: Int32Array;
	/** Per entry: its lists, and those of every entry it begins with. */
	readonly #postings: readonly Posting[];
	/** Whether an entry starts with two characters, by their low bytes: most positions of a value need no search. */
	readonly #starts = new Uint8Array(0x10000);

	constructor(postings: ReadonlyMap<string, Posting>) {
		this.#entries = [...postings.keys()].sort();
		this.#parents = new Int32Array(this.#entries.length);
		const merged: Posting[] = [];
		const open: number[] = [];
		for (const [place, entry] of this.#entries.entries()) {
			while (open.length > 0 && !entry.startsWith(this.#entries[open.at(-1)!]!)) open.pop();
			const parent = open.at(-1) ?? -1;
			const own = postings.get(entry)!;
			this.#parents[place] = parent;
			merged.push(parent === -1 ? own : mergePostings(own, merged[parent]!));
			open.push(place);
			const first = (entry.charCodeAt(0) & 0xff) << 8;
			// An entry of one character starts whatever follows.
			if (entry.length === 1) this.#starts.fill(1, first, first + 0x100);
			else this.#starts[first | (entry.charCodeAt(1) & 0xff)] = 1;
		}
		this.#postings = merged;
	}

	find(value: string, addFound: AddFound): void {
		if (this.#entries.length === 0) return;
		for (let from = 0; from < value.length; from++) {
			const start = ((value.charCodeAt(from) & 0xff) << 8) | (value.charCodeAt(from + 1) & 0xff);
			if (this.#starts[start] === 0) continue;
			let place = this.#lastNotAfter(value, from);
			if (place === -1) continue;
			const shared = sharedLength(this.#entries[place]!, value, from);
			while (place !== -1 && this.#entries[place]!.length > shared) place = this.#parents[place]!;
			if (place !== -1) addFound(this.#postings[place]!);
		}
	}

	/** The place of the last entry that sorts before, or is the beginning of, the value's rest; else -1. */
	#lastNotAfter(value: string, from: number): number {
		let low = 0;
		let high = this.#entries.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (isAfter(this.#entries[middle]!, value, from)) high = middle;
			else low = middle + 1;
		}
		return low - 1;
	}
}

function sharedLength(entry: string, value: string, from: number): number {
	const end = Math.min(entry.length, value.length - from);
	let length = 0;
	while (length < end && entry.charCodeAt(length) === value.charCodeAt(from + length)) length++;
	return length;
}

function isAfter(entry: string, value: string, from: number): boolean {
	const shared = sharedLength(entry, value, from);
	if (shared === entry.length) return false;
	return from + shared === value.length || entry.charCodeAt(shared) > value.charCodeAt(from + shared);
}
