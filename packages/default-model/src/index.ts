/**
 * Where the shipped model lies: a folder with `model.json` and `weights.bin`, as `loadPredictor` of
 * `@mapper/predictor` reads it.
 */
export const defaultModelUrl: URL = new URL("../model/", import.meta.url);
