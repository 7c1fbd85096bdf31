package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BrownianStepTest {

  /// The integral of the path over a step of length h is h*(H + W/2).
  @Test
  void integralOfAPathIsTheSumOfThoseOfItsHalves() {
    BrownianStep one = BrownianStep.of(0.3, -1.2, 0.5);
    BrownianStep two = BrownianStep.of(-0.8, 0.7, 0.5);
    BrownianStep whole = one.then(two);
    double first = 0.5 * (one.area() + one.increment() / 2);
    double second = 0.5 * (one.increment() + two.area() + two.increment() / 2);
    assertEquals(one.increment() + two.increment(), whole.increment());
    assertEquals(first + second, whole.area() + whole.increment() / 2, 1e-15);
  }

  @Test
  void straightPathHasNoArea() {
    BrownianStep straight = new BrownianStep(1, 0);
    assertEquals(new BrownianStep(2, 0), straight.then(straight));
  }

  @Test
  void pathThatReturnsHasTheAreaOfItsTriangle() {
    assertEquals(new BrownianStep(0, 0.5), new BrownianStep(1, 0).then(new BrownianStep(-1, 0)));
  }
}
