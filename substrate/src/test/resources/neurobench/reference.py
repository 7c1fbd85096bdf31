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
from neurobench.metrics.workload import ActivationSparsity, MembraneUpdates, NeuronOperations, SynapticOperations
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
