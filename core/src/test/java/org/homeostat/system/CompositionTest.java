package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Printer;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;

final class CompositionTest {

  private static DynamicalSystem loop(String connect) {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", ShippedSystemsTest.system("particle"));
    parts.put("agent", ShippedSystemsTest.system("rate-network"));
    Problems problems = new Problems();
    YamlMap map = YamlReader.read(SourceText.of("study.yaml", "study: a\nconnect: " + connect));
    YamlMap connections = map.get("connect").orElseThrow().map(problems).orElseThrow();
    return Composition.of("loop", parts, Connection.read(connections, problems));
  }

  private static void refused(String connect, String... problems) {
    String message = assertThrows(InputException.class, () -> loop(connect)).getMessage();
    for (String problem : problems) {
      assertTrue(message.contains(problem), message);
    }
  }

  @Test
  void namesCarryTheirPart() {
    DynamicalSystem loop = loop("{agent.y: [plant.position, plant.velocity], plant.u: agent.u}");
    assertEquals(
        List.of("plant.x", "plant.v", "agent.z"),
        loop.states().stream().map(Variable::name).toList());
    assertEquals(List.of(), loop.inputs());
    assertEquals(
        List.of("plant.w", "agent.w"), loop.noise().stream().map(NoiseSource::name).toList());
    assertEquals(
        "(plant.u - plant.friction*plant.v)/plant.mass",
        Printer.print(loop.equations().get(1).drift()));
    assertEquals(
        "plant.shake*plant.dw",
        Printer.print(loop.equations().get(1).noise().getOrDefault("plant.w", Algebra.ZERO)));
    assertEquals(
        List.of("plant.position", "plant.velocity", "agent.u", "agent.y", "plant.u"),
        loop.definitions().stream().map(Definition::name).toList());
  }

  @Test
  void theLoopReadsBackFromItsText() {
    DynamicalSystem loop =
        loop("{agent.y: [plant.position, plant.velocity], plant.u: 2*agent.u + sin(t)}");
    assertEquals(loop, SystemReader.read(SourceText.of("printed", SystemText.print(loop))));
  }

  @Test
  void anInputThatNobodyConnectsStaysAnInput() {
    DynamicalSystem loop = loop("{plant.u: agent.u}");
    assertEquals(List.of("agent.y"), loop.inputs().stream().map(Variable::name).toList());
  }

  @Test
  void wrongConnectionsAreAllPlaced() {
    refused(
        "{agent.i: plant.x, plant.u: agent.w1}",
        "study.yaml:2:11: 'agent.i' is not an input",
        "study.yaml:2:38: unknown name 'agent.w1'");
    refused(
        "{agent.y: plant.x}",
        "study.yaml:2:20: the input 'agent.y' has shape [2], what is connected has shape scalar");
    refused("{agent.y: [plant.x, plant.speed]}", "study.yaml:2:30: unknown name 'plant.speed'");
    refused("{plant.u: agent.z}", "choose an element with [0]");
  }

  @Test
  void aCircleWithoutAStateIsNamedWithItsPath() {
    DynamicalSystem gain =
        DynamicalSystem.named("gain")
            .state("s", 0)
            .input("i")
            .equations("ds = -s*dt")
            .output("o", "2*i")
            .build();
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("a", gain);
    parts.put("b", gain);
    parts.put("c", gain);
    List<Connection> circle =
        List.of(
            Connection.of("a.i", "c.o"), Connection.of("b.i", "a.o"), Connection.of("c.i", "b.o"));
    String message =
        assertThrows(InputException.class, () -> Composition.of("loop", parts, circle))
            .getMessage();
    assertTrue(
        message.contains("needs itself: c.i -> b.o -> b.i -> a.o -> a.i -> c.o -> c.i"), message);
  }

  @Test
  void unitsOfConnectionsAreChecked() {
    DynamicalSystem metres =
        SystemReader.read(
            SourceText.of(
                "m.yaml",
                """
                system: m
                states: {x: 0 m}
                inputs: {u: 0 m/s}
                equations: dx = u*dt
                """));
    Map<String, DynamicalSystem> parts = Map.of("m", metres);
    List<Connection> wrong = List.of(Connection.of("m.u", "m.x"));
    String message =
        assertThrows(InputException.class, () -> Composition.of("loop", parts, wrong)).getMessage();
    assertTrue(message.contains("has the unit m/s, what is connected has m"), message);
  }

  @Test
  void aStratonovichPartIsTurnedIntoItoBesideAnItoPart() {
    DynamicalSystem ito =
        DynamicalSystem.named("a").state("x", 1).noise("w").equations("dx = x*dw").build();
    DynamicalSystem stratonovich =
        DynamicalSystem.named("b")
            .state("x", 1)
            .noise("w")
            .equations("dx = x*dw")
            .stratonovich()
            .build();
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("a", ito);
    parts.put("b", stratonovich);
    DynamicalSystem both = Composition.of("both", parts, List.of());
    assertEquals(Calculus.ITO, both.calculus());
    assertEquals("0", Printer.print(both.equations().getFirst().drift()));
    assertEquals("0.5*b.x", Printer.print(both.equations().getLast().drift()));
  }

  @Test
  void partsWithAndWithoutUnitsMayMeet() {
    DynamicalSystem metres =
        SystemReader.read(
            SourceText.of(
                "m.yaml",
                """
                system: m
                states: {x: 0 m}
                inputs: {u: 0 m/s}
                equations: dx = u*dt
                """));
    DynamicalSystem clock =
        DynamicalSystem.named("clock")
            .state("c", 0)
            .equations("s = sin(t)", "dc = s*dt")
            .output("wave", "s")
            .build();
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("m", metres);
    parts.put("clock", clock);
    DynamicalSystem both =
        Composition.of("both", parts, List.of(Connection.of("m.u", "clock.wave*2 {m/s}")))
            .with(Reward.of("-(m.x/(1 m))^2 + s"));
    assertEquals("reward", both.definitions().getLast().name());
  }
}
