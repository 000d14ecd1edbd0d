/** Controls, and marks that turn the direction of writing, which JSON leaves as they are. */
const ACTING = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * JSON that is safe to print: characters that a terminal would obey are escaped. They can only stand in strings, so it
 * is the same JSON to every reader.
 */
export function safeJson(value: unknown, space?: number): string {
	return JSON.stringify(value, null, space).replace(
		ACTING,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
