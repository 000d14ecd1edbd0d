/**
 * The first key that stands twice in one object of a JSON text, or undefined. `JSON.parse` keeps the last of them without
 * a word, so a file could show one thing to us and another to a reader that keeps the first.
 *
 * The text must have been parsed before: this only looks at strings, brackets and commas.
 */
export function findDuplicateKey(json: string): string | undefined {
	const open: (Set<string> | undefined)[] = []; // a set for an object, undefined for a list
	let isKey = false;
	for (const [text] of json.matchAll(TOKEN)) {
		if (text === "{") {
			open.push(new Set());
			isKey = true;
		} else if (text === "[") {
			open.push(undefined);
			isKey = false;
		} else if (text === "}" || text === "]") {
			open.pop();
			isKey = false;
		} else if (text === ",") {
			isKey = open.at(-1) !== undefined;
		} else if (isKey) {
			isKey = false;
			const key = JSON.parse(text) as string;
			const keys = open.at(-1);
			if (keys?.has(key)) return key;
			keys?.add(key);
		}
	}
	return undefined;
}

/** A bracket, a comma, or a whole string; what is between cannot matter. */
const TOKEN = /[[\]{},]|"[^"\\]*(?:\\.[^"\\]*)*"/g;
