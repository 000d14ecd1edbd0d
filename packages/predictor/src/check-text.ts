import { PredictorError } from "./errors.js";

/** Longer texts are refused: 32 million characters are fifty thousand pages, and reading them takes half a minute. */
export const MAX_TEXT_CHARACTERS = 32_000_000;

/**
 * Checks a text where it enters.
 *
 * @throws PredictorError `PREDICTOR_TEXT_INVALID`, `PREDICTOR_TEXT_TOO_LONG`
 */
export function checkText(text: unknown): asserts text is string {
	if (typeof text !== "string") {
		throw new PredictorError(
			"PREDICTOR_TEXT_INVALID",
			`Expected the report's text as a string, got ${text === null ? "null" : typeof text}; read files with @mapper/report-reader or your own code first.`,
		);
	}
	if (text.length > MAX_TEXT_CHARACTERS) {
		throw new PredictorError(
			"PREDICTOR_TEXT_TOO_LONG",
			`Expected a text of at most ${MAX_TEXT_CHARACTERS} characters, got ${text.length}; map its parts one by one.`,
		);
	}
}
