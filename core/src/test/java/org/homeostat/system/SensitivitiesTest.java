package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.expression.Delay;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Passage;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Smoothness;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SensitivitiesTest {

  private static SystemBuilder plane() {
    return DynamicalSystem.named("plane")
        .state("x", 1)
        .state("y", 2)
        .parameter("k", 0.5)
        .parameter("q", 2)
        .noise("w");
  }

  private static String equations(DynamicalSystem system) {
    return SystemText.print(system)
        .lines()
        .filter(line -> line.contains(".by.") && line.contains(" = "))
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> states(DynamicalSystem system) {
    return system.states().stream().map(Variable::name).toList();
  }

  @Test
  void theSensitivityOfADecayIsItsDerivedEquation() {
    DynamicalSystem system =
        plane().equations("dx = -k*x*dt + k*x*dw", "dy = 0*dt").build().with(Sensitivities.by("k"));
    assertEquals(List.of("x", "y", "x.by.k"), states(system));
    assertEquals("x.by.dk = (-x - k*x.by.k)*dt + (x + k*x.by.k)*dw", equations(system));
    assertEquals(0, system.states().getLast().start().elements()[0]);
  }

  @Test
  void definitionsHaveDefinitionsAsTheirDerivatives() {
    DynamicalSystem system =
        plane()
            .equations("f = sin(k*x)", "g = f^2", "h = q*y", "dx = g*dt + f*dw", "dy = h*dt")
            .build()
            .with(Sensitivities.by("k"));
    assertEquals(
        """
        f.by.k = cos(k*x)*(x + k*x.by.k)
        g.by.k = 2*f*f.by.k
        x.by.dk = g.by.k*dt + f.by.k*dw\
        """,
        equations(system));
  }

  @Test
  void aChainOfDefinitionsGrowsByItsOwnLength() {
    SystemBuilder builder = plane().equations("a0 = k*x");
    for (int i = 1; i < 100; i++) {
      builder.equations("a%s = a%s*a%s".formatted(i, i - 1, i - 1));
    }
    DynamicalSystem system = builder.equations("dx = a99*dt", "dy = 0*dt").build();
    DynamicalSystem more = system.with(Sensitivities.by("k"));
    assertEquals(200, more.definitions().size());
    assertTrue(
        more.definitions().stream().allMatch(each -> Printer.print(each.value()).length() < 50));
  }

  @Test
  void whatCannotDependOnAParameterIsLeftOut() {
    DynamicalSystem system =
        plane()
            .state("z", 0)
            .state("s", 0)
            .equations("still = y + q")
            .equations("dx = k*dt", "dy = q*y*dt", "dz = floor(x)*dt + (k < x)*dw", "ds = x*dt")
            .output("seen", "still")
            .output("both", "x*still")
            .build()
            .with(Sensitivities.by("k"));
    assertEquals(List.of("x", "y", "z", "s", "x.by.k", "s.by.k"), states(system));
    assertEquals(List.of("still"), system.definitions().stream().map(Definition::name).toList());
    assertEquals("0", output(system, "seen.by.k"));
    assertEquals("x.by.k*still", output(system, "both.by.k"));
  }

  private static String output(DynamicalSystem system, String name) {
    return system.outputs().stream()
        .filter(each -> each.name().equals(name))
        .map(each -> Printer.print(each.value()))
        .collect(Collectors.joining());
  }

  @Test
  void outputsMayUseOutputs() {
    DynamicalSystem system =
        plane()
            .equations("dx = k*x*dt", "dy = 0*dt")
            .output("square", "x^2")
            .output("cost", "square + k")
            .output("x", "x")
            .output("k", "k")
            .build()
            .with(Sensitivities.by("k"));
    assertEquals("2*x*x.by.k", output(system, "square.by.k"));
    assertEquals("square.by.k + 1", output(system, "cost.by.k"));
    assertEquals("x.by.k", output(system, "x.by.k"));
    assertEquals("1", output(system, "k.by.k"));
  }

  @Test
  void aStateIsDifferentiatedByWhereItStarts() {
    DynamicalSystem system =
        plane().equations("dx = -x*y*dt", "dy = -y*dt").build().with(Sensitivities.by("y", "x"));
    assertEquals(List.of("x", "y", "x.by.y", "y.by.y", "x.by.x"), states(system));
    assertEquals(0, system.states().get(2).start().elements()[0]);
    assertEquals(1, system.states().get(3).start().elements()[0]);
    assertEquals(1, system.states().get(4).start().elements()[0]);
  }

  private static DynamicalSystem network() {
    return DynamicalSystem.named("network")
        .state("z", new Tensor(Shape.of(2), new double[] {1, 2}))
        .state("r", 0)
        .parameter("A", Tensor.zeros(Shape.of(2, 2)))
        .parameter("b", Tensor.zeros(Shape.of(2)))
        .noise("w", Shape.of(2))
        .equations("dz = (A@tanh(z) + b)*dt + b*dw", "dr = b[0]*dt")
        .build();
  }

  @Test
  void aVectorOrMatrixHasASensitivityForEachElement() {
    Sensitivities sensitivities = Sensitivities.by("b", "A");
    assertEquals(
        List.of("b._0", "b._1", "A._0_0", "A._0_1", "A._1_0", "A._1_1"),
        sensitivities.elements(network()));
    DynamicalSystem system = network().with(sensitivities);
    assertTrue(states(system).contains("r.by.b._0"));
    assertTrue(!states(system).contains("r.by.b._1"));
    String text = equations(system);
    assertTrue(
        text.contains("z.by.b.d_1 = (A@((1 - tanh(z)^2)*z.by.b._1) + [0, 1])*dt + [0, 1]*dw"),
        text);
    assertTrue(text.contains("r.by.b.d_0 = dt"), text);
    assertTrue(text.contains("[[0, 0], [1, 0]]@tanh(z) + A@"), text);
    assertTrue(
        system.states().stream()
            .filter(each -> each.name().startsWith("z.by"))
            .allMatch(each -> each.shape().equals(Shape.of(2))));
  }

  @Test
  void aScalarRateThatMovesCountsForEachElement() {
    DynamicalSystem system =
        DynamicalSystem.named("a")
            .state("z", Tensor.zeros(Shape.of(3)))
            .parameter("a", 1)
            .noise("w")
            .equations("dz = (a + z[0])*dt + (a*dw + z*dw)")
            .build()
            .with(Sensitivities.by("a"));
    assertEquals("z.by.da = (1 + z.by.a[0])*dt + (dw + z.by.a*dw)", equations(system));
    DynamicalSystem still =
        DynamicalSystem.named("a")
            .state("z", Tensor.zeros(Shape.of(3)))
            .parameter("a", 1)
            .parameter("v", Tensor.zeros(Shape.of(3)))
            .noise("w")
            .equations("dz = (a + v)*dt + (a*dw + v*dw)")
            .build()
            .with(Sensitivities.by("a"));
    assertEquals("z.by.da = dt + dw", equations(still));
  }

  @ParameterizedTest
  @MethodSource("org.homeostat.system.ShippedSystemsTest#files")
  void sensitivitiesOfTheShelfReadBackWithTheirUnits(Path path) {
    DynamicalSystem system = ShippedSystemsTest.file(path).system();
    String[] names =
        Stream.concat(system.parameters().stream(), system.states().stream())
            .map(Variable::name)
            .toArray(String[]::new);
    Set<String> times = new HashSet<>();
    Delay.in(system.expressions()).forEach(call -> times.addAll(call.by().names()));
    boolean moves = Stream.of(names).anyMatch(times::contains);
    if (moves || !system.events().isEmpty() || !system.unknowns().isEmpty()) {
      assertThrows(InputException.class, () -> system.with(Sensitivities.by(names)));
      return;
    }
    DynamicalSystem more = system.with(Sensitivities.by(names));
    String text = SystemText.print(more);
    assertEquals(more, SystemReader.read(SourceText.of("printed", text)), text);
  }

  @Test
  void sensitivitiesOfPartsAndOfLoopsKeepTheirNames() {
    DynamicalSystem plant =
        DynamicalSystem.named("plant")
            .state("x", 0)
            .input("u")
            .parameter("m", 1)
            .equations("dx = (u - x/m)*dt")
            .output("seen", "x")
            .build();
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("p", plant.with(Sensitivities.by("m")));
    parts.put("q", plant);
    DynamicalSystem loop =
        Composition.of("loop", parts, List.of(Connection.of("q.u", "p.seen.by.m")));
    assertEquals(List.of("p.x", "p.x.by.m", "q.x"), states(loop));
    DynamicalSystem both = loop.with(Sensitivities.by("q.m")).with(Reward.of("-q.x - p.m^2"));
    assertEquals(List.of("p.x", "p.x.by.m", "q.x", "q.x.by.q.m"), states(both));
  }

  @Test
  void aPrefixMayBeLeftOutAndSensitivitiesDoNotStandInTheWay() {
    DynamicalSystem plant =
        DynamicalSystem.named("plant")
            .state("x", 0)
            .parameter("m", 1)
            .equations("dx = -x/m*dt")
            .build();
    DynamicalSystem loop =
        Composition.of("loop", Map.of("p", plant), List.of()).with(Sensitivities.by("m"));
    assertEquals(List.of("p.x", "p.x.by.p.m"), states(loop));
    List<Definition> definitions = loop.with(Reward.of("-m^2")).definitions();
    assertEquals("-p.m^2", Printer.print(definitions.getLast().value()));
  }

  @Test
  void whatWasATimeAgoHasTheDerivativeThatItHadThen() {
    DynamicalSystem late =
        DynamicalSystem.named("late")
            .state("x", 1)
            .parameter("k", 2)
            .parameter("half", 0.5)
            .parameter("j", 3)
            .equations("tau = 2*half", "dx = -k*delay(x^2 + j, tau)*dt")
            .build();
    assertEquals(
        "x.by.dk = (-delay(x^2 + j, tau) - k*delay(2*x*x.by.k, tau))*dt",
        equations(late.with(Sensitivities.by("k"))));
    assertEquals(
        "x.by.dj = -(k*delay(2*x*x.by.j + 1, tau))*dt",
        equations(late.with(Sensitivities.by("j"))));
    InputException refused =
        assertThrows(InputException.class, () -> late.with(Sensitivities.by("half")));
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("a delay of tau has no derivative by how long it is"),
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "kk | 'kk' is not a parameter, an input or a state",
        "k k | 'k' is listed twice",
        "dk k | 'x.by.dk' is the differential of 'x.by.k'",
        "k dk | the system has something called 'x.by.dk' already",
        "a | the system has something called 'x.by.a' already"
      })
  void namesThatCannotBeAreRefusedWhereTheyStand(String names, String message) {
    DynamicalSystem system =
        DynamicalSystem.named("plane")
            .state("x", 1)
            .parameter("k", 1)
            .parameter("dk", 1)
            .parameter("a", 1)
            .parameter("x.by.a", Tensor.zeros(Shape.of(2)))
            .equations("dx = k*dk*a*dt")
            .build();
    SourceText list = SourceText.of("study.yaml", "by: [" + names + "]");
    List<SourceText> written = new ArrayList<>();
    int start = list.text().indexOf('[') + 1;
    for (String name : names.split(" ", -1)) {
      written.add(new Passage(list, start, start + name.length()));
      start += name.length() + 1;
    }
    Sensitivities sensitivities = new Sensitivities(written);
    InputException refused = assertThrows(InputException.class, () -> system.with(sensitivities));
    assertEquals(1, refused.problems().size(), refused.getMessage());
    assertEquals(message, refused.problems().getFirst().message());
    assertEquals(written.getLast().position(0), refused.problems().getFirst().position());
  }

  @Test
  void theLeastSmoothOperatorSaysWhatSensitivitiesAreWorth() {
    SystemBuilder smooth = plane().equations("dx = tanh(k*x)*dt", "dy = 0*dt");
    assertEquals(Smoothness.SMOOTH, Sensitivities.smoothness(smooth.build()));
    smooth.output("far", "abs(x)");
    assertEquals(Smoothness.CONTINUOUS, Sensitivities.smoothness(smooth.build()));
    DynamicalSystem jumping = plane().equations("dx = abs(x)*dt + (x > k)*dw", "dy = 0*dt").build();
    assertEquals(Smoothness.JUMPING, Sensitivities.smoothness(jumping));
  }
}
