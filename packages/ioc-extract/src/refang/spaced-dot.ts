import { isLabelCode } from "../characters.js";
import type { Change } from "../defang-form.js";
import { isFrequentEnding } from "../tlds.js";

/** ` . ` between labels, with the rest of the name: ` . example . com`, at most eight labels more. */
const CHAIN = /(?: \. [A-Za-z0-9-]{1,63}){1,8}(?![A-Za-z0-9-])/y;
const MAX_LABEL = 63;

/** Reads a dot with a space on each side inside a name or an IPv4 address: `example . com`, `192 . 0 . 2 . 1`. */
export function readSpacedDot(text: string, at: number, copied: number): Change[] | undefined {
	if (text[at + 1] !== "." || text[at + 2] !== " " || !isLabelCode(text.charCodeAt(at - 1))) return undefined;
	CHAIN.lastIndex = at;
	const chain = CHAIN.exec(text)?.[0];
	if (chain === undefined) return undefined;
	let start = at;
	while (start > copied && at - start < MAX_LABEL && isLabelCode(text.charCodeAt(start - 1))) start--;
	if (text.startsWith(" . ", start - 3)) return undefined;
	const labels = chain.split(" . ").slice(1);
	const all = [text.slice(start, at), ...labels];
	const isAddress = all.length === 4 && all.every((label) => /^\d{1,3}$/.test(label));
	const isName = isFrequentEnding(labels.at(-1)!) && all.every((label) => label === label.toLowerCase());
	if (!isAddress && !isName) return undefined;
	const changes: Change[] = [];
	let from = at;
	for (const label of labels) {
		changes.push({ start: from, end: from + 3, replacement: ".", form: "spaces" });
		from += 3 + label.length;
	}
	return changes;
}
