import type { Catalogue, LabelledText } from "@mapper/attack-dataset";
import { TrainerError } from "./errors.js";

/**
 * Leaves out records none of whose labels is in the catalogue: they describe behaviour, and would be learned as texts
 * without any. (`buildDataset` has counted and dropped them already.)
 *
 * @throws TrainerError `TRAINER_DATA_EMPTY` when nothing labelled is left
 */
export function usableRecords(records: readonly LabelledText[], catalogue: Catalogue): LabelledText[] {
	const usable = records.filter(
		({ labels }) => labels.length === 0 || labels.some((id) => catalogue.isLive(id)),
	);
	if (usable.some(({ labels }) => labels.length > 0)) return usable;
	throw new TrainerError(
		"TRAINER_DATA_EMPTY",
		`Expected texts labelled with techniques of ATT&CK ${catalogue.version} to learn from, got ${records.length} records without any such label; check the data folder.`,
	);
}
