/** The lists, by their places in the order given, that hold one entry; ascending. */
export type Posting = readonly number[];

/** Takes the lists that hold a found entry. */
export type AddFound = (posting: Posting) => void;

/** Both postings as one, ascending, without repeats. */
export function mergePostings(one: Posting, other: Posting): Posting {
	return [...new Set([...one, ...other])].sort((a, b) => a - b);
}

/**
 * Notes that a list holds an entry. The lists must come in order, each with one `posting` object for all of its
 * entries: most entries stand in one list only and then share that object.
 */
export function addPosting(postings: Map<string, Posting>, entry: string, posting: Posting): void {
	const known = postings.get(entry);
	if (!known) postings.set(entry, posting);
	else if (known.at(-1) !== posting[0]) postings.set(entry, [...known, ...posting]);
}
