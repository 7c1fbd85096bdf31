package org.homeostat.substrate.fmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.c.FlowCode;
import org.homeostat.substrate.fixed.FixedPoint;

/// The layer of C that other tools call: a text with places, filled for a unit.
///
/// @param flow the code in continuous time, or none
/// @param format of integers, or none
record Layer(
    FixedStep step,
    CCode code,
    List<FlowCode> flow,
    List<UnitVariable> variables,
    String token,
    List<FixedPoint> format) {
  private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

  String text() {
    String upper = code.name().toUpperCase(Locale.ROOT);
    Map<String, String> places = new HashMap<>();
    places.put("NAME", code.name());
    places.put("LENGTH", upper + "_LENGTH");
    places.put("MODEL", upper + "_MODEL");
    places.put("START", Double.toString(step.start()));
    places.put("TOKEN", token);
    places.put("SEED", step.sources().isEmpty() ? "0" : "" + (variables.size() + 1));
    places.put("NUMBERS", numbers());
    places.put("VARIABLES", rows());
    places.put("VALUES", values());
    places.put("REFRESH", refresh());
    places.put("INCLUDE", flow.isEmpty() ? "" : "#include \"" + flow.getFirst().name() + ".h\"");
    flow.forEach(each -> places.put("STATES", "" + each.moving()));
    flow.forEach(each -> places.put("INDICATORS", "" + each.indicators()));
    places.put("EXCHANGE", fill(read(flow.isEmpty() ? "cosimulation.c" : "exchange.c"), places));
    return fill(read("fmi3.c"), places);
  }

  private String numbers() {
    if (format.isEmpty()) {
      return step.advance().precision() == Precision.FLOAT
          ? "NUMBERS(Float32, float)\nTIME_ALONE"
          : "NUMBERS(Float64, double)\nNO_VARIABLES(Float32, float)";
    }
    String units =
        variables.stream().map(each -> "  " + each.unit()).collect(Collectors.joining(",\n"));
    String top = "" + format.getFirst().top();
    return fill(read("integers.c"), Map.of("UNITS", units, "TOP", top));
  }

  private static String fill(String text, Map<String, String> places) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(Objects.requireNonNull(places.get(place.group(1)))));
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (UnitVariable each : variables) {
      rows.append(
          "  {%s, offsetof(unit, %s), %s}, /* %s */\n"
              .formatted(
                  each.kind().name(),
                  each.member(),
                  "" + each.shape().size(),
                  each.name().replace("*/", "* /")));
    }
    rows.setLength(rows.length() - 1);
    return rows.toString();
  }

  /// The members of a unit that are computed from its model.
  private String values() {
    String observed = step.observed().isEmpty() ? "" : "  " + code.name() + "_outputs outputs;\n";
    return flow.isEmpty()
        ? observed
        : observed
            + "  double slope[%s];\n  double look[%s];"
                .formatted(
                    "" + Math.max(1, flow.getFirst().moving()),
                    "" + Math.max(1, flow.getFirst().indicators()));
  }

  private String refresh() {
    String own = "%s_observe(&u->model, &u->outputs);\n".formatted(code.name());
    if (flow.isEmpty()) {
      return step.observed().isEmpty() ? "" : "  " + own;
    }
    String at =
        "  if (u->exchange) %s_at(&u->model, u->time, &u->outputs);\n".formatted(code.name());
    return (step.observed().isEmpty() ? "" : at + "  else " + own)
        + "  %1$s_slope(&u->model, now(u), u->slope);\n  %1$s_look(&u->model, now(u), u->look);"
            .formatted(code.name());
  }

  private static String read(String file) {
    try (InputStream in = Layer.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the file " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
