import { join } from "node:path";
import type { Catalogue } from "./catalogue.js";
import { DEVELOPMENT_PREFIX, listWrittenFiles } from "./development-texts.js";
import type { LabelledText, SourceName } from "./labelled-text.js";
import { readAtomic } from "./read-atomic.js";
import { readProcedures } from "./read-procedures.js";
import { readSigma } from "./read-sigma.js";
import { readSourceJson } from "./read-source-file.js";
import { readTechniqueTexts } from "./read-technique-texts.js";
import {
	readTramBootstrap,
	readTramMultiLabel,
	readTramNegatives,
	readTramSingleLabel,
} from "./read-tram.js";
import { readTramArchive } from "./read-tram-archive.js";
import { readTramMjson } from "./read-tram-mjson.js";
import { readWritten } from "./read-written.js";
import type { ReaderOptions } from "./reader-options.js";

/** One stream of records and where it comes from. */
export interface DatasetSource {
	readonly sources: readonly SourceName[];
	/** The file or folder, relative to the data folder. */
	readonly path: string;
	readonly records: AsyncIterable<LabelledText>;
}

/** Where the sources are looked for. */
export interface DatasetPlaces {
	readonly dataDir: string;
	readonly writtenDir: string;
	readonly catalogue: Catalogue;
}

const BUNDLE = "attack/enterprise-attack.json";
const TRAM = "tram/data/training";

/**
 * Every source of the data set in the order they are read, which decides whose record stays when two have the same
 * text. Nothing is opened before its records are asked for; the bundle is parsed once.
 */
export function listDatasetSources(places: DatasetPlaces, options: ReaderOptions): DatasetSource[] {
	const { dataDir, writtenDir, catalogue } = places;
	const at = (path: string) => join(dataDir, path);
	const tram = (
		source: SourceName,
		file: string,
		read: (path: string, options: ReaderOptions) => AsyncIterable<LabelledText>,
	): DatasetSource => {
		const path = `${TRAM}/${file}`;
		return { sources: [source], path, records: read(at(path), options) };
	};
	return [
		{
			sources: ["procedure", "technique-name", "technique-description"],
			path: BUNDLE,
			records: readBundle(at(BUNDLE), options),
		},
		tram("tram-multi-label", "tram2_data/multi_label.json", readTramMultiLabel),
		tram("tram-single-label", "tram2_data/single_label.json", readTramSingleLabel),
		tram("tram-mjson", "tram2_data/mjson_files", readTramMjson),
		tram("tram-bootstrap", "bootstrap-training-data.json", readTramBootstrap),
		tram("tram-archive", "archive/all_analyzed_reports.json", (path) =>
			readTramArchive(path, { ...options, catalogue }),
		),
		tram("tram-negative", "archive/negative_data.json", readTramNegatives),
		{ sources: ["sigma"], path: "sigma", records: readSigma(at("sigma"), options) },
		{
			sources: ["atomic"],
			path: "atomic-red-team/atomics",
			records: readAtomic(at("atomic-red-team/atomics"), options),
		},
		{ sources: ["written"], path: "written", records: readWrittenFolder(writtenDir, options) },
	];
}

async function* readBundle(path: string, options: ReaderOptions): AsyncGenerator<LabelledText> {
	const bundle = (await readSourceJson(path, options.signal)) as object;
	yield* readProcedures(bundle, options);
	yield* readTechniqueTexts(bundle, options);
}

async function* readWrittenFolder(folder: string, options: ReaderOptions): AsyncGenerator<LabelledText> {
	for (const file of await listWrittenFiles(folder)) {
		if (!file.startsWith(DEVELOPMENT_PREFIX)) yield* readWritten(join(folder, file), options);
	}
}
