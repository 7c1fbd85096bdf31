"""Writes the models beside it, what enters them, and what NeuroBench's package counts.

    pip install neurobench==2.3.0 snntorch==1.0.0 torch
    python reference.py

The files are kept, since torch is too large to install for each test run: versions stand in them.
"""

import importlib.metadata
import pathlib

import snntorch as snn
import torch
from neurobench.metrics.static import ConnectionSparsity, Footprint, ParameterCount
from neurobench.metrics.workload import (
    MSE, R2, SMAPE, ActivationSparsity, ClassificationAccuracy, MembraneUpdates, NeuronOperations, SynapticOperations,
)  # fmt: skip
from neurobench.metrics.utils.layers import single_layer_MACs
from neurobench.models import SNNTorchModel, TorchModel

HERE = pathlib.Path(__file__).parent
torch.manual_seed(7)


def pruned(layer, share):
    with torch.no_grad():
        layer.weight[torch.rand_like(layer.weight) < share] = 0
    return layer


def leaky(beta, threshold, reset, delay=True, output=False):
    return snn.Leaky(beta=beta, threshold=threshold, reset_mechanism=reset, reset_delay=delay, init_hidden=True,
                     output=output)  # fmt: skip


def hexed(value):
    return float(value).hex()


def numbers(tensor):
    return " ".join(float(x).hex() for x in tensor.flatten())


def text(net, data, results):
    lines = ["# " + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("neurobench", "snntorch", "torch"))]
    for layer in net:
        match layer:
            case torch.nn.Linear():
                lines.append(f"dense {layer.out_features} {layer.in_features}")
                lines += [numbers(layer.weight), numbers(layer.bias)]
            case torch.nn.Conv2d():
                (o, i, h, w), (sy, sx), (py, px) = layer.weight.shape, layer.stride, layer.padding
                lines.append(f"convolution {o} {i} {h} {w} stride {sy} {sx} padding {py} {px}")
                lines += [numbers(layer.weight), numbers(layer.bias)]
            case torch.nn.ReLU():
                lines.append("relu")
            case torch.nn.Flatten():
                lines.append("flatten")
            case snn.Leaky():
                lines.append(f"leaky {float(layer.beta).hex()} {float(layer.threshold).hex()} {layer._reset_mechanism}"
                             f" {'delayed' if layer.reset_delay else 'at once'}")  # fmt: skip
            case snn.Synaptic():
                lines.append(f"synaptic {hexed(layer.alpha)} {hexed(layer.beta)} {hexed(layer.threshold)}"
                             f" {layer._reset_mechanism} {'delayed' if layer.reset_delay else 'at once'}")  # fmt: skip
            case snn.Alpha():
                slow, fast = torch.log(layer.alpha), torch.log(layer.beta)
                lines.append(f"alpha {hexed(layer.alpha)} {hexed(layer.beta)} {hexed(slow / (fast - slow) + 1)}"
                             f" {hexed(layer.threshold)} {layer._reset_mechanism}")  # fmt: skip
            case snn.Lapicque():
                lines.append(f"lapicque {hexed(layer.R)} {hexed(layer.C)} {hexed(layer.time_step)}"
                             f" {hexed(layer.threshold)} {layer._reset_mechanism}")  # fmt: skip
    lines.append("data " + " ".join(map(str, data.shape)))
    lines.append(numbers(data))
    for name, value in results.items():
        lines.append(f"metric {name} {float(value)!r}")
    return "\n".join(lines) + "\n"


def measure(name, net, data, model):
    static = {metric.__name__: metric()(model) for metric in (Footprint, ParameterCount, ConnectionSparsity)}
    workload = {"ActivationSparsity": ActivationSparsity(), "SynapticOperations": SynapticOperations()}
    if isinstance(model, SNNTorchModel):
        workload |= {"MembraneUpdates": MembraneUpdates(), "NeuronOperations": NeuronOperations()}
    model.register_hooks()
    with torch.no_grad():
        predictions = model(data)
    results = dict(static)
    for key, metric in workload.items():
        value = metric(model, predictions, (data, None))
        results |= value if isinstance(value, dict) else {key: value}
    model.close_hooks()
    results = {key.replace(" ", "_"): value for key, value in results.items()}
    print(name, results, [(k, b.numel() * b.element_size()) for k, b in net.named_buffers()])
    (HERE / f"{name}.txt").write_text(text(net, data, results))


ann = torch.nn.Sequential(
    pruned(torch.nn.Linear(20, 16), 0.3), torch.nn.ReLU(), pruned(torch.nn.Linear(16, 12), 0.1), torch.nn.ReLU(),
    torch.nn.Linear(12, 5),
)  # fmt: skip
measure("layered", ann, torch.relu(torch.randn(8, 20)), TorchModel(ann))

spiking = torch.nn.Sequential(
    pruned(torch.nn.Linear(20, 16), 0.2), leaky(0.9, 0.5, "subtract"), torch.nn.Linear(16, 5),
    leaky(0.8, 0.25, "zero", output=True),
)  # fmt: skip
measure("spiking", spiking, (torch.rand(4, 15, 20) < 0.3).float(), SNNTorchModel(spiking))

image = torch.nn.Sequential(
    torch.nn.Conv2d(2, 4, 3, stride=2, padding=1), leaky(0.85, 0.3, "zero", delay=False), torch.nn.Flatten(),
    pruned(torch.nn.Linear(64, 6), 0.5), leaky(0.9, 0.4, "subtract", output=True),
)  # fmt: skip
measure("convolution", image, torch.relu(torch.randn(3, 10, 2, 8, 8)) * (torch.rand(3, 10, 1, 1, 1) < 0.8), SNNTorchModel(image))


def hidden(neurons, name, seed):
    """A layer of other neurons between weights; the last layer is leaky, as the package's wrapper takes two outputs."""
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        pruned(torch.nn.Linear(20, 16), 0.2), neurons, torch.nn.Linear(16, 5), leaky(0.8, 0.25, "zero", output=True)
    )
    measure(name, net, (torch.rand(4, 25, 20) < 0.3).float() * 2, SNNTorchModel(net))


hidden(snn.Synaptic(alpha=0.7, beta=0.8, threshold=0.5, init_hidden=True), "synaptic-subtract", 11)
hidden(snn.Synaptic(alpha=0.7, beta=0.8, threshold=0.5, init_hidden=True, reset_mechanism="zero", reset_delay=False),
       "synaptic-zero", 12)  # fmt: skip
hidden(snn.Alpha(alpha=0.9, beta=0.8, threshold=0.1, init_hidden=True, reset_mechanism="subtract"), "alpha-subtract", 13)
hidden(snn.Alpha(alpha=0.9, beta=0.8, threshold=0.1, init_hidden=True), "alpha-zero", 14)
hidden(snn.Lapicque(R=5.1, C=0.005, time_step=0.002, threshold=0.3, init_hidden=True), "lapicque-subtract", 15)
hidden(snn.Lapicque(R=5.1, C=0.005, time_step=0.002, threshold=0.3, init_hidden=True, reset_mechanism="zero"),
       "lapicque-zero", 16)  # fmt: skip


def correctness():
    """What the metrics of correctness say of predictions in two batches; the last ones hold 0/0."""
    torch.manual_seed(17)
    lines = []
    labels, predictions = torch.randint(0, 4, (50,)), torch.randint(0, 4, (50,))
    lines += ["predicted " + numbers(predictions), "expected " + numbers(labels)]
    lines.append(f"ClassificationAccuracy {ClassificationAccuracy()(None, predictions, (None, labels))!r}")
    labels, predictions = torch.randn(40, 2), torch.randn(40, 2) * 0.1
    predictions += labels * 0.7
    lines += ["predicted " + numbers(predictions), "expected " + numbers(labels)]
    r2 = R2()
    r2(None, predictions[:15], (None, labels[:15]))
    lines.append(f"R2 {r2(None, predictions[15:], (None, labels[15:]))!r}")
    for metric in (MSE, SMAPE):
        lines.append(f"{metric.__name__} {metric()(None, predictions, (None, labels))!r}")
    labels[3], predictions[3] = 0, 0
    lines += ["predicted " + numbers(predictions), "expected " + numbers(labels)]
    lines.append(f"SMAPE {SMAPE()(None, predictions, (None, labels))!r}")
    (HERE / "correctness.txt").write_text("\n".join(lines) + "\n")


correctness()


def cells():
    """Operations of recurrent cells for batches in which inputs, states, weights and biases hold zeros."""
    torch.manual_seed(18)
    lines = []
    for cell in (torch.nn.RNNCell(5, 4), torch.nn.RNNCell(5, 4, bias=False), torch.nn.GRUCell(5, 4),
                 torch.nn.LSTMCell(5, 4), torch.nn.LSTMCell(5, 4, bias=False)):  # fmt: skip
        some = lambda *shape: (torch.rand(*shape) < 0.6).float()
        with torch.no_grad():
            for parameter in cell.parameters():
                parameter *= some(*parameter.shape)
        kind = type(cell).__name__
        lines.append(f"{kind} 5 4")
        lines += [numbers(cell.weight_ih), numbers(cell.weight_hh)]
        lines += [numbers(cell.bias_ih), numbers(cell.bias_hh)] if cell.bias else ["", ""]
        for spiking in (False, True):
            x = some(3, 5) * (1 if spiking else torch.randn(3, 5))
            h, c = some(3, 4) * torch.randn(3, 4), some(3, 4) * torch.randn(3, 4)
            inputs = (x, (h, c)) if kind == "LSTMCell" else (x, h)
            effective, additions = single_layer_MACs(inputs, cell)
            dense, _ = single_layer_MACs(inputs, cell, total=True)
            lines += [f"count {effective} {dense} {additions}", numbers(x), numbers(h), numbers(c)]
    (HERE / "cells.txt").write_text("\n".join(lines) + "\n")


cells()
