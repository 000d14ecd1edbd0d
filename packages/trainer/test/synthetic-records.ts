import type { LabelledText } from "@mapper/attack-dataset";

/** Own phrases for seven techniques of the small catalogue: what somebody did, and with what. */
const PHRASES: Record<string, readonly [verbs: readonly string[], objects: readonly string[]]> = {
	"T1059.001": [
		["ran", "started", "launched"],
		["an encoded powershell command", "a hidden powershell script", "powershell with a download cradle"],
	],
	"T1003.001": [
		["dumped", "read", "copied"],
		["the memory of lsass", "lsass process memory with procdump", "credentials from lsass.exe"],
	],
	T1003: [
		["stole", "collected", "took"],
		["password hashes of the domain", "credential stores of the server", "hashes from the registry hives"],
	],
	T1105: [
		["downloaded", "fetched", "pulled"],
		["a second tool from the internet", "more tools to the host", "an extra payload with certutil"],
	],
	T1486: [
		["encrypted", "locked", "scrambled"],
		["every file on the shares", "the disks of all servers for ransom", "documents and left a ransom note"],
	],
	T1566: [
		["phished", "lured", "tricked"],
		["staff with a message", "employees by a fake notice", "users with an urgent message"],
	],
	"T1566.001": [
		["mailed", "sent", "delivered"],
		["an attached word document", "a mail with a macro attachment", "an email attachment to accounting"],
	],
};

const QUIET = [
	"The quarterly meeting of the harbour board took place in the northern hall",
	"Our product gives teams a clear view of their network and saves time",
	"The weather kept the ferries in port for most of the week",
	"Readers find the glossary of terms at the end of this document",
];

const IDS = Object.keys(PHRASES);

/** The labels of the synthetic texts. */
export const SYNTHETIC_LABELS: readonly string[] = IDS;

/** A sentence about a technique; equal numbers give equal sentences. */
export function sentenceAbout(id: string, number: number): string {
	const [verbs, objects] = PHRASES[id]!;
	const verb = verbs[number % verbs.length]!;
	const object = objects[Math.floor(number / verbs.length) % objects.length]!;
	return `Crew ${NAMES[number % NAMES.length]} ${verb} ${object} on site ${NAMES[(number * 7 + 3) % NAMES.length]}${number}.`;
}

const NAMES = ["Amber", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Garnet", "Heron", "Iris", "Juniper"];

function quiet(number: number): string {
	return `${QUIET[number % QUIET.length]}, as note ${NAMES[number % NAMES.length]}${number} says.`;
}

/**
 * A few hundred invented texts shaped like the real sources: 30 annotated reports of four sentences, procedures of 24
 * actors, rules, and a written corpus with blocks, stories and negatives.
 */
export function syntheticRecords(): LabelledText[] {
	const records: LabelledText[] = [];
	let number = 0;
	for (let report = 0; report < 30; report++) {
		for (let order = 0; order < 4; order++) {
			const id = IDS[(report + order) % IDS.length]!;
			const isQuiet = order === 3;
			number++;
			records.push({
				text: isQuiet ? quiet(number) : sentenceAbout(id, number),
				labels: isQuiet ? [] : [id],
				source: "tram-multi-label",
				group: `report${report}`,
				order,
			});
		}
	}
	for (let actor = 0; actor < 24; actor++) {
		for (let example = 0; example < 3; example++) {
			const id = IDS[(actor + 2 * example) % IDS.length]!;
			records.push({
				text: sentenceAbout(id, ++number),
				labels: [id],
				source: "procedure",
				group: `malware--${actor}`,
			});
		}
	}
	for (const id of IDS) {
		records.push({ text: sentenceAbout(id, ++number), labels: [id], source: "sigma", group: `rule-${id}` });
		for (let i = 0; i < 4; i++) {
			records.push({
				text: sentenceAbout(id, ++number),
				labels: [id],
				source: "written",
				group: `written:${id}`,
			});
		}
	}
	for (let story = 0; story < 4; story++) {
		for (let order = 0; order < 3; order++) {
			const id = IDS[(story * 3 + order) % IDS.length]!;
			records.push({
				text: sentenceAbout(id, ++number),
				labels: [id],
				source: "written",
				group: `story:${story}`,
				order,
			});
		}
	}
	for (let i = 0; i < 16; i++) {
		const source = i % 2 ? "written" : "tram-negative";
		records.push({ text: quiet(++number), labels: [], source, group: `quiet:${i}` });
	}
	return records;
}
