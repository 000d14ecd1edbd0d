export { assignFolds, type FoldOptions } from "./assign-folds.js";
export { type AttackId, type AttackIdKind, isTechniqueId, parentOf, parseAttackId } from "./attack-id.js";
export { type BuildDatasetOptions, buildDataset, type Dataset } from "./build-dataset.js";
export { type Catalogue, type CatalogueFacts, createCatalogue } from "./catalogue.js";
export { cleanText } from "./clean-text.js";
export type { DatasetReport, SourceCounts } from "./dataset-report.js";
export { type DevelopmentText, readDevelopmentTexts } from "./development-texts.js";
export { ATTACK_VERSION, loadEnterpriseCatalogue } from "./enterprise-catalogue.js";
export { AttackDatasetError, type AttackDatasetErrorCode } from "./errors.js";
export type { LabelCorrection, LabelCorrections } from "./label-corrections.js";
export type { CorrectionCounts } from "./label-corrections-apply.js";
export { readLabelCorrections } from "./label-corrections-read.js";
export { loadLabelCorrections } from "./label-corrections-shipped.js";
export type { LabelledText, SourceName } from "./labelled-text.js";
export type { StixSource } from "./load-stix-objects.js";
export {
	type IdMigration,
	type IdsMigration,
	type MigrateOptions,
	type MigrationProblem,
	migrateId,
	migrateIds,
} from "./migrate-ids.js";
export { normalizeText, titleKey } from "./normalize-text.js";
export { type PullEvent, type PullSourcesOptions, pullSources, type SourceReport } from "./pull-sources.js";
export { readAtomic } from "./read-atomic.js";
export { readProcedures } from "./read-procedures.js";
export { readSigma } from "./read-sigma.js";
export { type ReadStixBundleOptions, readStixBundle, type StixBundleReading } from "./read-stix-bundle.js";
export { type ReadTableOptions, readTable } from "./read-table.js";
export { readTechniqueTexts } from "./read-technique-texts.js";
export {
	readTramBootstrap,
	readTramMultiLabel,
	readTramNegatives,
	readTramSingleLabel,
} from "./read-tram.js";
export { type ReadTramArchiveOptions, readTramArchive } from "./read-tram-archive.js";
export { readTramDocuments, readTramMjson, type TramDocument } from "./read-tram-mjson.js";
export { readWritten } from "./read-written.js";
export type { ReaderOptions } from "./reader-options.js";
export {
	type KeepRule,
	PUBLIC_SOURCES,
	type SourceArchive,
	type SourceFile,
	type SourcePin,
} from "./source-list.js";
export { type DatasetSplit, type SplitOptions, type SplitReport, splitDataset } from "./split.js";
export type { Tactic, Technique } from "./technique.js";
export { MOVES_18_TO_19, MOVES_19_TO_18 } from "./version-moves.js";
