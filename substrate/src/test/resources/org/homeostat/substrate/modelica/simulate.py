"""Compiles and simulates models with Rumoca: a line in cases.txt is FILE MODEL UNTIL STEP.

Prints for each case a line with its model, then for each variable its name and its values at the
samples; or what the compiler says."""

import numpy
import rumoca


def run(file, model, until, step):
    compiled = rumoca.Session().loads(open(file).read(), model=model, filename=file)
    settings = rumoca.SimConfig(solver="rk-like", rtol=1e-11, atol=1e-13)
    result = compiled.simulate(until, dt=step, config=settings)
    samples = numpy.arange(round(until / step) + 1) * step
    # Of two values at an event, the one after it.
    places = numpy.searchsorted(result.time, samples + 1e-6 * step, side="right") - 1
    for name in result.names:
        print(name, *(repr(float(value)) for value in result[name][places]))


for line in open("cases.txt"):
    file, model, until, step = line.split()
    print("model", model)
    try:
        run(file, model, float(until), float(step))
    except rumoca.RumocaError as refused:
        print("refused", " ".join(str(refused).split()))
