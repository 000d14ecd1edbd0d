import type { ModelManifest } from "@mapper/lexical-model";
import { describeBytes, groupDigits, renderColumns } from "./columns.js";
import type { Terminal } from "./terminal.js";
import { fitText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

/** What a model is, for people; ends with a line break. */
export function renderModelInfo(model: ModelManifest, terminal: Terminal): string {
	const { style, symbols, width } = terminal;
	const counts = countSupport(model.realWorldTexts);
	const fit = (text: string) => fitText(visibleText(text), width, symbols.ellipsis);
	const { weights } = model;
	const sections = [
		[
			style("bold", fit(`${model.name} ${model.version}`)),
			fit([`ATT&CK ${model.attack.version}`, model.attack.domain].join(symbols.dot)),
			fit([weights.file, describeBytes(weights.bytes)].join(symbols.dot)),
			fit(`sha256 ${weights.sha256}`),
		],
		[
			renderColumns(
				["TECHNIQUES", "", "THE MODEL SAW"],
				[...counts, ["all", model.labels.length, ""]],
				terminal,
			),
		],
		table("SOURCE", "LICENCE", sourcesOf(model.training), terminal),
		table("METRIC", "VALUE", flatten(model.metrics), terminal),
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join("\n"))
		.join("\n\n")}\n`;
}

/** The tiers of `TechniqueSupport`. */
function countSupport(realWorldTexts: readonly number[]): (string | number)[][] {
	const count = (least: number, most: number) => realWorldTexts.filter((n) => n >= least && n <= most).length;
	return [
		["trained", count(10, Number.POSITIVE_INFINITY), "ten or more texts of real incidents or rules"],
		["few-shot", count(1, 9), "one to nine"],
		["described", count(0, 0), "only its description and sentences written for it"],
	];
}

function table(left: string, right: string, rows: readonly [string, string][], terminal: Terminal): string[] {
	return rows.length === 0 ? [] : [renderColumns([left, right], rows, terminal)];
}

/** Training notes are free in form: what has a name and a licence is a source. */
function sourcesOf(training: unknown): [string, string][] {
	const sources = isRecord(training) ? training.sources : undefined;
	if (!Array.isArray(sources)) return [];
	return sources.filter(isRecord).map(({ name, licence }) => [String(name ?? ""), String(licence ?? "")]);
}

/** All numbers and texts of nested metrics, by their path. */
function flatten(value: unknown, path = ""): [string, string][] {
	if (typeof value === "number") {
		return [[path, Number.isInteger(value) ? groupDigits(value) : value.toFixed(4)]];
	}
	if (typeof value === "string") return [[path, value]];
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		flatten(inner, path === "" ? key : `${path} ${key}`),
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
