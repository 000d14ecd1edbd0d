// Texts made in code from our own phrases: seeded, so that every run measures the same work.

/** What somebody did, by technique: openings and objects that are combined. */
const PHRASES = {
	"T1059.001": [
		[
			"ran an encoded PowerShell command",
			"started a hidden PowerShell script",
			"called PowerShell without a profile",
		],
		["to fetch the next stage", "from a shortcut in the start menu", "through a macro in a price list"],
	],
	"T1003.001": [
		[
			"dumped the memory of lsass.exe",
			"read credentials from LSASS",
			"copied the LSASS process with procdump",
		],
		["on the mail server", "after gaining the rights of SYSTEM", "and packed the file for later"],
	],
	"T1566.001": [
		[
			"mailed a spreadsheet with macros",
			"sent an attachment that looked like an invoice",
			"attached a disk image",
		],
		["to the accounts office", "to three dispatchers", "under the name of a customs broker"],
	],
	T1486: [
		["encrypted the shares", "locked every document", "scrambled the virtual disks"],
		[
			"and left a ransom note in each folder",
			"on sixty servers within an hour",
			"before the night shift came in",
		],
	],
	T1105: [
		["downloaded another tool", "pulled an archive with certutil", "fetched a second implant"],
		["from a rented server", "into the folder for public files", "over plain HTTP"],
	],
	"T1053.005": [
		["created a scheduled task", "registered a task with schtasks", "set a task to run at logon"],
		["named like an updater", "that starts the loader each morning", "on every workstation of the depot"],
	],
	"T1021.001": [
		["moved on by remote desktop", "opened RDP sessions", "tunnelled remote desktop"],
		["with the account of an administrator", "to the planning servers", "from the jump host"],
	],
	"T1070.001": [
		["cleared the Windows event logs", "wiped the security log with wevtutil", "emptied the system log"],
		["before leaving", "on both domain controllers", "after each session"],
	],
	"T1562.001": [
		["switched off the antivirus", "removed the endpoint sensor", "disabled real-time protection"],
		["through a group policy", "with a signed driver", "on the file servers first"],
	],
	T1082: [
		["ran systeminfo", "collected the version of the system", "listed hot fixes and memory"],
		["and kept the output", "on the first host", "for its later stages"],
	],
	"T1567.002": [
		[
			"uploaded the archives to cloud storage",
			"copied contracts to a MEGA account",
			"synchronised folders with rclone",
		],
		["for six days", "outside office hours", "at a limited rate"],
	],
	T1490: [
		["deleted the shadow copies", "called vssadmin to drop snapshots", "turned off system recovery"],
		["on all hosts", "so that nothing could be restored", "just before the encryption"],
	],
};

/** The techniques the texts are about. */
export const TECHNIQUES = Object.keys(PHRASES);

const ACTORS = [
	"The intruders",
	"The group",
	"The operators",
	"An affiliate",
	"The malware",
	"The implant",
	"They",
];
const QUIET = [
	"The terminal was back in operation by noon.",
	"The board will meet again in the second week of the month.",
	"Customers were told by letter what had happened.",
	"We recommend that remote access is limited to known devices.",
	"Our thanks go to the crews who worked through the weekend.",
	"This section lists the systems of the northern yard.",
];
const SYLLABLES =
	"an bar cor del en fal gor har is jo kel lor mar nor os pel quin ros sar tol ur vel wen yor zan".split(" ");

/** A seeded source of whole numbers below a limit (a linear congruential generator, enough to mix phrases). */
export function createPicker(seed) {
	let state = seed >>> 0;
	return (limit) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
}

/** A sentence about a technique; names and numbers differ from one to the next, as in real text. */
export function sentenceAbout(technique, pick) {
	const [openings, objects] = PHRASES[technique];
	const actor = ACTORS[pick(ACTORS.length)];
	return `${actor} ${openings[pick(openings.length)]} ${objects[pick(objects.length)]}, host ${nameFrom(pick)}-${pick(900)}.`;
}

/** A sentence as reports have them: one in three says nothing about an attack, one in ten holds an indicator. */
export function reportSentence(pick) {
	if (pick(3) === 0) return QUIET[pick(QUIET.length)];
	const sentence = sentenceAbout(TECHNIQUES[pick(TECHNIQUES.length)], pick);
	if (pick(10) > 0) return sentence;
	return `${sentence.slice(0, -1)}, reaching hxxps://${nameFrom(pick)}[.]example/${pick(9999)} at 203.0.113.${pick(255)}.`;
}

/** A report of some sentences, in paragraphs of five. */
export function reportOf(sentences, seed) {
	const pick = createPicker(seed);
	let text = "";
	for (let i = 0; i < sentences; i++) text += `${reportSentence(pick)}${i % 5 === 4 ? "\n\n" : " "}`;
	return text.trim();
}

/** A report cut at some number of characters. */
export function reportOfLength(characters, seed) {
	const pick = createPicker(seed);
	const parts = [];
	let length = 0;
	while (length < characters) {
		const sentence = `${reportSentence(pick)}${parts.length % 5 === 4 ? "\n\n" : " "}`;
		parts.push(sentence);
		length += sentence.length;
	}
	return parts.join("").slice(0, characters);
}

function nameFrom(pick) {
	return Array.from({ length: 2 + pick(2) }, () => SYLLABLES[pick(SYLLABLES.length)]).join("");
}
