"""Gymnasium's vectorised CartPole under the policy of `homeostat bench cart-pole-euler`, on one thread.

Prints the steps a second of processor time, those of all environments counted: of the environment as it
ships, with its resets and its observations in single precision, and of its equations alone in numpy.

Usage: cart_pole_gymnasium.py [ENVIRONMENTS]    (pip install gymnasium numpy)
"""

import sys
import time

import gymnasium
import numpy as np

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1024
STEPS = 2000
ROUNDS = 5


def push_right(x, v, angle, spin):
    return angle + 0.25 * spin + 0.02 * x + 0.05 * v > 0


def environment():
    envs = gymnasium.make_vec("CartPole-v1", COUNT, vectorization_mode="vector_entry_point")
    observed, _ = envs.reset(seed=0)
    for _ in range(STEPS):
        observed = envs.step(push_right(*observed.T).astype(int))[0]


def equations():
    x, v, angle, spin = np.random.default_rng(0).uniform(-0.05, 0.05, (4, COUNT))
    for _ in range(STEPS):
        force = np.where(push_right(x, v, angle, spin), 10.0, -10.0)
        sine, cosine = np.sin(angle), np.cos(angle)
        push = (force + 0.05 * spin**2 * sine) / 1.1
        turn = (9.8 * sine - cosine * push) / (0.5 * (4 / 3 - 0.1 * cosine**2 / 1.1))
        x, v = x + 0.02 * v, v + 0.02 * (push - 0.05 * turn * cosine / 1.1)
        angle, spin = angle + 0.02 * spin, spin + 0.02 * turn


for name, run in (("environment", environment), ("equations alone", equations)):
    best = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        best = max(best, COUNT * STEPS / (time.process_time() - start))
    print(f"{name}: {best:.3e} steps/s")
