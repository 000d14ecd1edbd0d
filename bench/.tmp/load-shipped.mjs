import { loadPredictor } from "@mapper/predictor";

/** Shown in place of figures that need the shipped model when there is none that loads. */
export const MODEL_MISSING = "no shipped model";

/** Loads the shipped model; says on stderr what is wrong and gives `undefined` when it is missing or of another version. */
export async function loadShipped() {
	try {
		return await loadPredictor({model:"/tmp/benchmodel"});
	} catch (error) {
		if (error.code !== "PREDICTOR_MODEL_NOT_FOUND" && error.code !== "PREDICTOR_MODEL_INVALID") throw error;
		process.stderr.write(
			`bench: the shipped model (packages/default-model/model) does not load, so its figures are left out: ${error.message}\n`,
		);
		return undefined;
	}
}
