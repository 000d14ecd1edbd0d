// Loads a model folder with @xenova/transformers in a process of its own (it prints, and its threads outlive the work) and
// writes what it computes to stdout. Argument: {"root", "name", "quantized", "inputIds", "attentionMask", "texts"} as JSON.
import { createRequire } from "node:module";

// A failed import of sharp would end the process even when caught; a failed require does not.
createRequire(createRequire(import.meta.url).resolve("@xenova/transformers"))("sharp");
const { AutoModel, AutoModelForSequenceClassification, AutoTokenizer, env, pipeline, Tensor } = await import(
	"@xenova/transformers"
);
const { root, name, quantized, inputIds, attentionMask, tokenTypeIds, texts, plain } = JSON.parse(
	process.argv[2],
);
env.allowRemoteModels = false;
env.localModelPath = root;

const tensor = (rows) =>
	new Tensor("int64", BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0].length]);
const model = await (plain ? AutoModel : AutoModelForSequenceClassification).from_pretrained(name, {
	quantized,
});
const feeds = { input_ids: tensor(inputIds), attention_mask: tensor(attentionMask) };
if (tokenTypeIds) feeds.token_type_ids = tensor(tokenTypeIds);
const output = await model(feeds);
const result = output.logits ?? output.last_hidden_state;
const report = { dims: result.dims, data: Array.from(result.data) };
if (texts) {
	const classify = await pipeline("text-classification", name, { quantized });
	report.scores = await classify(texts, { topk: null });
	const tokenizer = await AutoTokenizer.from_pretrained(name);
	report.ids = texts.map((text) => Array.from(tokenizer(text).input_ids.data, Number));
}
process.stdout.write(JSON.stringify(report), () => process.exit(0));
