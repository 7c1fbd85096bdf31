package org.homeostat.studio.study;

import static org.homeostat.studio.study.ShelfRun.system;
import static org.homeostat.studio.study.ShelfRun.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.Eigenvalue;
import org.homeostat.control.FixedPoint;
import org.homeostat.control.Linearisation;
import org.homeostat.control.OperatingPoint;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

/// The plants of the studies about change, against what is known of them from elsewhere.
class AdaptivePlantsTest {
  private static void assertKeeps(Study still, String energy, double allowed) {
    double[] values = ShelfRun.of(still).from(0, energy);
    for (double value : values) {
      assertEquals(values[0], value, allowed * Math.abs(values[0]));
    }
  }

  @Test
  void theReactionWheelPendulumKeepsItsEnergyWithoutFriction() {
    Study still = with(with(system("reaction-wheel-pendulum"), "friction", 0), "shake", 0);
    assertKeeps(still, "energy", 3e-4);
  }

  /// With nothing between them the wheel stays what it is: pendulum and wheel turn against each
  /// other as `weight*sin(angle)/inertia` says, the rate of falling is `sqrt(weight/inertia)`.
  @Test
  void theReactionWheelPendulumFallsAtItsRate() {
    DynamicalSystem plant = system("reaction-wheel-pendulum").system();
    OperatingPoint upright = OperatingPoint.of(plant).with("angle", 0).with("friction", 0);
    Eigenvalue fastest = Linearisation.of(plant, upright).spectrum().eigenvalues().getFirst();
    assertEquals(Math.sqrt(0.3 / 0.005), fastest.real(), 1e-9);
  }

  @Test
  void theTwoLinkArmKeepsItsEnergyWithoutDampingAndField() {
    Study still = with(with(system("two-link-arm"), "damping", 0), "shake", 0);
    assertKeeps(still, "energy", 2e-3);
  }

  /// Stretched out, both joints turning as one: a rigid body about the shoulder.
  @Test
  void theStretchedArmHasTheInertiaOfARigidBody() {
    double about = 0.0141 + 1.93 * 0.165 * 0.165 + 0.0188 + 1.52 * (0.33 + 0.19) * (0.33 + 0.19);
    Study stretched =
        with(with(with(system("two-link-arm"), "elbow", 0), "speed1", 1), "speed2", 0);
    assertEquals(about / 2, ShelfRun.of(stretched.withUntil(0.01)).from(0, "energy")[0], 1e-12);
  }

  @Test
  void theQuadrotorFallsFreelyAndHoversOnHalfItsWeightEach() {
    Study free = with(with(with(system("planar-quadrotor"), "shake", 0), "drag", 0), "left", 0);
    double[] z = ShelfRun.of(with(free, "right", 0)).from(0, "height");
    assertEquals(-9.81 * 9 / 2, z[z.length - 1], 1e-9);
    DynamicalSystem plant = system("planar-quadrotor").system();
    Linearisation hover = Linearisation.of(plant);
    assertEquals(0, hover.drift().norm(), 1e-12);
    assertEquals(-9.81, hover.a().at(3, 2), 1e-12);
    assertEquals(0.15 / 0.005, hover.b().at(5, 1), 1e-12);
  }

  /// At rest the heat that comes in goes out: two equations, solved by hand.
  @Test
  void theRoomRestsWhereHeatInIsHeatOut() {
    DynamicalSystem room = system("heated-room").system();
    OperatingPoint cold =
        OperatingPoint.of(room).with("swing", 0).with("people", 0).with("heat", 2);
    Linearisation near = Linearisation.of(room, cold);
    double c = 0.6;
    double m = 8;
    assertEquals(-(1 + 1.0 / 12) / c, near.a().at(0, 0), 1e-12);
    assertEquals(1 / m, near.a().at(1, 0), 1e-12);
    double trace = -(1 + 1.0 / 12) / c - (1 + 0.25) / m;
    double det = ((1 + 1.0 / 12) * (1 + 0.25) - 1) / (c * m);
    double slow = (trace + Math.sqrt(trace * trace - 4 * det)) / 2;
    assertEquals(slow, near.spectrum().eigenvalues().getFirst().real(), 1e-12);
    assertTrue(-1 / slow > 20 && -1 / slow < 48, "the wall forgets within " + -1 / slow + " h");
    // room - outside = 2 kW over the conductances 1/12 and, through the wall, 1/(1 + 4)
    Study heated = with(with(with(system("heated-room"), "swing", 0), "people", 0), "heat", 2);
    double[] path = ShelfRun.of(with(heated, "shake", 0).withUntil(600)).from(599, "room");
    assertEquals(5 + 2 / (1.0 / 12 + 1.0 / 5), path[path.length - 1], 1e-4);
  }

  @Test
  void theUprightPendulumFallsAtItsRateAndRestsHanging() {
    DynamicalSystem plant = system("upright-pendulum").system();
    OperatingPoint upright = OperatingPoint.of(plant).with("angle", 0);
    Eigenvalue fastest = Linearisation.of(plant, upright).spectrum().eigenvalues().getFirst();
    assertEquals((-0.1 + Math.sqrt(0.01 + 4 * 9.81)) / 2, fastest.real(), 1e-9);
    FixedPoint hanging = FixedPoint.near(plant, OperatingPoint.of(plant).with("angle", 3));
    assertEquals(Math.PI, hanging.point().value("angle").elements()[0], 1e-9);
  }
}
