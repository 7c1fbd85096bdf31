"""Lets CVode, as FMPy has it, solve the equations of units; prints for each variable, in a line, its
elements at every sample.

exchange.py {UNIT UNTIL INTERVAL VARIABLE,... PARAMETER=VALUE}...
"""
import sys

import fmpy
from fmpy.validation import validate_fmu

for at in range(1, len(sys.argv), 5):
    unit, until, interval, variables, tuned = sys.argv[at : at + 5]
    for problem in validate_fmu(unit):
        print("problem:", problem)
    result = fmpy.simulate_fmu(
        unit,
        fmi_type="ModelExchange",
        solver="CVode",
        stop_time=float(until),
        output_interval=float(interval),
        relative_tolerance=1e-10,
        record_events=False,
        start_values=dict([tuned.split("=")]) if tuned else {},
    )
    for variable in variables.split(","):
        print(" ".join(repr(float(x)) for x in result[variable].reshape(-1)))
