"""A spiking neuron of analogue parts, simulated by ngspice, as a device: current in, firing rate out.

A capacitor is charged by the current and leaks; at 1 V a switch takes it to 0.1 V, which is a spike. A low-pass
filter of 0.2 s turns the charge of spikes into the rate that is read. The seed of a trajectory draws the
capacitor and the leak of a chip, each off by a factor exp(0.2*z), so that each chip fires at another rate.

It speaks the protocol of docs/devices.md; ngspice has to be on the PATH.
"""

import random
import subprocess
import sys

# of the parts as drawn: 1 nF and 20 Mohm, a time constant of 20 ms; a spike is a charge of 0.9 nC
CIRCUIT = """* a leaky neuron that fires
Iin 0 v 0
Cm v 0 {membrane}
Rm v 0 {leak}
Vsense v w 0
S1 w 0 v 0 reset
.model reset sw(vt=0.55 vh=0.45 ron=10k roff=1T)
Fr 0 r Vsense 1
Rr r 0 1Meg
Cr r 0 0.2u
.options reltol=1e-4
.save v(r)
.tran 1m 1000 0 1m uic
.end
"""
SPIKES_PER_VOLT = 1 / (0.9e-9 * 1e6)
MISMATCH = 0.2


class Neuron:
    """One ngspice, stopped between two steps."""

    def __init__(self, seed):
        draw = random.Random(seed)
        membrane = 1e-9 * draw.lognormvariate(0, MISMATCH)
        leak = 20e6 * draw.lognormvariate(0, MISMATCH)
        circuit = CIRCUIT.format(membrane=membrane, leak=leak).splitlines()
        self.process = subprocess.Popen(
            ["ngspice", "-p"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for line in circuit:
            self.say("circbyline " + line)
        self.end = 0.0
        self.goes = "run"

    def say(self, line):
        print(line, file=self.process.stdin, flush=True)

    def step(self, length, current):
        """The firing rate after so many seconds with a current in nA."""
        self.end += length
        self.say("delete all")
        self.say(f"alter Iin dc = {current * 1e-9:.9e}")
        self.say(f"stop when time > {self.end:.9e}")
        self.say(self.goes)
        self.say("print v(r)[length(v(r))-1]")
        self.goes = "resume"
        for line in self.process.stdout:
            if line.startswith("v(r)[") and "=" in line:
                return SPIKES_PER_VOLT * float(line.split("=")[1])
        raise RuntimeError("ngspice has ended")

    def close(self):
        self.process.kill()
        self.process.wait()


def main():
    neuron = None
    for line in sys.stdin:
        word, *rest = line.split()
        try:
            if word == "hello":
                print("device 1 ngspice-neuron inputs current:1:nA outputs rate:1:Hz")
            elif word == "start":
                if neuron:
                    neuron.close()
                neuron = Neuron(int(rest[0]))
                print("state", 0.0)
            elif word == "step":
                _, length, current = map(float, rest)
                print("state", repr(neuron.step(length, current)))
            elif word == "bye":
                break
            else:
                print("error unknown", word)
        except (OSError, RuntimeError, ValueError) as failed:
            print("error", " ".join(str(failed).split()))
        sys.stdout.flush()
    if neuron:
        neuron.close()


if __name__ == "__main__":
    main()
