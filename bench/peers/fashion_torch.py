"""The dense network of studies/images/fashion-speed.yaml in PyTorch, on one thread.

Prints the processor time of each epoch, without its test, of

  backpropagation       784-512-10, ReLU, cross-entropy, Adam 1e-3, batches of 50
  equilibrium           784-512-10, sigmoid(4(s - 1/2)), squared error, 30 free and 2 x 10 nudged
  propagation           steps, centred nudge of 0.1, Adam 5e-4, batches of 50; what the clamped
                        image gives to the hidden layer is computed once a batch

Usage: fashion_torch.py [EPOCHS] [FOLDER of the four IDX files]    (pip install torch numpy)
"""

import gzip
import sys
import time
from pathlib import Path

import numpy as np
import torch

EPOCHS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
FOLDER = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/datasets/fashion-mnist")
BATCH = 50


def idx(name, header):
    """The bytes of an IDX file, after its header."""
    with gzip.open(FOLDER / (name + ".gz")) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def examples(kind):
    images = idx(kind + "-images-idx3-ubyte", 16).reshape(-1, 784)
    labels = idx(kind + "-labels-idx1-ubyte", 8)
    return torch.tensor(images / np.float32(255)), torch.tensor(labels.astype(np.int64))


def epochs(name, images, labels, step, say):
    tests, answers = examples("t10k")
    for epoch in range(1, EPOCHS + 1):
        begun = time.process_time()
        order = torch.randperm(len(images))
        for start in range(0, len(images), BATCH):
            chosen = order[start : start + BATCH]
            step(images[chosen], labels[chosen])
        seconds = time.process_time() - begun
        with torch.no_grad():
            right = (say(tests).argmax(1) == answers).float().mean().item()
        print(f"{name}, epoch {epoch}: {seconds:.2f} CPU s, test accuracy {100 * right:.2f} %")


def backpropagation(images, labels):
    net = torch.nn.Sequential(torch.nn.Linear(784, 512), torch.nn.ReLU(), torch.nn.Linear(512, 10))
    optimiser = torch.optim.Adam(net.parameters(), 1e-3)
    loss = torch.nn.CrossEntropyLoss()

    def step(x, y):
        optimiser.zero_grad()
        loss(net(x), y).backward()
        optimiser.step()

    epochs("backpropagation", images, labels, step, net)


@torch.no_grad()
def equilibrium_propagation(images, labels, free=30, nudged=10, beta=0.1):
    layers = torch.nn.Linear(784, 512), torch.nn.Linear(512, 10)
    below, above = layers
    parameters = [below.weight, below.bias, above.weight, above.bias]
    optimiser = torch.optim.Adam(parameters, 5e-4)

    def rho(s):
        return torch.sigmoid(4 * s - 2)

    def settle(driven, h, o, steps, nudge, target):
        for _ in range(steps):
            pull = nudge * (target - o) if nudge else 0
            h, o = rho(driven + o @ above.weight), rho(above(h) + pull)
        return h, o

    def rest(x):
        driven = below(x)
        h, o = torch.zeros_like(driven), torch.zeros(len(x), 10)
        return driven, *settle(driven, h, o, free, 0, None)

    def step(x, y):
        target = torch.nn.functional.one_hot(y, 10).float()
        driven, h, o = rest(x)
        high, top = settle(driven, h, o, nudged, beta, target)
        low, bottom = settle(driven, h, o, nudged, -beta, target)
        scale = -1 / (2 * beta * len(x))
        below.weight.grad = scale * (high - low).T @ x
        below.bias.grad = scale * (high - low).sum(0)
        above.weight.grad = scale * (top.T @ high - bottom.T @ low)
        above.bias.grad = scale * (top - bottom).sum(0)
        optimiser.step()

    epochs("equilibrium propagation", images, labels, step, lambda x: rest(x)[2])


torch.set_num_threads(1)
torch.manual_seed(0)
train = examples("train")
backpropagation(*train)
equilibrium_propagation(*train)
