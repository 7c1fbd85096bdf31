"""Writes the .nir files beside it, with the tools whose files they stand for.

    pip install nir==1.0.8 snntorch==1.0.0 norse==1.1.0 torch
    python fixtures.py

The files are kept; the tests read them without these tools.
"""

import contextlib
import pathlib
from unittest import mock

import h5py
import nir
import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(1)


def f32(*shape):
    return rng.normal(size=shape).astype(np.float32)


def full(n, value):
    return np.full(n, value)


def lif(n, **more):
    return nir.LIF(tau=full(n, 0.02), r=full(n, 1.5), v_leak=full(n, 0.1), v_threshold=full(n, 1.0), **more)


def all_types():
    """Each of the 19 types once, in one graph with a nested one, a delay and a cycle."""
    inner = nir.NIRGraph(
        nodes={
            "input": nir.Input(np.array([4])),
            "lif": nir.CubaLIF(
                tau_syn=full(4, 0.005),
                tau_mem=np.array([0.01, 0.02, 0.005, 0.04]),
                r=full(4, 1.0),
                v_leak=full(4, 0.0),
                v_threshold=full(4, 0.5),
                v_reset=full(4, -0.1),
                w_in=full(4, 0.5),
            ),
            "w_rec": nir.Linear(f32(4, 4)),
            "output": nir.Output(np.array([4])),
        },
        edges=[("input", "lif"), ("lif", "w_rec"), ("w_rec", "lif"), ("lif", "output")],
    )
    return nir.NIRGraph(
        nodes={
            "input": nir.Input(np.array([2, 8])),
            "conv1": nir.Conv1d(8, f32(3, 2, 3), 1, "same", 1, 1, f32(3)),
            "flat": nir.Flatten({"input": np.array([3, 8])}, 0, -1),
            "affine": nir.Affine(f32(16, 24), f32(16)),
            "if": nir.IF(full(16, 2.0), full(16, 1.0), full(16, 0.25)),
            "output": nir.Output(np.array([16])),
            "image": nir.Input(np.array([1, 8, 8])),
            "conv2": nir.Conv2d((8, 8), f32(2, 1, 3, 3), (1, 1), (1, 1), (1, 1), 1, f32(2)),
            "sum": nir.SumPool2d(np.array([2, 2]), np.array([2, 2]), np.array([0, 0])),
            "average": nir.AvgPool2d(np.array([2, 2]), np.array([2, 2]), np.array([0, 0])),
            "flat2": nir.Flatten({"input": np.array([2, 2, 2])}, 0, -1),
            "scale": nir.Scale(f32(8)),
            "integrator": nir.I(full(8, 3.0)),
            "threshold": nir.Threshold(full(8, 0.5)),
            "linear": nir.Linear(f32(4, 8)),
            "inner": inner,
            "delay": nir.Delay(np.array([0.001, 0.002, 0.0, 0.004])),
            "lif": lif(4),
            "cuba": nir.CubaLI(full(4, 0.01), full(4, 0.02), full(4, 1.0), full(4, 0.0), full(4, 2.0)),
            "li": nir.LI(full(4, 0.03), full(4, 1.0), full(4, 0.05)),
            "output2": nir.Output(np.array([4])),
        },
        edges=[
            ("input", "conv1"), ("conv1", "flat"), ("flat", "affine"), ("affine", "if"), ("if", "output"),
            ("image", "conv2"), ("conv2", "sum"), ("sum", "average"), ("average", "flat2"),
            ("flat2", "scale"), ("scale", "integrator"), ("integrator", "threshold"),
            ("threshold", "linear"), ("linear", "inner"), ("inner", "delay"), ("delay", "lif"),
            ("lif", "cuba"), ("lif", "li"), ("cuba", "output2"), ("li", "output2"),
        ],
    )  # fmt: skip


def chain():
    return nir.NIRGraph(
        nodes={
            "input": nir.Input(np.array([3])),
            "fc": nir.Affine(np.array([[0.5, -0.25, 1.0], [0.125, 0.75, 0.5]]), np.array([0.0, 0.5])),
            "lif": lif(2, v_reset=np.array([0.0, 0.2])),
            "output": nir.Output(np.array([2])),
        },
        edges=[("input", "fc"), ("fc", "lif"), ("lif", "output")],
    )


def old_file():
    """As a file from before v_reset and w_in, with padded strings, scalars and arrays of length 1."""
    with h5py.File(HERE / "old.nir", "w") as f:
        f["version"] = np.bytes_(b"0.2")
        node = f.create_group("node")
        node["type"] = np.array(b"NIRGraph", dtype="S16")
        node["edges"] = np.array([[b"input", b"lif"], [b"lif", b"output"]], dtype="S12")
        nodes = node.create_group("nodes")
        for name in ("input", "output"):
            group = nodes.create_group(name)
            group["type"] = np.array(name.capitalize().encode(), dtype="S16")
            group["shape"] = np.array([1, 3])
        group = nodes.create_group("lif")
        group["type"] = np.array(b"CubaLIF", dtype="S16")
        group["tau_syn"] = np.float32(0.005)
        group["tau_mem"] = np.array([0.01, 0.02, 0.04])
        group["r"] = np.array([1.0])
        group["v_leak"] = 0.0
        group["v_threshold"] = np.array([0.5, 0.5, 0.5])


def pools():
    """Pooling sizes as plain numbers, padding as a word, a 64-bit and a 32-bit image path."""
    graph = nir.NIRGraph(
        nodes={
            "input": nir.Input(np.array([1, 10, 6])),
            "conv": nir.Conv2d((10, 6), f32(2, 1, 3, 3), 1, "valid", 1, 1, f32(2)),
            "sum": nir.SumPool2d(2, 2, 0),
            "output": nir.Output(np.array([2, 4, 2])),
        },
        edges=[("input", "conv"), ("conv", "sum"), ("sum", "output")],
    )
    nir.write(HERE / "pools.nir", graph, compression=None)


def latest():
    """The newer layout of HDF5: superblock 3, compact links."""
    nir.write(HERE / "plain.nir", chain())
    with h5py.File(HERE / "plain.nir") as old, h5py.File(HERE / "latest.nir", "w", libver="latest") as new:
        for key in old:
            old.copy(key, new)
    (HERE / "plain.nir").unlink()


@contextlib.contextmanager
def unchecked():
    """Without nir's own type check, which refuses what these tools export by default."""
    with mock.patch.object(nir.NIRGraph, "infer_types"), mock.patch.object(nir.NIRGraph, "check_types"):
        yield


def snntorch_files():
    import snntorch as snn
    from snntorch.export_nir import export_to_nir

    torch.manual_seed(1)
    scalar = torch.nn.Sequential(
        torch.nn.Linear(3, 4), snn.Leaky(beta=0.9, init_hidden=True),
        torch.nn.Linear(4, 2), snn.Leaky(beta=0.8, init_hidden=True, output=True),
    )  # fmt: skip
    with unchecked():
        nir.write(HERE / "snntorch-scalar.nir", export_to_nir(scalar, torch.ones(1, 3)), compression=None)
    neuron = torch.nn.Sequential(
        torch.nn.Linear(3, 4),
        snn.Leaky(beta=torch.full((4,), 0.9), threshold=torch.ones(4), init_hidden=True),
        torch.nn.Linear(4, 2),
        snn.Synaptic(alpha=torch.full((2,), 0.7), beta=torch.full((2,), 0.8), threshold=torch.ones(2),
                     init_hidden=True, output=True),
    )  # fmt: skip
    nir.write(HERE / "snntorch-neuron.nir", export_to_nir(neuron, torch.ones(3)))
    recurrent = torch.nn.Sequential(
        torch.nn.Linear(3, 4), snn.RLeaky(beta=0.9, linear_features=4, init_hidden=True, output=True)
    )
    nir.write(HERE / "snntorch-recurrent.nir", export_to_nir(recurrent, torch.ones(3)))


def norse_files():
    import norse.torch as norse

    torch.manual_seed(1)
    lif_p = norse.LIFParameters(v_th=torch.ones(4), v_leak=torch.zeros(4), tau_mem_inv=torch.full((4,), 100.0),
                                tau_syn_inv=torch.full((4,), 200.0))  # fmt: skip
    li_p = norse.LIBoxParameters(tau_mem_inv=torch.full((2,), 100.0), v_leak=torch.zeros(2))
    net = norse.SequentialState(
        torch.nn.Linear(3, 4), norse.LIFCell(lif_p), torch.nn.Linear(4, 2, bias=False), norse.LIBoxCell(li_p)
    )
    nir.write(HERE / "norse.nir", norse.to_nir(net, torch.ones(3)))
    with unchecked():
        nir.write(HERE / "norse-batch.nir", norse.to_nir(net, torch.ones(1, 3)))
    box = norse.SequentialState(torch.nn.Linear(3, 4), norse.LIFBoxCell(norse.LIFBoxParameters()))
    nir.write(HERE / "norse-scalar.nir", norse.to_nir(box, torch.ones(3)), compression=None)


nir.write(HERE / "all.nir", all_types())
nir.write(HERE / "chain.nir", chain())
old_file()
pools()
latest()
snntorch_files()
norse_files()
