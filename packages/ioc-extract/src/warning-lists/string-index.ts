import { isCaseSensitive } from "./letter-case.js";
import { type AddFound, addPosting, type Posting } from "./posting.js";

/** The entries of all `string` lists; two look-ups per value, whatever their number. */
export class StringIndex {
	readonly #asWritten = new Map<string, Posting>();
	/** Entries with capitals, in lower case: kept apart, so that most entries are stored once. */
	readonly #lowered = new Map<string, Posting>();

	add(entry: string, posting: Posting): void {
		addPosting(this.#asWritten, entry, posting);
		const lower = entry.toLowerCase();
		if (lower !== entry) addPosting(this.#lowered, lower, posting);
	}

	find(type: string, value: string, addFound: AddFound): void {
		const isExact = isCaseSensitive(type);
		const wanted = isExact ? value : value.toLowerCase();
		addFound(this.#asWritten.get(wanted) ?? []);
		if (!isExact) addFound(this.#lowered.get(wanted) ?? []);
	}
}
