"""Writes .nir files that other tools may write, one for each way in which they differ."""

import h5py
import numpy as np

rng = np.random.default_rng(2)


def ones(*shape):
    return np.ones(shape)


def lif(n=3):
    return {"type": "LIF", "tau": ones(n) * 0.02, "r": ones(n), "v_leak": ones(n) * 0, "v_threshold": ones(n), "v_reset": ones(n) * 0}


def ends(shape=(3,), out=None):
    return {"input": {"type": "Input", "shape": np.array(shape)},
            "output": {"type": "Output", "shape": np.array(out or shape)}}


def chain(x=None, shape=(3,), out=None, name="x"):
    nodes = ends(shape, out)
    nodes[name] = x or lif()
    return {"type": "NIRGraph", "nodes": nodes, "edges": [("input", name), (name, "output")]}


def put(group, name, value, **how):
    if isinstance(value, dict):
        inner = group.create_group(name)
        for key, each in value.items():
            put(inner, key, each, **how)
    elif isinstance(value, list):
        group.create_dataset(name, data=np.array(value, dtype=object).reshape(len(value), 2) if value else np.zeros((0, 2)), dtype=h5py.string_dtype())
    elif isinstance(value, str):
        group.create_dataset(name, data=value, dtype=h5py.string_dtype())
    elif isinstance(value, np.ndarray) and value.ndim > 0 and value.size > 0:
        group.create_dataset(name, data=value, **how)
    else:
        group[name] = value


def file(name, node, version="1.0.8", libver=None, **how):
    with h5py.File(name + ".nir", "w", libver=libver) as f:
        if version is not None:
            put(f, "version", version)
        put(f, "node", node, **how)


def convert(value, kind):
    if isinstance(value, dict):
        return {k: convert(v, kind) for k, v in value.items()}
    return value.astype(kind) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def without(d, *keys):
    return {k: v for k, v in d.items() if k not in keys}


# containers
file("contiguous", chain())
file("gzip", chain(), compression="gzip")
file("gzip-shuffle", chain(), compression="gzip", shuffle=True)
file("shuffle", chain(), shuffle=True, chunks=True)
file("fletcher", chain(), fletcher32=True)
file("gzip-fletcher", chain(), compression="gzip", fletcher32=True, shuffle=True)
file("lzf", chain(), compression="lzf")
file("lzf-shuffle", chain(), compression="lzf", shuffle=True)
file("chunks", chain({"type": "Linear", "weight": rng.normal(size=(3, 3))}), chunks=True)
big = {"type": "Linear", "weight": rng.normal(size=(70, 50)).astype("f4")}
file("chunks-of-7x11", chain(big, (50,), (70,)), compression="gzip")
with h5py.File("ragged-chunks.nir", "w") as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain(without(big, "weight"), (50,), (70,)))
    f["node/nodes/x"].create_dataset("weight", data=big["weight"], chunks=(7, 11), compression="gzip")
for v in ("earliest", "v108", "v110", "v112", "v114", "latest"):
    file("libver-" + v, chain(), libver=(v, v) if v not in ("earliest",) else "earliest")
file("libver-latest-gzip", chain(big, (50,), (70,)), libver="latest", compression="gzip")
with h5py.File("many-chunks-latest.nir", "w", libver="latest") as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain(without(big, "weight"), (50,), (70,)))
    f["node/nodes/x"].create_dataset("weight", data=big["weight"], chunks=(7, 11), compression="gzip", maxshape=(None, None))
with h5py.File("resizable-latest.nir", "w", libver="latest") as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain(without(big, "weight"), (50,), (70,)))
    f["node/nodes/x"].create_dataset("weight", data=big["weight"], chunks=(7, 11), maxshape=(None, 50))
with h5py.File("userblock.nir", "w", userblock_size=512) as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain())
with h5py.File("tracked-order.nir", "w", track_order=True) as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain())
with h5py.File("attributes.nir", "w") as f:
    put(f, "version", "1.0.8")
    put(f, "node", chain())
    f.attrs["made by"] = "a tool"
    f["node/nodes/x"].attrs["comment"] = "kept"
    f["node/nodes/x/tau"].attrs["unit"] = "s"
# numbers
for kind in ("f2", "f4", ">f4", ">f8", "i1", "i2", "i4", "u1", ">i4", "u8", "g"):
    file("numbers-" + kind.replace(">", "big-"), chain(convert({"type": "Linear", "weight": np.eye(3)}, kind)))
file("bool-weight", chain({"type": "Linear", "weight": np.eye(3).astype(bool)}))
file("complex-weight", chain({"type": "Linear", "weight": np.eye(3) * 1j}))
file("float16-lif", chain(convert(lif(), "f2")))
file("int-lif", chain(convert(lif(), "i8") | {"tau": ones(3)}))
file("zero-d", chain({k: v if k == "type" else np.float64(v[0]) for k, v in lif().items()}))
file("length-1", chain({k: v if k == "type" else v[:1] for k, v in lif().items()}))
file("leading-batch-parameters", chain({k: v if k == "type" else v[None] for k, v in lif().items()}))
file("no-reset", chain(without(lif(), "v_reset")))
file("nan-tau", chain(lif() | {"tau": ones(3) * np.nan}))
file("infinite-threshold", chain(lif() | {"v_threshold": ones(3) * np.inf}))
file("missing-tau", chain(without(lif(), "tau")))
file("empty-parameter", chain(lif() | {"tau": np.zeros(0)}))
# texts
def texts(name, dtype, encode):
    with h5py.File(name + ".nir", "w") as f:
        f["version"] = np.array(encode("1.0.8"), dtype=dtype)
        f["node/type"] = np.array(encode("NIRGraph"), dtype=dtype)
        f["node/edges"] = np.array([[encode(a), encode(b)] for a, b in [("input", "x"), ("x", "output")]], dtype=dtype)
        for key, node in chain()["nodes"].items():
            for k, v in node.items():
                f["node/nodes/" + key + "/" + k] = np.array(encode(v), dtype=dtype) if isinstance(v, str) else v
texts("fixed-texts", "S20", lambda s: s.encode())
texts("fixed-utf8", h5py.string_dtype("utf-8", 24), lambda s: s.encode())
texts("ascii-texts", h5py.string_dtype("ascii"), lambda s: s)
texts("tight-texts", "S8", lambda s: s.encode())
file("unicode-names", chain(name="schicht-ä-層"))
file("dots", chain(name="model.0.lif"))
file("number-names", chain(name="0"))
file("spaces", chain(name="my layer"))
file("empty-name-edges", chain() | {"edges": [("input", "x"), ("x", "output"), ("", "x")]})
slash = chain()
slash["nodes"]["a"] = {"b": lif()}
file("slash", slash | {"edges": [("input", "a/b"), ("a/b", "output")]})
with h5py.File("type-in-array.nir", "w") as f:
    put(f, "version", "1.0.8"); put(f, "node", chain())
    del f["node/nodes/x/type"]
    f["node/nodes/x"].create_dataset("type", data=np.array(["LIF"], dtype=object), dtype=h5py.string_dtype())
# graphs
file("no-edges", chain() | {"edges": []})
file("no-edges-field", without(chain(), "edges"))
file("no-nodes", {"type": "NIRGraph", "nodes": {}, "edges": []})
file("self-loop", chain() | {"edges": [("input", "x"), ("x", "x"), ("x", "output")]})
file("doubled-edges", chain() | {"edges": [("input", "x"), ("input", "x"), ("x", "output")]})
file("unknown-node", chain() | {"edges": [("input", "x"), ("x", "y"), ("x", "output")]})
file("no-input", {"type": "NIRGraph", "nodes": {"x": lif(), "output": ends()["output"]}, "edges": [("x", "output")]})
file("no-output", {"type": "NIRGraph", "nodes": {"x": lif(), "input": ends()["input"]}, "edges": [("input", "x")]})
alone = chain(); alone["nodes"]["alone"] = lif(2)
file("alone", alone)
file("input-to-output", {"type": "NIRGraph", "nodes": ends(), "edges": [("input", "output")]})
file("single-node", lif())
inner = chain(chain())
file("subgraph", inner)
named = chain(chain(name="y"))
named["edges"] = [("input", "x.input"), ("x.output", "output")]
file("subgraph-dotted-edges", named)
deep = chain()
for _ in range(8): deep = chain(deep)
file("deep", deep)
file("metadata", chain(lif() | {"metadata": {"name": "layer 1", "count": 3, "dt": 1e-4, "labels": np.array([1, 2]), "deep": {"a": "b"}}}) | {"metadata": {"author": "someone", "seed": np.int64(4)}})
file("types-said", chain(lif() | {"input_type": {"input": np.array([3])}, "output_type": {"output": np.array([3])}}) | {"input_type": {"input": np.array([3])}, "output_type": {"output": np.array([3])}})
file("no-version", chain(), version=None)
for v in ("0.1", "0.2.0", "1.0", "2.7"): file("version-" + v, chain(), version=v)
with h5py.File("version-attribute.nir", "w") as f:
    f.attrs["version"] = "0.0.1"; put(f, "node", chain())
with h5py.File("soft-link.nir", "w") as f:
    put(f, "version", "1.0.8"); put(f, "node", chain())
    del f["node/nodes/x/v_leak"]; f["node/nodes/x/v_leak"] = h5py.SoftLink("/node/nodes/x/v_reset")
with h5py.File("hard-link.nir", "w") as f:
    put(f, "version", "1.0.8"); put(f, "node", chain()); del f["node/nodes/x/v_leak"]; f["node/nodes/x/v_leak"] = f["node/nodes/x/v_reset"]
with h5py.File("external-link.nir", "w") as f:
    put(f, "version", "1.0.8"); put(f, "node", chain()); del f["node/nodes/x/v_leak"]; f["node/nodes/x/v_leak"] = h5py.ExternalLink("other.nir", "/x")
with h5py.File("link-to-itself.nir", "w") as f:
    put(f, "version", "1.0.8"); put(f, "node", chain()); f["node/nodes/x/me"] = f["node/nodes"]
# convolutions
def conv1(**k): return {"type": "Conv1d", "input_shape": 8, "weight": ones(3, 2, 3), "stride": 1, "padding": 0, "dilation": 1, "groups": 1, "bias": ones(3)} | k
def conv2(**k): return {"type": "Conv2d", "input_shape": np.array([8, 6]), "weight": ones(3, 2, 3, 3), "stride": np.array([1, 1]), "padding": np.array([0, 0]), "dilation": np.array([1, 1]), "groups": 1, "bias": ones(3)} | k
file("conv1", chain(conv1(), (2, 8), (3, 6)))
file("conv1-same", chain(conv1(padding="same"), (2, 8), (3, 8)))
file("conv1-valid-array", chain(conv1(padding="valid", input_shape=np.array([8])), (2, 8), (3, 6)))
file("conv1-no-shape", chain(without(conv1(), "input_shape"), (2, 8), (3, 6)))
file("conv1-dilated", chain(conv1(dilation=2, stride=2), (2, 8), (3, 2)))
file("conv1-groups", chain(conv1(groups=2, weight=ones(4, 1, 3), bias=ones(4)), (2, 8), (4, 6)))
file("conv2", chain(conv2(), (2, 8, 6), (3, 6, 4)))
file("conv2-same", chain(conv2(padding="same"), (2, 8, 6), (3, 8, 6)))
file("conv2-scalars", chain(conv2(stride=1, padding=1, dilation=1), (2, 8, 6), (3, 8, 6)))
file("conv2-depthwise", chain(conv2(groups=2, weight=ones(2, 1, 3, 3), bias=ones(2)), (2, 8, 6), (2, 6, 4)))
file("conv2-oblong", chain(conv2(weight=ones(3, 2, 3, 1)), (2, 8, 6), (3, 6, 6)))
file("conv2-no-bias", chain(without(conv2(), "bias"), (2, 8, 6), (3, 6, 4)))
file("conv2-batch", chain(conv2(), (1, 2, 8, 6), (1, 3, 6, 4)))
file("conv2-wrong-channels", chain(conv2(weight=ones(3, 5, 3, 3)), (2, 8, 6), (3, 6, 4)))
file("conv2-too-small", chain(conv2(weight=ones(3, 2, 9, 9)), (2, 8, 6), (3, 1, 1)))
file("pool-scalars", chain({"type": "SumPool2d", "kernel_size": 2, "stride": 2, "padding": 0}, (2, 8, 6), (2, 4, 3)))
file("pool-average", chain({"type": "AvgPool2d", "kernel_size": np.array([2, 3]), "stride": np.array([2, 3]), "padding": np.array([0, 0])}, (2, 8, 6), (2, 4, 2)))
file("pool-length-1", chain({"type": "AvgPool2d", "kernel_size": np.array([2]), "stride": np.array([2]), "padding": np.array([0])}, (2, 8, 6), (2, 4, 3)))
file("flatten", chain({"type": "Flatten", "start_dim": 0, "end_dim": -1, "input_type": np.array([2, 3])}, (2, 3), (6,)))
file("flatten-torch", chain({"type": "Flatten", "start_dim": 1, "end_dim": -1, "input_type": np.array([2, 3, 4])}, (2, 3, 4), (24,)))
file("flatten-zero-type", chain({"type": "Flatten", "start_dim": 1, "end_dim": -1, "input_type": np.array([0, 0, 0])}, (1, 2, 3), (1, 6)))
file("output-batch-time", {"type": "NIRGraph", "nodes": ends((3,), (1, 1, 3)) | {"x": lif()}, "edges": [("input", "x"), ("x", "output")]})
file("flatten-no-type", chain({"type": "Flatten", "start_dim": 0, "end_dim": -1}, (2, 3), (6,)))
file("delay", chain({"type": "Delay", "delay": np.array([0, 1e-3, 2e-3])}))
file("delay-scalar", chain({"type": "Delay", "delay": 1e-3}))
file("delay-negative", chain({"type": "Delay", "delay": np.array([0, 1e-3, -2e-3])}))
file("affine-no-bias", chain({"type": "Affine", "weight": ones(3, 3)}))
file("affine-scalar-bias", chain({"type": "Affine", "weight": ones(3, 3), "bias": 0.0}))
file("linear-1d", chain({"type": "Linear", "weight": ones(3)}))
file("linear-3d", chain({"type": "Linear", "weight": ones(2, 3, 3)}, (2, 3), (2, 3)))
file("scale", chain({"type": "Scale", "scale": ones(3)}))
file("scale-scalar", chain({"type": "Scale", "scale": 2.0}))
file("threshold-scalar", chain({"type": "Threshold", "threshold": 0.5}))
for t in ("CubaLIF", "CubaLI"):
    file(t.lower() + "-no-w-in", chain({"type": t, "tau_syn": ones(3), "tau_mem": ones(3), "r": ones(3), "v_leak": ones(3), **({"v_threshold": ones(3)} if t == "CubaLIF" else {})}))
file("extra-field", chain(lif() | {"refractory": ones(3)}))
file("unknown-type", chain({"type": "ALIF", "tau": ones(3)}))
file("lower-case-type", chain(lif() | {"type": "lif"}))
file("image-lif", chain({k: v if k == "type" else np.full((2, 4, 4), v[0]) for k, v in lif().items()}, (2, 4, 4)))
file("input-scalar-shape", {"type": "NIRGraph", "nodes": {"input": {"type": "Input", "shape": 3}, "output": {"type": "Output", "shape": 3}, "x": lif()}, "edges": [("input", "x"), ("x", "output")]})
old_io = chain(); old_io["nodes"]["input"] = {"type": "Input", "input_type": {"input": np.array([3])}}; old_io["nodes"]["output"] = {"type": "Output", "output_type": {"output": np.array([3])}}
file("ends-by-type", old_io)
file("input-no-shape", {"type": "NIRGraph", "nodes": {"input": {"type": "Input"}, "output": {"type": "Output"}, "x": lif()}, "edges": [("input", "x"), ("x", "output")]})
file("float-shape", {"type": "NIRGraph", "nodes": {"input": {"type": "Input", "shape": np.array([3.0])}, "output": {"type": "Output", "shape": np.array([3.0])}, "x": lif()}, "edges": [("input", "x"), ("x", "output")]})
for name, text in (("text", "not hdf5"), ("empty", "")):
    with open(name + ".nir", "w") as f:
        f.write(text)
with h5py.File("no-graph.nir", "w") as f: f["a"] = 1
with h5py.File("data.nir", "w") as f: f.attrs["__type__"] = "NIRGraphData"; f.create_group("nodes")
