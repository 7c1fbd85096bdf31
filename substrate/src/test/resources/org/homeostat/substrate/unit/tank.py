from pythonfmu import Fmi2Causality, Fmi2Slave, Fmi2Variability, Integer, Real


class Tank(Fmi2Slave):
    """dx = (u - x)/tau*dt, solved exactly over each step."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.x = 1.0
        self.u = 0.0
        self.tau = 2.0
        self.steps = 0
        output, parameter = Fmi2Causality.output, Fmi2Causality.parameter
        self.register_variable(Real("x", causality=output))
        self.register_variable(Integer("steps", causality=output))
        self.register_variable(Real("u", causality=Fmi2Causality.input))
        self.register_variable(Real("tau", causality=parameter, variability=Fmi2Variability.tunable))

    def do_step(self, current_time, step_size):
        import math

        self.x = self.u + (self.x - self.u) * math.exp(-step_size / self.tau)
        self.steps += 1
        return True
