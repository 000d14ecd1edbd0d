import { type ExtractOptions, INDICATOR_TYPES } from "@mapper/ioc-extract";
import { PredictorError } from "./errors.js";

/**
 * Which indicators to extract: options of `extractIndicators` with the same meaning and defaults. ATT&CK ids are left
 * out whatever `types` says: they are techniques. On worker threads `warningLists` is made anew from its lists.
 */
export type IndicatorOptions = Readonly<Pick<ExtractOptions, "types" | "exclude" | "ports" | "warningLists">>;

/** Checks the option `indicators` where it enters. */
export function checkIndicatorOptions(indicators: boolean | IndicatorOptions | undefined): void {
	if (indicators === undefined || typeof indicators === "boolean") return;
	if (typeof indicators !== "object" || indicators === null) {
		throw invalid(
			"true, false or an object with types, exclude, ports, warningLists",
			indicators,
			"indicators",
		);
	}
	const { types, exclude, ports, warningLists } = indicators;
	if (types !== undefined) {
		const known = `an array of types such as ${INDICATOR_TYPES.slice(0, 3).join(", ")}`;
		if (!Array.isArray(types)) throw invalid(known, types, "indicators.types");
		const unknown = types.find((type) => !INDICATOR_TYPES.includes(type));
		if (unknown !== undefined)
			throw invalid(`types among ${INDICATOR_TYPES.join(", ")}`, unknown, "indicators.types");
	}
	if (
		exclude !== undefined &&
		!(Array.isArray(exclude) && exclude.every((flag) => typeof flag === "string"))
	) {
		throw invalid("an array of flags such as private", exclude, "indicators.exclude");
	}
	if (ports !== undefined && typeof ports !== "boolean") {
		throw invalid("true or false", ports, "indicators.ports");
	}
	const hasLists = typeof warningLists === "object" && Array.isArray(warningLists?.lists);
	if (warningLists !== undefined && warningLists !== false && !hasLists) {
		throw invalid(
			"what loadWarningLists or combineWarningLists gives, or false",
			warningLists,
			"indicators.warningLists",
		);
	}
}

function invalid(expected: string, got: unknown, name: string): PredictorError {
	const shown =
		typeof got === "string" ? JSON.stringify(got) : Array.isArray(got) ? "another array" : String(got);
	return new PredictorError("PREDICTOR_OPTION_INVALID", `Expected ${name} to be ${expected}, got ${shown}.`);
}
