/** The kind of object an ATT&CK id names. */
export type AttackIdKind = "tactic" | "technique" | "subtechnique";

/** An ATT&CK id taken apart. */
export interface AttackId {
	/** The id in canonical form: upper case, a dot before the sub-technique number. */
	readonly id: string;
	readonly kind: AttackIdKind;
	/** The technique a sub-technique belongs to; absent for tactics and techniques. */
	readonly parent?: string;
}

const ATTACK_ID = /^(?:(TA\d{4})|(T\d{4})(?:[./](\d{3}))?)$/i;

/**
 * Takes an ATT&CK id apart: `TA0001`, `T1059`, `T1059.001` (also `t1059.001` and the URL form `T1059/001`).
 *
 * @returns the parts, or `undefined` when the text is not exactly one tactic, technique or sub-technique id
 */
export function parseAttackId(text: string): AttackId | undefined {
	const match = ATTACK_ID.exec(text.trim());
	if (!match) return undefined;
	const [, tactic, technique, number] = match;
	if (tactic) return { id: tactic.toUpperCase(), kind: "tactic" };
	const parent = (technique as string).toUpperCase();
	if (!number) return { id: parent, kind: "technique" };
	return { id: `${parent}.${number}`, kind: "subtechnique", parent };
}

/** Whether the text is a technique or sub-technique id in canonical form, known or not. */
export function isTechniqueId(text: string): boolean {
	const parsed = parseAttackId(text);
	return parsed !== undefined && parsed.kind !== "tactic" && parsed.id === text;
}

/** The technique a sub-technique id belongs to (`T1059.001` gives `T1059`), `undefined` for any other id. */
export function parentOf(id: string): string | undefined {
	return parseAttackId(id)?.parent;
}
