import { TrainerError } from "./errors.js";
import { type EvaluationMaterial, type EvaluationReport, evaluateOutcomes, type Mapper } from "./evaluate.js";
import { EVALUATED_SETS, type EvaluatedSetName, type TextOutcome } from "./text-outcome.js";

/** Version of a saved evaluation. */
const FORMAT_VERSION = 1;

/** Which model was judged. */
export interface JudgedModel {
	readonly name: string;
	readonly version: string;
	/** SHA-256 of its weights. */
	readonly sha256: string;
}

/** An evaluation that can be compared with another, JSON-able: figures, and what was said of each text. No text is in it. */
export interface SavedEvaluation {
	/** First in the file. */
	readonly formatVersion: number;
	readonly model: JudgedModel;
	readonly report: EvaluationReport;
	/** Sets without texts are left out. */
	readonly sets: Readonly<Partial<Record<EvaluatedSetName, readonly TextOutcome[]>>>;
}

/** Judges a mapper as `evaluateMapper` does, and keeps what `compareEvaluations` needs. */
export async function recordEvaluation(
	map: Mapper,
	material: EvaluationMaterial,
	model: JudgedModel,
): Promise<SavedEvaluation> {
	const { report, sets } = await evaluateOutcomes(map, material);
	return { formatVersion: FORMAT_VERSION, model, report, sets };
}

/**
 * Checks that a value, as read from JSON, is a saved evaluation that this version understands.
 *
 * @throws TrainerError `TRAINER_OPTION_INVALID`
 */
export function checkEvaluation(value: unknown): SavedEvaluation {
	if (!isRecord(value)) throw invalid("an object as mapper evaluate writes it", value);
	const { formatVersion, model, report, sets } = value;
	if (formatVersion !== FORMAT_VERSION) throw invalid(`formatVersion ${FORMAT_VERSION}`, formatVersion);
	for (const key of ["name", "version", "sha256"]) {
		if (!isRecord(model) || typeof model[key] !== "string") throw invalid(`a text in model.${key}`, model);
	}
	if (!isRecord(report)) throw invalid("figures in report", report);
	if (!isRecord(sets)) throw invalid("outcomes in sets", sets);
	const known: readonly string[] = EVALUATED_SETS;
	for (const [name, outcomes] of Object.entries(sets)) {
		if (!known.includes(name)) throw invalid(`only the sets ${known.join(", ")}`, name);
		if (!Array.isArray(outcomes)) throw invalid(`a list in sets.${name}`, outcomes);
		outcomes.forEach((outcome: unknown, i) => {
			if (!isOutcome(outcome)) {
				throw invalid(`sha256, unit, actual, predicted and ranked in sets.${name}[${i}]`, outcome);
			}
		});
	}
	if (Object.values(sets).every((outcomes) => (outcomes as unknown[]).length === 0)) {
		throw invalid(`at least one of the sets ${known.join(", ")}, with texts`, "none");
	}
	return value as unknown as SavedEvaluation;
}

function isOutcome(value: unknown): boolean {
	return (
		isRecord(value) &&
		typeof value.sha256 === "string" &&
		/^[0-9a-f]{64}$/.test(value.sha256) &&
		typeof value.unit === "string" &&
		[value.actual, value.predicted, value.ranked].every(
			(ids) => Array.isArray(ids) && ids.every((id) => typeof id === "string"),
		)
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(expected: string, found: unknown): TrainerError {
	const shown = JSON.stringify(found)?.slice(0, 80) ?? "nothing";
	return new TrainerError(
		"TRAINER_OPTION_INVALID",
		`Expected an evaluation with ${expected}, found ${shown}; evaluate the model again.`,
	);
}
