/** One text, or what stands in its place when it could not be read. */
export type InputItem = ReadItem | FailedItem;

/** A text that was read. */
export interface ReadItem {
	/** What the user calls it: the path, or `file.jsonl line 3`. */
	readonly label: string;
	readonly id?: string;
	readonly source?: string;
	readonly text: string;
	/** What the user should know about how it was read. */
	readonly warning?: string;
	readonly error?: undefined;
}

/** An input that could not be read; the others are read all the same. */
export interface FailedItem {
	readonly label: string;
	readonly id?: string;
	readonly error: Error;
}
