import type { AddCandidate, Source } from "../source.js";

// Number ranges keep other codes out: T (enterprise and mobile from 1001, ICS 08xx), S, G, M (1xxx, ICS 08xx and 09xx),
// C, TA and DS (00xx, ICS and mobile tactics 01xx, DET and AN of ATT&CK 18).
const ATTACK_ID =
	/(?<![A-Za-z0-9_-])(?<!(?<!attack)\.)(?:([Tt](?:(?!1000)1[0-7][0-9]{2}|08[0-9]{2}))(?:[./](\d{3}))?|(?:TA0[01]\d{2}|DS00\d{2}|DET\d{4}|AN\d{4}|[SG][01]\d{3}|M10\d{2}|M0[89]\d{2}|C00\d{2}))(?![A-Za-z0-9_-]|[.]\d)/g;

/**
 * Finds ATT&CK ids: tactics, techniques, software, groups, mitigations, campaigns, data sources, detections. The value
 * has a dot before the sub-technique.
 *
 * Known limit: a product code of the same shape (`S1234`) is taken for an id.
 */
export function findAttackIds(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(ATTACK_ID)) {
		const [written, technique, part] = match;
		const value = technique && part ? `${technique}.${part}` : written;
		add({
			type: "attack",
			value: value.toUpperCase(),
			start: match.index,
			end: match.index + written.length,
			flags: [],
		});
	}
}
