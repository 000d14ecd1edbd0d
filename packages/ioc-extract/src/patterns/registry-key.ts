import { backslashPathEnd } from "../backslash-path.js";
import type { AddCandidate, Source } from "../source.js";

const SHORT_HIVES: Readonly<Record<string, string>> = {
	HKEY_LOCAL_MACHINE: "HKLM",
	HKEY_CURRENT_USER: "HKCU",
	HKEY_CLASSES_ROOT: "HKCR",
	HKEY_USERS: "HKU",
	HKEY_CURRENT_CONFIG: "HKCC",
};
const HIVE =
	/(?<![A-Za-z0-9_])(HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)|HKLM|HKCU|HKCR|HKU|HKCC):?\\{1,2}(?=[^\\\s])/gi;

/**
 * Finds registry keys that start with a hive; the value has the hive's short form and single backslashes.
 *
 * Known limits: as for paths; a value name after the key, such as `\Run\Updater`, is part of it.
 *
 * @see Microsoft Learn, "Predefined Keys"
 */
export function findRegistryKeys(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (const match of text.matchAll(HIVE)) {
		const start = match.index;
		if (start < from) continue;
		const first = start + match[0].length;
		const end = backslashPathEnd(text, first, text[start - 1] ?? "");
		if (end === first) continue;
		from = end;
		const hive = match[1]!.toUpperCase();
		const key = text.slice(first, end).replaceAll(/\\{2,}/g, "\\");
		add({ type: "registry", value: `${SHORT_HIVES[hive] ?? hive}\\${key}`, start, end, flags: [] });
	}
}
