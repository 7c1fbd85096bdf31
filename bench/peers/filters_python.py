"""Filters of the Python packages `particles` and `dynamax` on the models of
`org.homeostat.bench.InferenceTable`, by the processor time of the process on one thread.

The pendulum has two states, one Euler step of 0.05 a row and its noise in the speed; the network has ten
states, an Euler step of 0.01 a row, and its first state is seen at each. A particle filter's step is one
step of one particle; an extended filter's one prediction and one update of one trajectory.

Usage: OMP_NUM_THREADS=1 [JAX_ENABLE_X64=1] filters_python.py    (pip install particles dynamax jax)
"""

import os
import time
import warnings

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
warnings.filterwarnings("ignore")

import numpy as np

STEP = 0.05
ROUNDS = 3


def best(run):
    seconds = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        seconds = min(seconds, time.process_time() - begun)
    return seconds


def show(what, steps, seconds):
    print(f"{what:<48} {steps / seconds / 1e6:8.2f} million steps a second", flush=True)


def bootstrap(count):
    import particles
    from particles import distributions as laws
    from particles import state_space_models as models

    class Pendulum(models.StateSpaceModel):
        def PX0(self):
            return laws.IndepProd(laws.Normal(0.5, 0.1), laws.Normal(0.0, 0.1))

        def PX(self, t, past):
            angle, speed = past[:, 0], past[:, 1]
            return laws.IndepProd(
                laws.Dirac(angle + STEP * speed),
                laws.Normal(speed + STEP * (-4 * angle - 0.2 * speed), 0.3 * STEP**0.5),
            )

        def PY(self, t, past, now):
            return laws.Normal(now[:, 0], 0.2)

    rows = 1_000_000 // count
    seen = 0.1 * ((np.arange(rows) * 7919) % 11 - 5) / 5.0

    def run():
        particles.SMC(fk=models.Bootstrap(ssm=Pendulum(), data=seen), N=count).run()

    show(f"particles, bootstrap, 2 states, {count} particles", rows * count, best(run))


def extended(lanes):
    import jax
    import jax.numpy as jnp
    from dynamax.nonlinear_gaussian_ssm import ParamsNLGSSM, extended_kalman_filter

    n, step, steps = 10, 0.01, 400
    i, j = np.meshgrid(np.arange(n), np.arange(n), indexing="ij")
    coupling = jnp.array(np.where(i == j, -1.0, 0.0) + 0.1 * ((3 * i + 5 * j) % 7 - 3))
    model = ParamsNLGSSM(
        initial_mean=jnp.zeros(n),
        initial_covariance=jnp.eye(n),
        dynamics_function=lambda x: x + step * coupling @ jnp.tanh(x),
        dynamics_covariance=step * 0.09 * jnp.eye(n),
        emission_function=lambda x: x[:1],
        emission_covariance=jnp.array([[0.1 / step]]),
    )
    seen = jnp.array(np.random.default_rng(0).normal(size=(lanes, steps, 1)))
    batch = jax.jit(jax.vmap(lambda y: extended_kalman_filter(model, y).marginal_loglik))
    batch(seen).block_until_ready()
    name = f"dynamax, extended, 10 states, {lanes} lanes, {seen.dtype}"
    show(name, lanes * steps, best(lambda: batch(seen).block_until_ready()))


if __name__ == "__main__":
    for size in (1024, 4096, 16384):
        bootstrap(size)
    for size in (16, 64, 256):
        extended(size)
