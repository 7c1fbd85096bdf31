package org.homeostat.substrate.fmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;
import org.homeostat.system.Variable;

/// A system as the parts of a unit of the Functional Mock-up Interface 3.0 for co-simulation: the C
/// code of the system, a layer that other tools call, and the description of its variables.
///
/// States are outputs that may be set before the start; parameters can be tuned between steps; the
/// seed of the noise is a parameter. The unit takes steps of one length, any whole number of them
/// at a time, and its state can be saved, set back and written out.
///
/// Source: Modelica Association, *Functional Mock-up Interface Specification* 3.0, chapters 2 and
/// 4.
///
/// @param name of the unit: an identifier
/// @param files their texts by the path that they have in the unit
public record Fmu(String name, Map<String, String> files) {

  /// Where the description of the variables stands in the unit.
  public static final String DESCRIPTION = "modelDescription.xml";

  /// The folder of the sources in the unit.
  public static final String SOURCES = "sources";

  /// The unit of a step.
  ///
  /// @param step in double precision
  /// @throws IllegalArgumentException if it is in another
  public static Fmu of(FixedStep step) {
    if (step.advance().precision() != Precision.DOUBLE) {
      throw new IllegalArgumentException("the numbers of a unit are doubles");
    }
    List<String> tunable = step.system().parameters().stream().map(Variable::name).toList();
    CCode code = CCode.of(step, tunable);
    List<UnitVariable> variables = variables(step, code);
    var description = new ModelDescription(step, code, variables);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(DESCRIPTION, description.text());
    files.put(SOURCES + "/buildDescription.xml", ModelDescription.build(code.name()));
    files.put(SOURCES + "/" + code.name() + ".h", code.header());
    files.put(SOURCES + "/" + code.name() + ".c", code.source());
    files.put(SOURCES + "/fmi3.c", layer(step, code, variables, description.token()));
    return new Fmu(code.name(), files);
  }

  private static List<UnitVariable> variables(FixedStep step, CCode code) {
    List<UnitVariable> all = new ArrayList<>();
    for (Variable state : step.system().states()) {
      all.add(UnitVariable.stored(UnitVariable.Kind.STATE, state, step, code));
    }
    for (Variable parameter : step.system().parameters()) {
      all.add(UnitVariable.stored(UnitVariable.Kind.PARAMETER, parameter, step, code));
    }
    for (Variable input : step.system().inputs()) {
      all.add(UnitVariable.stored(UnitVariable.Kind.INPUT, input, step, code));
    }
    List<String> taken = all.stream().map(UnitVariable::name).toList();
    for (int i = 0; i < step.observed().size(); i++) {
      if (!taken.contains(step.observed().get(i))) {
        all.add(UnitVariable.observed(i, step, code));
      }
    }
    return all;
  }

  private static String layer(
      FixedStep step, CCode code, List<UnitVariable> variables, String token) {
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
    boolean observes = !step.observed().isEmpty();
    String upper = code.name().toUpperCase(Locale.ROOT);
    return read()
        .replace("VARIABLES\n", rows + "\n")
        .replace("  VALUES\n", observes ? "  " + code.name() + "_outputs outputs;\n" : "")
        .replace("OBSERVE", observes ? code.name() + "_observe(&u->model, &u->outputs);" : ";")
        .replace("SEED_REFERENCE", step.sources().isEmpty() ? "0" : "" + (variables.size() + 1))
        .replace("TOKEN", token)
        .replace("NAME_LENGTH_MACRO", upper + "_LENGTH")
        .replace("NAME_MODEL_MACRO", upper + "_MODEL")
        .replace("the time START", "the time " + step.start())
        .replace("START", Double.toString(step.start()))
        .replace("NAME", code.name());
  }

  private static String read() {
    try (InputStream in = Fmu.class.getResourceAsStream("fmi3.c")) {
      if (in == null) {
        throw new IllegalStateException("the file fmi3.c is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
