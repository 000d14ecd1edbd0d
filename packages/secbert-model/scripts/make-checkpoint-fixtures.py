"""Writes test/fixtures/checkpoints/: small files as torch.save writes them, and pickles that must be refused.

Run: /usr/bin/python3 scripts/make-checkpoint-fixtures.py   (needs torch; made with Debian's python3-torch 1.13)
Which numbers each tensor has follows from `numbers` below; the tests work them out again.
"""

import collections
import os
import pathlib
import pickle
import struct
import zipfile

import torch

OUT = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "checkpoints"


def numbers(count, dtype=torch.float32):
    """0, 0.5, -1, 1.5, -2 ...: exact in every format."""
    signs = [1 if index % 2 else -1 for index in range(count)]
    return torch.tensor([sign * index / 2 for sign, index in zip(signs, range(count))], dtype=dtype)


def state_dict():
    shared = numbers(6).reshape(2, 3)
    state = collections.OrderedDict()
    state["float"] = numbers(12).reshape(3, 4)
    state["half"] = numbers(5, torch.float16)
    state["bfloat"] = numbers(5, torch.bfloat16)
    state["double"] = numbers(3, torch.float64)
    state["long"] = torch.arange(4)
    state["scalar"] = torch.tensor(2.5)
    state["empty"] = torch.zeros(0, 3)
    state["tied.a"] = shared
    state["tied.b"] = shared
    state["slice"] = numbers(10)[2:6]
    state["transposed"] = numbers(6).reshape(2, 3).t()
    state["parameter"] = torch.nn.Parameter(numbers(2))
    return state


class Evil:
    def __init__(self, function, *args):
        self.call = (function, args)

    def __reduce__(self):
        return self.call


def zip_around(path, pickled):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.pkl", pickled)
        archive.writestr("archive/version", b"3\n")


OUT.mkdir(parents=True, exist_ok=True)
torch.save(state_dict(), OUT / "zip.bin")
torch.save(state_dict(), OUT / "legacy.bin", _use_new_zipfile_serialization=False)

# The state_dict of a module: an OrderedDict with attributes.
linear = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2))
with torch.no_grad():
    for tensor in linear.state_dict().values():
        tensor.copy_(numbers(tensor.numel()).reshape(tensor.shape))
torch.save(linear.state_dict(), OUT / "module.bin")

# A training checkpoint instead of a state_dict.
torch.save({"epoch": 3, "model": linear.state_dict()}, OUT / "training.bin")

# A whole module: its classes would have to be looked up.
torch.save(linear, OUT / "whole-module.bin")

zip_around(OUT / "os-system.bin", pickle.dumps({"weight": Evil(os.system, "echo unsafe")}, protocol=2))
zip_around(OUT / "eval.bin", pickle.dumps({"weight": Evil(eval, "1 + 1")}, protocol=2))
zip_around(OUT / "protocol-4.bin", pickle.dumps({"weight": Evil(os.system, "echo unsafe")}, protocol=4))

# A tensor that shows one number a million million times.
storage = b"ctorch._utils\n_rebuild_tensor_v2\n((X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x000X\x03\x00\x00\x00cpuK\x01tQK\x00"
shape = b"(J" + struct.pack("<i", 1_000_000) + b"J" + struct.pack("<i", 1_000_000) + b"t"
expanded = b"\x80\x02}X\x06\x00\x00\x00weight" + storage + shape + b"(K\x00K\x00t\x89}tRs."
with zipfile.ZipFile(OUT / "expanded.bin", "w", zipfile.ZIP_STORED) as archive:
    archive.writestr("archive/data.pkl", expanded)
    archive.writestr("archive/data/0", struct.pack("<f", 1.0))
