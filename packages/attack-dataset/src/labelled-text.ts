/** Where a labelled text comes from: one name per kind of source, since conventions differ by kind. */
export type SourceName =
	| "procedure"
	| "technique-name"
	| "technique-description"
	| "tram-multi-label"
	| "tram-single-label"
	| "tram-bootstrap"
	| "tram-archive"
	| "tram-negative"
	| "tram-mjson"
	| "sigma"
	| "atomic"
	| "written"
	| "table";

/** A text and the techniques it describes, as its source has it. */
export interface LabelledText {
	/** Plain text: citations and markup removed, white space folded. */
	readonly text: string;
	/** Technique ids; empty: the source says that the text describes no adversary behaviour. */
	readonly labels: readonly string[];
	readonly source: SourceName;
	/**
	 * What must stay on one side of a split: the report's title reduced to lower-case letters and digits (TRAM), the
	 * STIX id of the software, group or campaign (procedures), the technique block (written corpus), the file (rules).
	 */
	readonly group: string;
	/** Position of the sentence in its document, from 0, where the source keeps documents whole. */
	readonly order?: number;
	/** The voice it is written in, where the source says so. */
	readonly style?: string;
}
