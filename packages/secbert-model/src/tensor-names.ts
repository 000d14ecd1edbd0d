/** Our name of each part and the name it has in the transformers libraries; `.weight` and `.bias` follow. */
const PARTS: readonly (readonly [string, string])[] = [
	["embeddings.norm", "bert.embeddings.LayerNorm"],
	["pooler", "bert.pooler.dense"],
	["classifier", "classifier"],
	["mlm.transform", "cls.predictions.transform.dense"],
	["mlm.norm", "cls.predictions.transform.LayerNorm"],
];

const LAYER_PARTS: readonly (readonly [string, string])[] = [
	["query", "attention.self.query"],
	["key", "attention.self.key"],
	["value", "attention.self.value"],
	["attentionOutput", "attention.output.dense"],
	["attentionNorm", "attention.output.LayerNorm"],
	["intermediate", "intermediate.dense"],
	["output", "output.dense"],
	["outputNorm", "output.LayerNorm"],
];

/** Tensors that do not end in weight or bias of a part. */
const SINGLES: readonly (readonly [string, string])[] = [
	["embeddings.word", "bert.embeddings.word_embeddings.weight"],
	["embeddings.position", "bert.embeddings.position_embeddings.weight"],
	["embeddings.tokenType", "bert.embeddings.token_type_embeddings.weight"],
	["mlm.bias", "cls.predictions.bias"],
];

/** The name a tensor of ours has in a checkpoint of the transformers libraries, with the `bert.` prefix. */
export function toHubName(name: string): string | undefined {
	const single = SINGLES.find(([ours]) => ours === name);
	if (single !== undefined) return single[1];
	const [, part, kind] = /^(.+)\.(weight|bias)$/.exec(name) ?? [];
	if (part === undefined) return undefined;
	const [, layer, layerPart] = /^layers\.(\d+)\.(\w+)$/.exec(part) ?? [];
	if (layer === undefined) {
		const found = PARTS.find(([ours]) => ours === part);
		return found && `${found[1]}.${kind}`;
	}
	const found = LAYER_PARTS.find(([ours]) => ours === layerPart);
	return found && `bert.encoder.layer.${layer}.${found[1]}.${kind}`;
}

/** How a name in a checkpoint is to be taken. */
export type HubName =
	/** One of our tensors. */
	| { readonly kind: "tensor"; readonly name: string }
	/** Nothing we need: a buffer, or the head of a task that BERT was pretrained for. */
	| { readonly kind: "ignored" }
	/** The word embedding, or the bias of the MLM head, once more. */
	| { readonly kind: "tied"; readonly name: string }
	| { readonly kind: "unknown" };

/**
 * What a name in a checkpoint stands for, with or without the `bert.` prefix, `gamma` and `beta` being the older names of a
 * layer norm's weight and bias.
 */
export function fromHubName(hubName: string): HubName {
	const modern = hubName
		.replace(/\.LayerNorm\.gamma$/, ".LayerNorm.weight")
		.replace(/\.LayerNorm\.beta$/, ".LayerNorm.bias");
	const full = /^(?:embeddings|encoder|pooler)\./.test(modern) ? `bert.${modern}` : modern;
	if (full === "cls.predictions.decoder.weight") return { kind: "tied", name: "embeddings.word" };
	if (full === "cls.predictions.decoder.bias") return { kind: "tied", name: "mlm.bias" };
	if (IGNORED.test(full)) return { kind: "ignored" };
	const single = SINGLES.find(([, theirs]) => theirs === full);
	if (single !== undefined) return { kind: "tensor", name: single[0] };
	const [, part, kind] = /^(.+)\.(weight|bias)$/.exec(full) ?? [];
	if (part === undefined) return { kind: "unknown" };
	const [, layer, layerPart] = /^bert\.encoder\.layer\.(0|[1-9]\d{0,3})\.(.+)$/.exec(part) ?? [];
	if (layer === undefined) {
		const found = PARTS.find(([, theirs]) => theirs === part);
		return found === undefined ? { kind: "unknown" } : { kind: "tensor", name: `${found[0]}.${kind}` };
	}
	const found = LAYER_PARTS.find(([, theirs]) => theirs === layerPart);
	return found === undefined
		? { kind: "unknown" }
		: { kind: "tensor", name: `layers.${layer}.${found[0]}.${kind}` };
}

const IGNORED =
	/^(?:bert\.embeddings\.(?:position_ids|token_type_ids)|cls\.seq_relationship\.(?:weight|bias))$/;
