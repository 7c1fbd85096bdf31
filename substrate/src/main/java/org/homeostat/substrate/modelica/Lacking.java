package org.homeostat.substrate.modelica;

import java.util.LinkedHashMap;
import java.util.Map;

/// Functions that Modelica lacks, each written out within the model.
final class Lacking {
  private static final Map<String, String> BODIES = new LinkedHashMap<>();

  static {
    one("sigmoid", "1/(1 + exp(-x))", "", "y := 0.5 + 0.5*tanh(0.5*x);");
    one("softplus", "log(1 + exp(x))", "", "y := max(x, 0) + log(1 + exp(-abs(x)));");
    one("expm1", "exp(x) - 1, accurate near 0", "", "y := 2*exp(0.5*x)*sinh(0.5*x);");
    one(
        "log1p",
        "log(1 + x), accurate near 0",
        "Real u;",
        "u := 1 + x;\n    y := if u == 1 then x else x*log(u)/(u - 1);");
    one(
        "erf",
        "the error function, by Abramowitz and Stegun (1964), 7.1.6",
        "Real term;",
        """
        y := x;
            term := x;
            for n in 1:150 loop
              term := term*2*x^2/(2*n + 1);
              y := y + term;
            end for;
            y := if x > 6 then 1 elseif x < -6 then -1 else y*exp(-x^2)*sqrt(4/3.141592653589793);\
        """);
    array(
        "softmax",
        "exp(x)/sum(exp(x))",
        "y[size(x, 1)]",
        "y := exp(x .- max(x))/sum(exp(x .- max(x)));");
    array("logsumexp", "log(sum(exp(x)))", "y", "y := max(x) + log(sum(exp(x .- max(x))));");
  }

  private Lacking() {}

  /// Whether a function is written out.
  static boolean has(String name) {
    return BODIES.containsKey(name);
  }

  /// @param identifier what it is called in the model
  static String text(String name, String identifier) {
    return ("  function " + identifier + BODIES.get(name) + "  end " + identifier + ";\n");
  }

  private static void one(String name, String about, String local, String algorithm) {
    put(name, about, "x", "y", local, algorithm);
  }

  private static void array(String name, String about, String result, String algorithm) {
    put(name, about, "x[:]", result, "", algorithm);
  }

  private static void put(
      String name, String about, String x, String y, String local, String algorithm) {
    BODIES.put(
        name,
        " \""
            + about
            + "\"\n    input Real "
            + x
            + ";\n    output Real "
            + y
            + ";\n"
            + (local.isEmpty() ? "" : "  protected\n    " + local + "\n")
            + "  algorithm\n    "
            + algorithm
            + "\n");
  }
}
