package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Problem;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Functions that are not known yet, and what is put in their places.
class UnknownTest {
  private static final String AGENT =
      """
      system: agent
      states: {a: 0.5, b: 0}
      inputs: [y]
      parameters: {k: 2}
      noise: [w]
      UNKNOWN
      equations: |
        u = g(a, b)
        da = f(y, a*k)*dt
        db = (f(b, g(a, b)) - b)*dt + g(t, 0)*dw
      outputs: {force: u, square: 'g(a, a)'}
      """;

  private static final String BODIES = "functions: {'f(p, q)': p*q - q, 'g(p, q)': 'sin(p) + 2*q'}";

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("agent.yaml", text));
  }

  private static DynamicalSystem agent() {
    return read(AGENT.replace("UNKNOWN", "unknown: {f: [p, q], g: [p, q]}"));
  }

  private static final Map<String, Expression> FILLED =
      Map.of("f", Parser.parse("p*q - q"), "g", Parser.parse("sin(p) + 2*q"));

  @Test
  void unknownFunctionsAreListedAsTheyOccur() {
    List<Unknown> expected =
        List.of(new Unknown("g", List.of("p", "q")), new Unknown("f", List.of("p", "q")));
    assertEquals(expected, agent().unknowns());
  }

  @Test
  void fillingIsWritingTheFunctionOut() {
    DynamicalSystem written = read(AGENT.replace("UNKNOWN", BODIES));
    DynamicalSystem filled = agent().with(new Filling(FILLED));
    assertEquals(written, filled);
    assertEquals(List.of(), filled.unknowns());
  }

  @Test
  void oneFunctionMayBeFilledBeforeAnother() {
    DynamicalSystem some = agent().with(new Filling(Map.of("f", FILLED.get("f"))));
    assertEquals(List.of(new Unknown("g", List.of("p", "q"))), some.unknowns());
    DynamicalSystem all = some.with(new Filling(Map.of("g", FILLED.get("g"))));
    assertEquals(agent().with(new Filling(FILLED)), all);
  }

  @Test
  void parametersAreReplacedTogether() {
    Unknown f = new Unknown("f", List.of("p", "q"));
    Expression call = new Apply(f, List.of(new Name("q"), new Name("p")));
    Map<String, Expression> body = Map.of("f", Parser.parse("p - 2*q"));
    assertEquals(Parser.parse("q - 2*p"), Unknown.fill(call, body));
  }

  /// Filling visits a shared node once and shares what stands in its place: a tree of 2^60 nodes.
  @Test
  void whatIsSharedStaysShared() {
    Expression tree = new Apply(new Unknown("f", List.of("p")), List.of(new Name("x")));
    for (int i = 0; i < 60; i++) {
      tree = Algebra.add(tree, tree);
    }
    Expression filled = Unknown.fill(tree, Map.of("f", Parser.parse("p*p")));
    for (int i = 0; i < 60; i++) {
      List<Expression> arguments = ((Apply) filled).arguments();
      assertSame(arguments.getFirst(), arguments.getLast());
      filled = arguments.getFirst();
    }
    assertEquals(Parser.parse("x*x"), filled);
    assertSame(tree, Unknown.fill(tree, Map.of("g", Algebra.ONE)));
  }

  @Test
  void aSystemWithUnknownFunctionsIsReadBackFromItsText() {
    assertEquals(agent(), read(SystemText.print(agent())));
    DynamicalSystem loop = loop("f", "[y, x]");
    assertEquals(loop, SystemReader.read(SourceText.of("loop", SystemText.print(loop))));
  }

  @Test
  void anEmptySectionIsNone() {
    String text = AGENT.replace("UNKNOWN", "unknown:\n" + BODIES);
    assertEquals(read(AGENT.replace("UNKNOWN", BODIES)), read(text));
  }

  @Test
  void anUnknownFunctionActsElementByElement() {
    DynamicalSystem system =
        read(
            """
            system: wide
            states: {x: [1, 2, 3]}
            unknown: {f: [x]}
            equations: |
              y = f(2*x)
              dx = y*dt
            outputs: {y: y}
            """);
    assertEquals(Shape.of(3), system.definitions().getFirst().shape());
  }

  /// A loop of two parts, of which each may have an unknown function.
  private static DynamicalSystem loop(String other, String parameters) {
    String part =
        """
        system: part
        states: {x: 0}
        inputs: [y]
        unknown: {NAME: PARAMETERS}
        equations: dx = NAME(y, x)*dt
        outputs: {x: x}
        """;
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("one", read(part.replace("NAME", "f").replace("PARAMETERS", "[y, x]")));
    parts.put("two", read(part.replace("NAME", other).replace("PARAMETERS", parameters)));
    return Composition.of(
        "loop", parts, List.of(Connection.of("one.y", "two.x"), Connection.of("two.y", "one.x")));
  }

  @Test
  void compositionKeepsUnknownFunctionsWithTheirParameters() {
    List<Unknown> expected =
        List.of(new Unknown("f", List.of("y", "x")), new Unknown("h", List.of("p", "q")));
    assertEquals(expected, loop("h", "[p, q]").unknowns());
  }

  @Test
  void aFunctionOfTwoPartsIsOneFunctionIfBothMeanTheSame() {
    assertEquals(List.of(new Unknown("f", List.of("y", "x"))), loop("f", "[y, x]").unknowns());
    InputException refused = assertThrows(InputException.class, () -> loop("f", "[x, y]"));
    assertTrue(
        refused.getMessage().contains("two parts have an unknown function 'f'"),
        refused.getMessage());
  }

  @Test
  void anUnknownFunctionHasNoValueAndNoDerivative() {
    Unknown f = new Unknown("f", List.of("x"));
    assertThrows(IllegalStateException.class, () -> f.tangent(List.of(), List.of()));
    assertEquals("\\operatorname{f}(x)", f.latex(List.of("x")));
    Sensitivities byParameter = Sensitivities.by("k");
    InputException refused = assertThrows(InputException.class, () -> agent().with(byParameter));
    assertEquals(
        List.of(
            "the function 'g' is not known yet and has no derivative",
            "the function 'f' is not known yet and has no derivative"),
        refused.problems().stream().map(Problem::message).toList());
  }

  /// Its correction would need the derivative of what is not known.
  @Test
  void unknownNoiseHasOneReadingOnly() {
    String text =
        """
        system: strat
        states: {x: 0}
        noise: [w]
        unknown: {f: [x], s: [x]}
        equations: dx = f(x)*dt + NOISE*dw
        calculus: stratonovich
        """;
    DynamicalSystem unknown = read(text.replace("NOISE", "s(x)"));
    InputException refused =
        assertThrows(InputException.class, () -> unknown.with(Stratonovich.TO_ITO));
    assertTrue(refused.getMessage().contains("the function 's' is not known yet"));
    DynamicalSystem known = read(text.replace("NOISE", "x"));
    DynamicalSystem filled = known.with(new Filling(Map.of("f", Parser.parse("2*x"))));
    assertEquals(
        filled.with(Stratonovich.TO_ITO).equations().getFirst().drift(),
        known
            .with(Stratonovich.TO_ITO)
            .with(new Filling(Map.of("f", Parser.parse("2*x"))))
            .equations()
            .getFirst()
            .drift());
  }

  @ParameterizedTest
  @MethodSource
  void mistakesArePlaced(Malformed file) {
    file.check();
  }

  static Stream<Malformed> mistakesArePlaced() {
    return Stream.of(
        unknown("[f]", "dx = x*dt", "3:10: expected a mapping, found a list"),
        unknown("{f: x}", "dx = x*dt", "3:14: expected a list, found 'x'"),
        unknown("{f: []}", "dx = x*dt", "3:11: the unknown function 'f' has no arguments"),
        unknown(
            "{f: [x, x]}",
            "dx = f(x, x)*dt",
            "3:11: 'x' cannot be an argument",
            "4:17: unknown function 'f'"),
        unknown("{f: [2]}", "dx = x*dt", "3:11: '2' cannot be an argument of a function"),
        unknown("{f: ['x, y']}", "dx = x*dt", "3:11: 'x, y' cannot be an argument of a function"),
        unknown("{f: [[x]]}", "dx = x*dt", "3:15: expected a text, found a list"),
        unknown("{sin: [x]}", "dx = x*dt", "3:11: 'sin' cannot be the name of a function"),
        unknown("{2f: [x]}", "dx = x*dt", "3:11: '2f' cannot be the name of a function"),
        unknown("{f: [x], f: [x]}", "dx = x*dt", "3:19: duplicate key 'f'"),
        unknown("{f: [x]}\nfunctions: {f(x): x}", "dx = x*dt", "4:13: 'f' cannot be the name"),
        unknown("{f: [x]}", "dx = f(x, x)*dt", "4:17: 'f' takes 1 argument, found 2"),
        unknown("{f: [x]}", "dx = ff(x)*dt", "4:17: unknown function 'ff' | did you mean 'f'?"),
        unknown("{f: [x]}", "dx = f(y)*dt", "4:19: unknown name 'y'"));
  }

  private static Malformed unknown(String functions, String equation, String... problems) {
    String text =
        "system: a\nstates: {x: 0}\nunknown: " + functions + "\nequations: " + equation + "\n";
    return Malformed.of(text, problems);
  }
}
