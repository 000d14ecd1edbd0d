import type { LabelledText } from "@mapper/attack-dataset";
import { isVoice } from "./sampled-texts.js";

/** A part of the training texts that an ablation leaves out. */
export interface SourceGroup {
	readonly name: string;
	/** Whether a record belongs to it. */
	holds(record: LabelledText): boolean;
}

const isWritten = ({ source }: LabelledText): boolean => source === "written";
const isRound = (record: LabelledText, rounds: RegExp): boolean =>
	isWritten(record) && rounds.test(record.group);

/** The parts whose worth a model card shows: what was written for this project, round by round, and the lesser sources. */
export const SOURCE_GROUPS: readonly SourceGroup[] = [
	{ name: "all written text", holds: isWritten },
	{ name: "written round 5", holds: (record) => isRound(record, /^written:round-5/) },
	{
		name: "written texts without behaviour and their twins",
		holds: (record) => isVoice(record) || isRound(record, /^written:round-\d-quiet/),
	},
	{ name: "Sigma and Atomic Red Team", holds: ({ source }) => source === "sigma" || source === "atomic" },
];
