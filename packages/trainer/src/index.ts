export { assembleWeights } from "./assemble-weights.js";
export { fitLogistic } from "./fit-logistic.js";
export * as metrics from "./metrics.js";
export { solveLabels } from "./solve-labels.js";
export { packRows } from "./sparse-matrix.js";
