/** A tactic of one ATT&CK version: the column a technique stands in. */
export interface Tactic {
	/** `TA0002`. */
	readonly id: string;
	/** `Execution`. */
	readonly name: string;
	/** `execution`: what techniques refer to, and what Navigator layers call `tactic`. */
	readonly shortName: string;
}

/** The facts of one technique or sub-technique of one ATT&CK version; no descriptions. */
export interface Technique {
	/** `T1059` or `T1059.001`. */
	readonly id: string;
	/** The object's own name: `PowerShell`. */
	readonly name: string;
	/** Short names of its tactics, in the order of the source. */
	readonly tactics: readonly string[];
	/** The technique a sub-technique belongs to. */
	readonly parent?: string;
	/** MITRE's id of the `attack-pattern` object. */
	readonly stixId: string;
	readonly url: string;
	readonly platforms: readonly string[];
	/** True when MITRE replaced it; `revokedBy` then names the replacement where one is given. */
	readonly isRevoked: boolean;
	readonly isDeprecated: boolean;
	/** The id that replaces a revoked one. */
	readonly revokedBy?: string;
}
