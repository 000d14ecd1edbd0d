/** Settings that every reader of a labelled source takes. */
export interface ReaderOptions {
	/** Called with what was skipped and why; the reading goes on. */
	readonly onWarning?: (warning: string) => void;
	readonly signal?: AbortSignal;
}
