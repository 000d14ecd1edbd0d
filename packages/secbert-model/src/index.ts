export { type BasicWord, splitIntoWords } from "./basic-tokenizer.js";
export {
	type BertActivation,
	type BertConfig,
	type BertProblemType,
	checkBertConfig,
	MAX_LABELS,
	MAX_LAYERS,
	MAX_POSITIONS,
	MAX_VOCABULARY_SIZE,
	MAX_WEIGHT_BYTES,
	MAX_WIDTH,
	readBertConfig,
	writeBertConfig,
} from "./bert-config.js";
export type { BertGraphOptions } from "./bert-graph.js";
export type { BertVariables } from "./bert-variables.js";
export {
	type Checkpoint,
	type CheckpointDtype,
	type CheckpointTensor,
	floatTensor,
	readFloats,
} from "./checkpoint-tensor.js";
export {
	type Bert,
	type BertOutput,
	type BertPassOptions,
	createBert,
} from "./create-bert.js";
export type { EncodedBatch, EncodeOptions } from "./encode-batch.js";
export { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
export { type InitializeWeightsOptions, initializeWeights } from "./initialize-weights.js";
export {
	DEFAULT_BACKEND_ORDER,
	type LoadTensorBackendOptions,
	loadTensorBackend,
	type TensorBackend,
	type TensorBackendName,
	type TensorFlow,
	type TriedBackend,
} from "./load-tensor-backend.js";
export type { NormalizeSettings } from "./normalize-text.js";
export type { WeightBits } from "./quantize-rows.js";
export {
	MAX_DIMENSIONS,
	MAX_SAFETENSORS_HEADER_BYTES,
	MAX_TENSORS,
	readSafetensors,
	refuseNonFiniteNumbers,
	type Safetensors,
} from "./read-safetensors.js";
export { type ReadTorchOptions, readTorchCheckpoint } from "./read-torch-checkpoint.js";
export { readVariables } from "./read-variables.js";
export {
	type ReadStateDictOptions,
	readStateDict,
	type StateDict,
	toHubCheckpoint,
} from "./state-dict.js";
export type { TensorData } from "./tensor-data.js";
export { toHubName } from "./tensor-names.js";
export {
	BERT_HEADS,
	type BertHead,
	countParameters,
	encoderShapes,
	headShapes,
	type TensorShapes,
} from "./tensor-shapes.js";
export { createTokenizer, type Token, type Tokenizer } from "./tokenizer.js";
export { readTokenizerSettings, type TokenizerFiles, type TokenizerSettings } from "./tokenizer-settings.js";
export { transposeMatrix } from "./transpose-matrix.js";
export {
	BERT_SPECIAL_TOKENS,
	createVocabulary,
	MAX_TOKEN_LENGTH,
	MAX_VOCABULARY_LENGTH,
	type PieceTable,
	readVocabulary,
	type SpecialIds,
	type SpecialTokens,
	type Vocabulary,
	writeVocabulary,
} from "./vocabulary.js";
export {
	createWordPieceSplitter,
	MAX_WORD_CHARACTERS,
	type WordPieceSplitter,
	type WordPieces,
} from "./word-piece.js";
export {
	encodeOnnx,
	type OnnxFile,
	type OnnxModel,
	type WriteOnnxOptions,
	writeOnnxFolder,
} from "./write-onnx.js";
export { writeSafetensors } from "./write-safetensors.js";
export { type WrittenTokenizer, writeTokenizer } from "./write-tokenizer.js";
