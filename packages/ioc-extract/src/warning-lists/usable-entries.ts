import { parseNetwork } from "./ip-network.js";
import { compileRegexEntry } from "./regex-entry.js";
import type { LeftOutEntry, WarningListType } from "./warning-list.js";

/** Longer entries are left out: a value of this length is no host, hash or address, and hardly a url. */
const MAX_ENTRY_LENGTH = 2_048;

/** What the expressions of a list may cost together for one value, in steps: some seconds at the very worst. */
const MAX_LIST_STEPS = 2 ** 30;

/** The entries of a list that can be used, trimmed, and the others with the reason why not. */
export function usableEntries(
	list: readonly string[],
	type: WarningListType,
): { entries: string[]; leftOut: LeftOutEntry[] } {
	const entries: string[] = [];
	const leftOut: LeftOutEntry[] = [];
	let stepsLeft = MAX_LIST_STEPS;
	const unusable = (entry: string): string | undefined => {
		if (entry === "") return "empty";
		if (entry.length > MAX_ENTRY_LENGTH) return `longer than ${MAX_ENTRY_LENGTH} characters`;
		if (type === "cidr" && !parseNetwork(entry)) return "neither an address nor a network";
		if (type !== "regex") return undefined;
		const { steps, reason } = compileRegexEntry(entry);
		if (steps === undefined) return reason;
		if (steps > stepsLeft) return "too costly beside the other expressions of the list";
		stepsLeft -= steps;
		return undefined;
	};
	for (const written of list) {
		const entry = written.trim();
		const reason = unusable(entry);
		if (reason === undefined) entries.push(entry);
		else leftOut.push({ entry: written, reason });
	}
	return { entries, leftOut };
}
