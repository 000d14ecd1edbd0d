"""Makes small random BERTs and what PyTorch computes with them: test/fixtures/torch-bert-*.

    /usr/bin/python3 scripts/make-torch-fixture.py        (Debian's python3-torch 1.13 and python3-numpy)

The model is written out here in plain torch operations after Devlin et al., "BERT" (arXiv 1810.04805), with the weight
names that published checkpoints use. Each folder holds config.json, model.safetensors (weights), inputs.json, and
expected.safetensors: hidden states, pooled vector, logits, and `gradient.NAME` of the loss for every weight.
The loss is the mean binary cross-entropy of the logits, plus, with the head of masked language models, the mean
cross-entropy at the masked positions.
"""

import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures"


def random_weights(c, with_mlm):
    h, inner = c["hidden_size"], c["intermediate_size"]
    shapes = {
        "bert.embeddings.word_embeddings.weight": (c["vocab_size"], h),
        "bert.embeddings.position_embeddings.weight": (c["max_position_embeddings"], h),
        "bert.embeddings.token_type_embeddings.weight": (c["type_vocab_size"], h),
        "bert.embeddings.LayerNorm.weight": (h,),
        "bert.embeddings.LayerNorm.bias": (h,),
    }

    def linear(name, outputs, inputs):
        shapes[name + ".weight"] = (outputs, inputs)
        shapes[name + ".bias"] = (outputs,)

    def norm(name):
        shapes[name + ".weight"] = (h,)
        shapes[name + ".bias"] = (h,)

    for layer in range(c["num_hidden_layers"]):
        start = f"bert.encoder.layer.{layer}."
        for part in ("query", "key", "value"):
            linear(start + "attention.self." + part, h, h)
        linear(start + "attention.output.dense", h, h)
        norm(start + "attention.output.LayerNorm")
        linear(start + "intermediate.dense", inner, h)
        linear(start + "output.dense", h, inner)
        norm(start + "output.LayerNorm")
    linear("bert.pooler.dense", h, h)
    linear("classifier", len(c["id2label"]), h)
    if with_mlm:
        linear("cls.predictions.transform.dense", h, h)
        norm("cls.predictions.transform.LayerNorm")
        shapes["cls.predictions.bias"] = (c["vocab_size"],)
    weights = {}
    for name, shape in shapes.items():
        # Larger than BERT's 0.02, so that attention is far from uniform and errors show.
        value = torch.randn(shape) * 0.3
        if name.endswith("LayerNorm.weight"):
            value = 1 + value
        weights[name] = value.requires_grad_()
    return weights


def run(c, w, ids, mask, types):
    heads, eps = c["num_attention_heads"], c["layer_norm_eps"]
    h = c["hidden_size"]

    def linear(x, name):
        return x @ w[name + ".weight"].t() + w[name + ".bias"]

    def norm(x, name):
        return F.layer_norm(x, (h,), w[name + ".weight"], w[name + ".bias"], eps)

    e = "bert.embeddings."
    batch, tokens = ids.shape
    x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][:tokens]
    x = norm(x + w[e + "token_type_embeddings.weight"][types], e + "LayerNorm")
    states = [x]
    bias = torch.where(mask[:, None, None, :] == 1, 0.0, float("-inf"))
    for layer in range(c["num_hidden_layers"]):
        start = f"bert.encoder.layer.{layer}."

        def split(part):
            return linear(x, start + "attention.self." + part).view(batch, tokens, heads, h // heads).transpose(1, 2)

        scores = split("query") @ split("key").transpose(2, 3) / math.sqrt(h // heads)
        context = torch.softmax(scores + bias, -1) @ split("value")
        context = context.transpose(1, 2).reshape(batch, tokens, h)
        x = norm(x + linear(context, start + "attention.output.dense"), start + "attention.output.LayerNorm")
        inner = F.gelu(linear(x, start + "intermediate.dense"))
        x = norm(x + linear(inner, start + "output.dense"), start + "output.LayerNorm")
        states.append(x)
    pooled = torch.tanh(linear(x[:, 0], "bert.pooler.dense"))
    return states, pooled, linear(pooled, "classifier")


def predict(c, w, hidden, positions):
    rows = hidden.reshape(-1, c["hidden_size"])[positions]
    p = "cls.predictions."
    rows = F.gelu(rows @ w[p + "transform.dense.weight"].t() + w[p + "transform.dense.bias"])
    norm = p + "transform.LayerNorm"
    rows = F.layer_norm(rows, (c["hidden_size"],), w[norm + ".weight"], w[norm + ".bias"], c["layer_norm_eps"])
    return rows @ w["bert.embeddings.word_embeddings.weight"].t() + w[p + "bias"]


def write_safetensors(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        raw = tensor.detach().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def make(name, seed, sizes, lengths, use_types, with_mlm):
    torch.manual_seed(seed)
    config = {
        "model_type": "bert",
        "problem_type": "multi_label_classification",
        "hidden_act": "gelu",
        "type_vocab_size": 2,
        "pad_token_id": 0,
        **sizes,
    }
    config["id2label"] = {str(i): f"L{i}" for i in range(config.pop("labels"))}
    config["label2id"] = {label: int(i) for i, label in config["id2label"].items()}
    weights = random_weights(config, with_mlm)
    batch, tokens = len(lengths), max(lengths)
    mask = torch.tensor([[int(i < length) for i in range(tokens)] for length in lengths])
    ids = torch.randint(1, config["vocab_size"], (batch, tokens)) * mask
    types = torch.tensor([[int(use_types and i >= length // 2) for i in range(tokens)] for length in lengths]) * mask
    targets = torch.randint(0, 2, (batch, len(config["id2label"]))).float()
    inputs = {"inputIds": ids.tolist(), "attentionMask": mask.tolist(), "targets": targets.tolist()}
    if use_types:
        inputs["tokenTypeIds"] = types.tolist()

    states, pooled, logits = run(config, weights, ids, mask, types)
    loss = F.binary_cross_entropy_with_logits(logits, targets)
    expected = {f"hidden.{i}": state for i, state in enumerate(states)}
    expected.update({"pooled": pooled, "logits": logits})
    if with_mlm:
        positions = torch.tensor([1, 3, tokens + 2])
        tokens_masked = torch.tensor([5, 9, 5])
        predicted = predict(config, weights, states[-1], positions)
        loss = loss + F.cross_entropy(predicted, tokens_masked)
        inputs.update({"positions": positions.tolist(), "maskedTokens": tokens_masked.tolist()})
        expected["predicted"] = predicted
    loss.backward()
    expected["loss"] = loss
    expected.update({f"gradient.{key}": value.grad for key, value in weights.items()})

    folder = FIXTURES / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config, indent="\t") + "\n")
    (folder / "inputs.json").write_text(json.dumps(inputs) + "\n")
    write_safetensors(folder / "model.safetensors", weights)
    write_safetensors(folder / "expected.safetensors", expected)


make(
    "torch-bert-32",
    seed=1,
    sizes=dict(vocab_size=48, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48,
               max_position_embeddings=12, layer_norm_eps=1e-12, labels=5),
    lengths=[9, 4, 1],
    use_types=False,
    with_mlm=True,
)
make(
    "torch-bert-24",
    seed=2,
    sizes=dict(vocab_size=30, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=32,
               max_position_embeddings=8, layer_norm_eps=1e-5, labels=3),
    lengths=[5, 8],
    use_types=True,
    with_mlm=False,
)
