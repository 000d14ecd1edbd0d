import type { MappedTechnique, ReportMapping } from "@mapper/predictor";

/** An invented report of three sentences and an address. */
export const SAMPLE_TEXT =
	"The crew of the Sable Otter opened a lure and ran PowerShell with an encoded command that pulled a second stage. " +
	"Later they read the memory of LSASS. See T1059 for the rest. Traffic went to 203.0.113.9 twice, 203.0.113.9.";

const at = (part: string) => {
	const start = SAMPLE_TEXT.indexOf(part);
	return { start, end: start + part.length };
};

/** A technique with its defaults filled in. */
export function technique(given: Partial<MappedTechnique> & { id: string }): MappedTechnique {
	return {
		name: given.id,
		tactics: ["execution"],
		confidence: 0.5,
		basis: "model",
		support: "trained",
		evidence: [{ start: 0, end: SAMPLE_TEXT.indexOf(" Later"), confidence: 0.5 }],
		lookAlikes: [],
		...given,
	};
}

/** What a predictor could say about {@link SAMPLE_TEXT}. */
export const SAMPLE_MAPPING: ReportMapping = {
	schemaVersion: "1.0",
	id: "otter",
	attack: { domain: "enterprise-attack", version: "18.1" },
	model: { name: "sample-model", version: "0.1.0", sha256: "00" },
	document: { characters: SAMPLE_TEXT.length, sentences: 4, source: "otter.md" },
	techniques: [
		technique({
			id: "T1003.001",
			name: "LSASS Memory",
			tactics: ["credential-access"],
			confidence: 0.97,
			evidence: [{ ...at("Later they read the memory of LSASS."), confidence: 0.97 }],
		}),
		technique({ id: "T1059.001", name: "PowerShell", confidence: 0.93 }),
		technique({
			id: "T1059",
			name: "Command and Scripting Interpreter",
			confidence: 0.9,
			basis: "stated",
			evidence: [{ ...at("See T1059 for the rest."), confidence: 0.9 }],
		}),
		technique({
			id: "T1053.005",
			name: "Scheduled Task",
			tactics: ["execution", "persistence", "privilege-escalation"],
			confidence: 0.31,
			support: "few-shot",
		}),
	],
	candidates: [
		{ id: "T1204.002", confidence: 0.22 },
		{ id: "T9999", confidence: 0.125 },
	],
	indicators: [
		{ ...at("203.0.113.9"), type: "ipv4", value: "203.0.113.9" },
		{ ...at("203.0.113.9."), type: "ipv4", value: "203.0.113.9" },
	].map((indicator) => ({
		...(indicator as { type: "ipv4"; value: string; start: number; end: number }),
		text: "203.0.113.9",
		defanged: false,
		defangForms: [],
		flags: ["documentation"],
		sentence: 3,
		techniques: [],
	})),
	warnings: [
		"The text was cut at 1,000,000 characters, so that what follows is not part of this mapping at all.",
	],
};
