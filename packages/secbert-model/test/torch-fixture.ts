import { readFileSync } from "node:fs";
import { type BertConfig, readBertConfig } from "../src/bert-config.js";
import type { TensorData } from "../src/tensor-data.js";

/** A random BERT and what PyTorch computed with it; made by scripts/make-torch-fixture.py. */
export interface TorchFixture {
	config: BertConfig;
	/** By our names. */
	weights: Map<string, TensorData>;
	inputs: {
		inputIds: number[][];
		attentionMask: number[][];
		tokenTypeIds?: number[][];
		targets: number[][];
		positions?: number[];
		maskedTokens?: number[];
	};
	/** Outputs by name, and gradients of the loss as `gradient.` and our name of the weight. */
	expected: Map<string, TensorData>;
}

export const TORCH_FIXTURES = ["torch-bert-32", "torch-bert-24"] as const;

/** The fixture of that name under test/fixtures. */
export function readTorchFixture(name: (typeof TORCH_FIXTURES)[number]): TorchFixture {
	const folder = new URL(`./fixtures/${name}/`, import.meta.url);
	const text = (file: string) => readFileSync(new URL(file, folder), "utf8");
	return {
		config: readBertConfig(text("config.json")),
		weights: readTensors(new URL("model.safetensors", folder), ourName),
		inputs: JSON.parse(text("inputs.json")),
		expected: readTensors(new URL("expected.safetensors", folder), (theirs) =>
			theirs.startsWith("gradient.") ? `gradient.${ourName(theirs.slice("gradient.".length))}` : theirs,
		),
	};
}

// Apart from the package's own readers, so that an error there does not hide in both.
function readTensors(file: URL, rename: (name: string) => string): Map<string, TensorData> {
	const bytes = readFileSync(file);
	const start = 8 + Number(bytes.readBigUInt64LE(0));
	const header: Record<string, { shape: number[]; data_offsets: [number, number] }> = JSON.parse(
		bytes.toString("utf8", 8, start),
	);
	return new Map(
		Object.entries(header).map(([name, { shape, data_offsets }]) => {
			const [from, to] = data_offsets;
			const data = new Float32Array(Uint8Array.from(bytes.subarray(start + from, start + to)).buffer);
			return [rename(name), { shape, data }];
		}),
	);
}

function ourName(name: string): string {
	const renames: [RegExp, string][] = [
		[/^bert\./, ""],
		[/^embeddings\.word_embeddings\.weight/, "embeddings.word"],
		[/^embeddings\.position_embeddings\.weight/, "embeddings.position"],
		[/^embeddings\.token_type_embeddings\.weight/, "embeddings.tokenType"],
		[/^embeddings\.LayerNorm/, "embeddings.norm"],
		[/^encoder\.layer/, "layers"],
		[/attention\.self\./, ""],
		[/attention\.output\.dense/, "attentionOutput"],
		[/attention\.output\.LayerNorm/, "attentionNorm"],
		[/intermediate\.dense/, "intermediate"],
		[/output\.dense/, "output"],
		[/output\.LayerNorm/, "outputNorm"],
		[/^pooler\.dense/, "pooler"],
		[/^cls\.predictions\.transform\.dense/, "mlm.transform"],
		[/^cls\.predictions\.transform\.LayerNorm/, "mlm.norm"],
		[/^cls\.predictions\.bias/, "mlm.bias"],
	];
	return renames.reduce((renamed, [pattern, ours]) => renamed.replace(pattern, ours), name);
}
