export { type DefangedText, type DefangOptions, defang, defangValue } from "./defang.js";
export { DEFANG_FORMS, type DefangForm } from "./defang-form.js";
export { IocExtractError, type IocExtractErrorCode } from "./errors.js";
export { type ExtractOptions, extractIndicators } from "./extract.js";
export { groupIndicators, type IndicatorGroup, type IndicatorSpan } from "./group-indicators.js";
export { INDICATOR_TYPES, type Indicator, type IndicatorFlag, type IndicatorType } from "./indicator.js";
export { mispTypeOf } from "./misp-type.js";
export type { SpanEdge } from "./offset-map.js";
export { type RefangedText, refang } from "./refang.js";
export { addSecondOpinion } from "./second-opinion.js";
export { stixPattern } from "./stix-pattern.js";
export { combineWarningLists, type WarningLists } from "./warning-lists/combine-warning-lists.js";
export { defaultWarningLists } from "./warning-lists/default-lists.js";
export { type LoadWarningListsOptions, loadWarningLists } from "./warning-lists/load-warning-lists.js";
export { type ReadWarningListOptions, readWarningList } from "./warning-lists/read-warning-list.js";
export {
	type LeftOutEntry,
	WARNING_LIST_TYPES,
	type WarningList,
	type WarningListType,
} from "./warning-lists/warning-list.js";
