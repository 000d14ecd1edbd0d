export { IocExtractError, type IocExtractErrorCode } from "./errors.js";
export { type ExtractOptions, extractIndicators } from "./extract.js";
export { INDICATOR_TYPES, type Indicator, type IndicatorFlag, type IndicatorType } from "./indicator.js";
export { type RefangedText, refang } from "./refang.js";
export { addSecondOpinion } from "./second-opinion.js";
