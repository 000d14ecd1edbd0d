import type { EvaluationReport } from "./evaluate.js";

/** The six figures by which models are compared at a glance. */
export function mainFigures(report: EvaluationReport): Record<string, number> {
	const { tramDocuments, tramSentences, procedures, stories, quiet } = report;
	return {
		"TRAM reports, F1 per text": tramDocuments.perTextF1,
		"their sentences, micro F1": tramSentences.micro.f1,
		"procedures, hit@1": procedures.hitAt1,
		"procedures, micro F1": procedures.micro.f1,
		...(stories && { "stories, micro F1": stories.micro.f1 }),
		...(quiet && { "left quiet": quiet.quietShare }),
	};
}

/** What confidences are worth: precision of what was reported, and calibration error of all that was weighed. */
export function confidenceFigures(report: EvaluationReport): Record<string, number> {
	const { tramDocuments, tramSentences, procedures, stories } = report;
	return {
		"TRAM reports, precision": tramDocuments.micro.precision,
		"their sentences": tramSentences.micro.precision,
		procedures: procedures.micro.precision,
		...(stories && { stories: stories.micro.precision }),
		"TRAM reports, calibration error": tramDocuments.reliability.expectedCalibrationError,
		"sentences'": tramSentences.reliability.expectedCalibrationError,
		"procedures'": procedures.reliability.expectedCalibrationError,
	};
}
