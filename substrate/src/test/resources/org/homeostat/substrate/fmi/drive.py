"""Drives a unit with FMPy: validates it, and prints every state and output at every step in bits.

drive.py UNIT STEPS SEED [PARAMETER VALUE]
"""
import struct
import sys

import fmpy
from fmpy.fmi3 import FMU3Slave
from fmpy.validation import validate_fmu

unit, steps, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for problem in validate_fmu(unit):
    print("problem:", problem)
description = fmpy.read_model_description(unit)
folder = fmpy.extract(unit)
by_name = {v.name: v for v in description.modelVariables}
outputs = [v for v in description.modelVariables if v.causality == "output"]
step = float(description.coSimulation.fixedInternalStepSize)


def begun():
    slave = FMU3Slave(
        guid=description.guid,
        modelIdentifier=description.coSimulation.modelIdentifier,
        unzipDirectory=folder,
        instanceName="driven",
    )
    slave.instantiate()
    if "noise.seed" in by_name:
        slave.setUInt64([by_name["noise.seed"].valueReference], [seed])
    if len(sys.argv) > 4:
        slave.setFloat64([by_name[sys.argv[4]].valueReference], [float(sys.argv[5])])
    start = description.defaultExperiment.startTime
    slave.enterInitializationMode(startTime=float(start))
    slave.exitInitializationMode()
    return slave


def size(variable):
    product = 1
    for dimension in variable.dimensions:
        product *= int(dimension.start)
    return product


def values(slave):
    found = []
    for v in outputs:
        get = slave.getFloat32 if v.type == "Float32" else slave.getFloat64
        found += list(get([v.valueReference], nValues=size(v)))
    return ["nan" if x != x else "%x" % struct.unpack("<Q", struct.pack("<d", x))[0] for x in found]


slave = begun()
time = slave.getFloat64([0])[0]
for k in range(steps + 1):
    print("\n".join(values(slave)))
    if k == steps // 2:  # go on from here in another instance, and here again
        state = slave.getFMUState()
        data = slave.serializeFMUState(state)
        slave.doStep(time, 3 * step)
        slave.setFMUState(state)
        slave.freeFMUState(state)
        other = begun()
        restored = other.deserializeFMUState(data)
        other.setFMUState(restored)
        other.freeFMUState(restored)
        assert values(other) == values(slave)
        slave, freed = other, slave
        freed.terminate()
        freed.freeInstance()
    if k < steps:
        slave.doStep(time, step)
        time = slave.getFloat64([0])[0]
slave.terminate()
slave.freeInstance()
