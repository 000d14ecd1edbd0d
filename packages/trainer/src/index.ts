export { packRows } from "./sparse-matrix.js";
export { solveLabels } from "./solve-labels.js";
export { assembleWeights } from "./assemble-weights.js";
export * as metrics from "./metrics.js";
export { fitLogistic } from "./fit-logistic.js";
