"""Drives units with FMPy: validates them, and leaves every output at every step, in bits, in UNIT.path.

drive.py STEPS SEED PARAMETER=VALUE,... UNIT...

Prints problems: those of FMPy, and where a unit puts out other variables than UNIT.outputs names.
"""
import struct
import sys

import fmpy
from fmpy.fmi3 import FMU3Slave
from fmpy.validation import validate_fmu

steps, seed = int(sys.argv[1]), int(sys.argv[2])
tuned = [each.split("=") for each in sys.argv[3].split(",") if each]


def size(variable):
    product = 1
    for dimension in variable.dimensions:
        product *= int(dimension.start)
    return product


def drive(unit, path):
    for problem in validate_fmu(unit + ".fmu"):
        print(unit, "problem:", problem)
    description = fmpy.read_model_description(unit + ".fmu")
    folder = fmpy.extract(unit + ".fmu")
    by_name = {v.name: v for v in description.modelVariables}
    names = open(unit + ".outputs").read().split("\n")[:-1]
    said = [v.name for v in description.modelVariables if v.causality == "output"]
    if sorted(said) != sorted(names):
        print(unit, "puts out", said, "not", names)
    outputs = [by_name[name] for name in names]
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
        for name, value in tuned:
            slave.setFloat64([by_name[name].valueReference], [float(value)])
        start = description.defaultExperiment.startTime
        slave.enterInitializationMode(startTime=float(start))
        slave.exitInitializationMode()
        return slave

    def values(slave):
        found = []
        for v in outputs:
            get = slave.getFloat32 if v.type == "Float32" else slave.getFloat64
            found += list(get([v.valueReference], nValues=size(v)))
        return ["nan" if x != x else "%x" % struct.unpack("<Q", struct.pack("<d", x))[0] for x in found]

    slave = begun()
    time = slave.getFloat64([0])[0]
    for k in range(steps + 1):
        path.write("\n".join(values(slave)) + "\n")
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


for each in sys.argv[4:]:
    with open(each + ".path", "w") as path:
        drive(each, path)
