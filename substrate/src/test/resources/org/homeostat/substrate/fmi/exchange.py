"""Lets CVode, as FMPy has it, solve the equations of a unit; prints one variable at every sample.

exchange.py UNIT UNTIL INTERVAL VARIABLE [PARAMETER VALUE]
"""
import sys

import fmpy
from fmpy.validation import validate_fmu

unit, until, interval, variable = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
for problem in validate_fmu(unit):
    print("problem:", problem)
result = fmpy.simulate_fmu(
    unit,
    fmi_type="ModelExchange",
    solver="CVode",
    stop_time=until,
    output_interval=interval,
    relative_tolerance=1e-10,
    record_events=False,
    start_values={sys.argv[5]: float(sys.argv[6])} if len(sys.argv) > 5 else {},
)
for value in result[variable].reshape(len(result), -1):
    print(" ".join(repr(float(x)) for x in value))
