package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.noise.Draws;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;

/// Random systems as text: scalars, a vector and a matrix that leak, drift by random functions of
/// each other, of time and of an input, and are shaken. The same seed gives the same system.
public final class RandomText {
  private static final List<String> FUNCTIONS =
      List.of(
          "exp(-abs(X))",
          "expm1(-abs(X))",
          "log(1 + X^2)",
          "log1p(abs(X))",
          "sqrt(abs(X))",
          "sin(X)",
          "cos(X)",
          "tan(tanh(X))",
          "asin(tanh(X))",
          "acos(tanh(X))",
          "atan(X)",
          "atan2(X, Y)",
          "sinh(tanh(X))",
          "cosh(tanh(X))",
          "tanh(X)",
          "sigmoid(X)",
          "softplus(X)",
          "relu(X)",
          "erf(X)",
          "abs(X)",
          "sign(X)",
          "floor(X)",
          "min(X, Y)",
          "max(X, Y)",
          "clip(X, -1, Y)",
          "piecewise(X < Y, X, Y)",
          "tanh(abs(X)^Y)",
          "-X^3/(1 + X^4)",
          "X + Y",
          "X - Y",
          "tanh(X*Y)",
          "X/(2 + sin(Y))");
  private static final String[] SCALARS = {"a", "b", "t", "u", "p", "x[1]", "M[1,2]", "sum(x)"};
  private static final String[] LATE = {"a", "t", "x[1]", "delay(a, tau)", "delay(b*x[0], 2*tau)"};
  private static final String[] LATE_VECTORS = {"x", "q", "delay(x, 0.05)", "delay(x, tau)"};
  private static final String[] VECTORS = {"x", "q", "(M@x)/6", "(x@M)/6", "M[0,:]", "M[:,2]"};

  private final Draws draws;

  private RandomText(long seed) {
    this.draws = Draws.of("random systems as text", seed);
  }

  public static String of(long seed, boolean additive) {
    return new RandomText(seed).system(additive);
  }

  /// The system itself, in whose name is the seed.
  public static DynamicalSystem system(long seed, boolean additive) {
    String text = of(seed, additive).replace("system: random", "system: random" + seed);
    return SystemReader.read(SourceText.of("random" + seed, text));
  }

  /// A system with events of all kinds and delays, in whose name is the seed.
  public static DynamicalSystem eventful(long seed, boolean additive) {
    String text = new RandomText(seed).events(additive).replace("events", "events" + seed);
    return SystemReader.read(SourceText.of("events" + seed, text.replace("EVENTS", "events")));
  }

  private String events(boolean additive) {
    return """
    system: events
    states: {a: 0.3, b: -1, x: [0.5, -0.25, 1.5], c: 0}
    parameters: {tau: %s, q: [1.25, -0.3, 2], dead: %s}
    noise: {w: {shape: [3]}, n: {kind: poisson, rate: %s, shape: [3]}}
    equations: |
      da = (%s - a)*dt + 0.1*sum(darrive)
      db = (%s - b)*dt + 0.2*dchance
      dx = (%s - x)*dt + %s*dw + 0.3*dn
      dc = dturn
    EVENTS:
      spike: {when: x > %s, set: {x: "%s"}, refractory: dead}
      arrive: {of: spike, after: 0.03}
      turn: {when: "%s > %s", set: {a: "%s", b: -a}%s}
      chance: {rate: "3*exp(%s)", set: {b: 0.5*b}%s}
    outputs: {late: "delay(x, 3*tau)", c: c, spike: spike, arrive: arrive}
    """
        .formatted(
            draws.below(2) == 0 ? "0.02" : "0.0345",
            draws.below(2) == 0 ? "0.05" : "0.0173",
            draws.below(2) == 0 ? "8" : "20",
            bounded(tree(LATE, 2)),
            bounded(tree(LATE, 2)),
            bounded("3*" + tree(LATE_VECTORS, 2)),
            additive ? "0.5" : "clip(" + tree(LATE_VECTORS, 1) + ", -1, 1)",
            draws.below(2) == 0 ? "0.8" : "0.1*q",
            bounded(tree(LATE_VECTORS, 1)),
            tree(LATE, 1),
            tree(LATE, 1),
            bounded(tree(LATE, 1)),
            draws.below(2) == 0 ? "" : ", refractory: 0.02*abs(a)",
            "tanh(" + tree(LATE, 1) + ")",
            draws.below(2) == 0 ? "" : ", refractory: 0.03");
  }

  private String system(boolean additive) {
    String scalar = additive ? "0.3" : tree(SCALARS, 2);
    String vector = additive ? "0.2" : tree(VECTORS, 2);
    return """
    system: random
    states: {a: 0.3, b: -1, x: [0.5, -0.25, 1.5], M: {shape: [3, 3], start: 0.1}}
    inputs: [u]
    parameters: {p: 0.7, q: [1.25, -0.3, 2]}
    noise: {w: {}, v: {shape: [3]}}
    equations: |
      c = %s
      da = (%s - a)*dt + clip(%s, -1, 1)*dw
      db = (c - b)*dt
      dx = (%s - x)*dt + clip(%s, -1, 1)*dv
      dM = (tanh(outer(x, %s)) - transpose(M))*dt
    outputs: {loudness: "%s", twice: "2*x"}
    """
        .formatted(
            tree(SCALARS, 3),
            bounded(tree(SCALARS, 3)),
            scalar,
            bounded(tree(VECTORS, 3)),
            vector,
            tree(VECTORS, 2),
            tree(SCALARS, 2));
  }

  private static String bounded(String tree) {
    return "clip(" + tree + ", -10, 10)";
  }

  private String tree(String[] leaves, int depth) {
    if (depth == 0) {
      return leaves[draws.below(leaves.length)];
    }
    List<String> parts = new ArrayList<>();
    parts.add("(" + tree(leaves, depth - 1) + ")");
    parts.add("(" + tree(leaves, depth - 1) + ")");
    String function = FUNCTIONS.get(draws.below(FUNCTIONS.size()));
    return function.replace("X", parts.get(0)).replace("Y", parts.get(1));
  }
}
