// Runs every comparison and prints one table. Figures only: nothing here passes or fails.
import { cpus } from "node:os";
import { measureExplaining } from "./explain.mjs";
import { measureIndicators } from "./extract-indicators.mjs";
import { measureFigures } from "./figures.mjs";
import { measureLexicalAgainstPlain } from "./lexical-against-plain.mjs";
import { measureMappingGrowth } from "./mapping-grows-linearly.mjs";
import { measureSecbert } from "./secbert.mjs";
import { HEAD, renderTable } from "./table.mjs";

const rows = [
	...(await measureFigures()),
	...(await measureLexicalAgainstPlain()),
	...(await measureMappingGrowth()),
	...(await measureExplaining()),
	...(await measureIndicators()),
	...(await measureSecbert()),
];
const processors = cpus();
process.stdout.write(
	`Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model ?? "unknown processor"}\n\n${renderTable(HEAD, rows)}\n`,
);
