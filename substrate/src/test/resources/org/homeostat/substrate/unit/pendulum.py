import math

from pythonfmu3 import Float64, Fmi3Causality, Fmi3Initial, Fmi3SlaveBase, Fmi3Variability, ModelExchange


class Pendulum(Fmi3SlaveBase, ModelExchange):
    """A damped pendulum that a torque drives."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.time = 0.0
        self.angle = 0.5
        self.speed = 0.0
        self.der_angle = 0.0
        self.der_speed = 0.0
        self.torque = 0.0
        self.damping = 0.2
        output, local = Fmi3Causality.output, Fmi3Causality.local
        continuous, exact = Fmi3Variability.continuous, Fmi3Initial.exact
        self.register_variable(Float64("time", causality=Fmi3Causality.independent, variability=continuous))
        self.register_variable(Float64("angle", causality=output, variability=continuous, initial=exact, start=0.5))
        self.register_variable(Float64("speed", causality=output, variability=continuous, initial=exact, start=0))
        self.register_variable(Float64("der_angle", causality=local, variability=continuous, derivative=1))
        self.register_variable(Float64("der_speed", causality=local, variability=continuous, derivative=2))
        self.register_variable(Float64("torque", causality=Fmi3Causality.input, variability=continuous))
        self.register_variable(Float64("damping", causality=Fmi3Causality.parameter, variability=Fmi3Variability.fixed))

    def get_continuous_state_derivatives(self):
        self.der_angle = self.speed
        self.der_speed = self.torque - 9.81 * math.sin(self.angle) - self.damping * self.speed
        return [self.der_angle, self.der_speed]
