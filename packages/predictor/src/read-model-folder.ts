import { checkManifest, type ModelManifest } from "@mapper/lexical-model";
import { PredictorError } from "./errors.js";

/** A model in memory: what a model folder holds. */
export interface ModelFiles {
	readonly manifest: ModelManifest;
	/** The bytes of `weights.bin`. */
	readonly weights: Uint8Array;
}

/** `model.json` of the shipped model has 450 KB; more than this is not a manifest. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads a model folder from disk, by default the shipped model, and checks that the weights are those the manifest names.
 *
 * @throws PredictorError `PREDICTOR_MODEL_NOT_FOUND`, `PREDICTOR_MODEL_INVALID`
 */
export async function readModelFolder(folder?: string | URL): Promise<ModelFiles> {
	if (folder === undefined) {
		const { defaultModelUrl } = await import("@mapper/default-model");
		return readModelFolder(defaultModelUrl);
	}
	const { readFile, stat } = await import("node:fs/promises");
	const { pathToFileURL } = await import("node:url");
	const base = folder instanceof URL ? folder : pathToFileURL(folder);
	const root = base.href.endsWith("/") ? base : new URL(`${base.href}/`);
	const read = async (name: string, maxBytes: number): Promise<Uint8Array> => {
		const url = new URL(name, root);
		try {
			const { size } = await stat(url);
			if (size > maxBytes) {
				throw new PredictorError(
					"PREDICTOR_MODEL_INVALID",
					`Expected ${name} of at most ${maxBytes} bytes in the model folder ${String(folder)}, found ${size}.`,
				);
			}
			return await readFile(url);
		} catch (error) {
			if (error instanceof PredictorError) throw error;
			throw new PredictorError(
				"PREDICTOR_MODEL_NOT_FOUND",
				`Expected a model folder with model.json and weights.bin at ${String(folder)}, but ${name} could not be read. Give the folder that \`mapper train\` wrote, or none for the shipped model.`,
				{ cause: error },
			);
		}
	};
	const json = await read("model.json", MAX_MANIFEST_BYTES);
	const manifest = parseManifest(
		() => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json)),
		`model.json in ${String(folder)}`,
	);
	const weights = await read("weights.bin", manifest.weights.bytes);
	await checkWeights(manifest, weights);
	return { manifest, weights };
}

/**
 * Checks what is to be a manifest.
 *
 * @param where what the message calls it
 * @throws PredictorError `PREDICTOR_MODEL_INVALID`
 */
export function parseManifest(read: () => unknown, where: string): ModelManifest {
	try {
		return checkManifest(read());
	} catch (error) {
		throw new PredictorError(
			"PREDICTOR_MODEL_INVALID",
			`${where} is not a model that this version reads: ${(error as Error).message}`,
			{ cause: error },
		);
	}
}

/**
 * Checks that bytes are the weights a manifest names.
 *
 * @throws PredictorError `PREDICTOR_MODEL_INVALID`
 */
export async function checkWeights(manifest: ModelManifest, weights: Uint8Array): Promise<void> {
	if (!ArrayBuffer.isView(weights)) {
		throw new PredictorError(
			"PREDICTOR_MODEL_INVALID",
			`Expected the bytes of weights.bin as a Uint8Array, got ${weights === null ? "null" : typeof weights}.`,
		);
	}
	const digest = await globalThis.crypto.subtle.digest("SHA-256", weights as Uint8Array<ArrayBuffer>);
	const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
	if (weights.length === manifest.weights.bytes && sha256 === manifest.weights.sha256) return;
	throw new PredictorError(
		"PREDICTOR_MODEL_INVALID",
		`Expected weights of ${manifest.weights.bytes} bytes with SHA-256 ${manifest.weights.sha256}, found ${weights.length} bytes with ${sha256}. The file is damaged or belongs to another model: get it again.`,
	);
}
