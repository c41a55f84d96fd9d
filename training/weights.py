"""The file of a head's weights, which Java reads without PyTorch. Its format is described in README.md."""

import json
import struct

import numpy as np
import torch

MAGIC = b"DRHEAD1\n"


def write(file, header, tensors):
    """Writes the header and the tensors, as float16, little-endian, row after row."""
    places, at = [], 0
    for name, tensor in tensors.items():
        places.append({"name": name, "shape": list(tensor.shape), "offset": at})
        at += tensor.numel() * 2
    text = json.dumps({**header, "type": "float16", "tensors": places}, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-(len(text) + 12) % 64)
    with open(file, "wb") as out:
        out.write(MAGIC + struct.pack("<I", len(text)) + text)
        for tensor in tensors.values():
            out.write(tensor.detach().numpy().astype("<f2").tobytes())


def read(file):
    """The header and the tensors, as float32."""
    with open(file, "rb") as stream:
        data = stream.read()
    assert data[:8] == MAGIC, file
    (length,) = struct.unpack("<I", data[8:12])
    header = json.loads(data[12 : 12 + length])
    tensors = {}
    for place in header["tensors"]:
        count = int(np.prod(place["shape"]))
        values = np.frombuffer(data, "<f2", count, 12 + length + place["offset"])
        tensors[place["name"]] = torch.from_numpy(values.astype(np.float32).reshape(place["shape"]))
    return header, tensors


def read_updates(file):
    """What `write_updates` wrote, as floats."""
    with open(file, "rb") as stream:
        data = stream.read()
    (count,), at, updates = struct.unpack(">i", data[:4]), 4, {}
    for _ in range(count):
        (length,) = struct.unpack(">H", data[at : at + 2])
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        rows, rank, columns = struct.unpack(">iii", data[at : at + 12])
        at += 12
        factors = []
        for shape in ((rows, rank), (rank, columns)):
            values = np.frombuffer(data, ">f2", shape[0] * shape[1], at).astype(np.float32)
            factors.append(torch.from_numpy(values.reshape(shape)))
            at += 2 * shape[0] * shape[1]
        updates[name] = tuple(factors)
    return updates


def write_updates(file, updates):
    """Writes changes of the encoder's variables as `Updates` reads them in Java: big-endian, halves, each a product a b."""
    with open(file, "wb") as out:
        out.write(struct.pack(">i", len(updates)))
        for name, (a, b) in sorted(updates.items()):
            text = name.encode()
            out.write(struct.pack(">H", len(text)) + text)
            out.write(struct.pack(">iii", a.shape[0], a.shape[1], b.shape[1]))
            for factor in (a, b):
                out.write(factor.numpy().astype(">f2").tobytes())
