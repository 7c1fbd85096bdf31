package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;

final class SystemBuilderTest {

  @Test
  void aSystemFromAProgramEqualsTheSameSystemFromAFile() throws IOException {
    DynamicalSystem built =
        DynamicalSystem.named("particle")
            .about("A mass on a line, pushed by a force, slowed by friction and shaken by noise.")
            .state("x", 0)
            .state("v", 0)
            .input("u")
            .parameter("mass", 1)
            .parameter("friction", 0.5)
            .parameter("shake", 0.1)
            .noise("w")
            .equations("dx = v*dt", "dv = (u - friction*v)/mass*dt + shake*dw")
            .output("position", "x")
            .output("velocity", "v")
            .build();
    assertEquals(SystemReader.read(Path.of("..", "systems", "particle.yaml")), built);
  }

  @Test
  void theSameChecksHoldAsForAFile() {
    SystemBuilder builder =
        DynamicalSystem.named("a").state("x", 0).equations("dx = y*dt").output("z", "x + q");
    String message = assertThrows(InputException.class, builder::build).getMessage();
    assertTrue(message.contains("equation 1:1:6: unknown name 'y'"), message);
    assertTrue(message.contains("output z:1:5: unknown name 'q'"), message);
  }

  @Test
  void definitionsMayStandInAnyOrderAndOutputsMayUseOutputs() {
    DynamicalSystem system =
        DynamicalSystem.named("a")
            .state("x", 1)
            .equations("dx = b*dt", "b = 2*a", "a = x + 1")
            .output("q", "p^2")
            .output("p", "b")
            .output("a", "a")
            .build();
    assertEquals(List.of("a", "b"), system.definitions().stream().map(Definition::name).toList());
    assertEquals(List.of("p", "q", "a"), system.outputs().stream().map(Definition::name).toList());
  }

  @Test
  void aTermThatIsMissingInAStackReadsBack() {
    DynamicalSystem system =
        DynamicalSystem.named("a")
            .state("z", Tensor.zeros(Shape.of(2)))
            .noise("w")
            .equations("dz = [z[1], 0]*dt + [0, z[0]*dw]")
            .build();
    String text = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", text)), text);
  }

  @Test
  void functionsAreWrittenOutWhereTheyAreCalled() {
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "f.yaml",
                """
                system: f
                states: {x: 0}
                functions: {rho(s): "clip(s, 0, 1)", twice(s): rho(s) + rho(2*s)}
                equations: dx = -twice(x)*dt
                """));
    assertEquals(
        "-(clip(x, 0, 1) + clip(2*x, 0, 1))", Printer.print(system.equations().getFirst().drift()));
  }

  @Test
  void rewardsMayLeaveOutPrefixesAndUseOutputs() {
    DynamicalSystem system =
        DynamicalSystem.named("a")
            .state("p.x", 1)
            .equations("p.dx = 0*dt")
            .output("y", "2*p.x")
            .build();
    Definition reward = system.with(Reward.of("-x^2 + y")).definitions().getLast();
    assertEquals("-p.x^2 + 2*p.x", Printer.print(reward.value()));
  }

  @Test
  void aRewardIsAScalarWithoutAUnit() {
    DynamicalSystem metres =
        SystemReader.read(
            SourceText.of("m.yaml", "system: m\nstates: {x: [0 m, 1 m]}\nequations: dx = 0*dt\n"));
    assertTrue(
        assertThrows(InputException.class, () -> metres.with(Reward.of("x")))
            .getMessage()
            .contains("a reward is a scalar, found shape [2]"));
    assertTrue(
        assertThrows(InputException.class, () -> metres.with(Reward.of("x[0]")))
            .getMessage()
            .contains("a reward has no unit, found m"));
    metres.with(Reward.of("(x[0]/(1 m))^2"));
  }

  @Test
  void aVectorStartsWhereItsListSays() {
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "v.yaml", "system: v\nstates: {A: [[1, 2], [3 , 70e-3]]}\nequations: dA = 0*dt\n"));
    Tensor start = system.states().getFirst().start();
    assertEquals("[2, 2][1.0, 2.0, 3.0, 0.07]", start.toString());
  }
}
