import type { Catalogue } from "./catalogue.js";
import { normalizeText } from "./normalize-text.js";

/** Names that techniques had in ATT&CK 6 and before and have no longer, as normalised text. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
	"bash profile and bashrc": "T1156",
	"command line interface": "T1059",
	"connection proxy": "T1090",
	"credential dumping": "T1003",
	"execution through api": "T1106",
	"execution through module load": "T1129",
	"exfiltration over command and control channel": "T1041",
	"file permissions modification": "T1222",
	"file system logical offsets": "T1006",
	"indicator removal on host": "T1070",
	"logon scripts": "T1037",
	"man in the browser": "T1185",
	"network service scanning": "T1046",
	"remote access tools": "T1219",
	"remote file copy": "T1105",
	"signed binary proxy execution": "T1218",
	"standard application layer protocol": "T1071",
	"standard non application layer protocol": "T1095",
};

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/**
 * Reads one technique name, or several with only spaces between them, and gives their ids in the order of the names.
 * `undefined` when a part of the text is no name. Upper and lower case and punctuation do not matter.
 */
export function matchTechniqueNames(text: string, catalogue: Catalogue): readonly string[] | undefined {
	let index = indexes.get(catalogue);
	if (!index) {
		index = indexNames(catalogue);
		indexes.set(catalogue, index);
	}
	const words = normalizeText(text).split(" ");
	// ids[i]: how the words from i on can be read, longest name first; filled from the end, so no reading is tried twice.
	const readings: (readonly string[] | undefined)[] = new Array(words.length).fill(undefined);
	readings.push([]);
	for (let start = words.length - 1; start >= 0; start--) {
		for (let end = words.length; end > start; end--) {
			const rest = readings[end];
			const id = rest && index.get(words.slice(start, end).join(" "));
			if (id) {
				readings[start] = [id, ...rest];
				break;
			}
		}
	}
	return readings[0]?.length ? [...new Set(readings[0])] : undefined;
}

/** Techniques win over sub-techniques of the same name; a name of two sub-techniques is no name. */
function indexNames(catalogue: Catalogue): ReadonlyMap<string, string> {
	const index = new Map<string, string>();
	const ambiguous = new Set<string>();
	for (const { id, name, parent } of catalogue.techniques) {
		if (!parent) continue;
		const key = normalizeText(name);
		if (index.has(key)) ambiguous.add(key);
		index.set(key, id);
	}
	for (const key of ambiguous) index.delete(key);
	for (const [key, id] of Object.entries(FORMER_NAMES)) if (catalogue.get(id)) index.set(key, id);
	for (const { id, name, parent } of catalogue.techniques) if (!parent) index.set(normalizeText(name), id);
	return index;
}
