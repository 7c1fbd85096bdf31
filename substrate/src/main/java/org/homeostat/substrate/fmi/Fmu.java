package org.homeostat.substrate.fmi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Flow;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.c.FlowCode;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Variable;

/// A system as the parts of a unit of the Functional Mock-up Interface 3.0: the C code of the
/// system, a layer that other tools call, and the description of its variables. It takes its own
/// steps (co-simulation) and, if nothing of it lives on the grid of steps, hands out its equations
/// (model exchange).
///
/// States are outputs that may be set before the start; parameters can be tuned between steps; the
/// seed of the noise is a parameter. The unit takes steps of one length, any whole number of them
/// at a time, and its state can be saved, set back and written out.
///
/// Source: Modelica Association, *Functional Mock-up Interface Specification* 3.0, chapters 2 to 4.
///
/// @param name of the unit: an identifier
/// @param files their texts by the path that they have in the unit
/// @param obstacle why it is for co-simulation only; empty if it is not
public record Fmu(String name, Map<String, String> files, String obstacle) {

  /// Where the description of the variables stands in the unit.
  public static final String DESCRIPTION = "modelDescription.xml";

  /// The folder of the sources in the unit.
  public static final String SOURCES = "sources";

  /// The unit of a step.
  public static Fmu of(FixedStep step) {
    List<String> tunable = step.system().parameters().stream().map(Variable::name).toList();
    return of(step, CCode.of(step, tunable), obstacle(step), List.of());
  }

  /// The unit of a step in integers, whose variables are doubles in SI units for others: what is
  /// set is rounded to the nearest integer, or the end of the range. All parameters have to be
  /// tunable.
  public static Fmu of(IntegerStep integers) {
    String obstacle = "its numbers are integers, and others solve in doubles";
    return of(integers.step(), CCode.of(integers), obstacle, List.of(integers));
  }

  /// @param fixed the step in integers, if it is
  private static Fmu of(FixedStep step, CCode code, String obstacle, List<IntegerStep> fixed) {
    List<String> tunable = step.system().parameters().stream().map(Variable::name).toList();
    boolean exchange = obstacle.isEmpty();
    List<UnitVariable> variables = variables(step, code, exchange);
    for (IntegerStep integers : fixed) {
      variables.replaceAll(each -> each.in(integers));
    }
    var description = new ModelDescription(step, code, variables, exchange);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(DESCRIPTION, description.text());
    files.put(SOURCES + "/buildDescription.xml", ModelDescription.build(code.name(), exchange));
    files.put(SOURCES + "/" + code.name() + ".h", code.header());
    files.put(SOURCES + "/" + code.name() + ".c", code.source());
    List<FlowCode> flow = exchange ? List.of(FlowCode.of(step, tunable)) : List.of();
    for (FlowCode each : flow) {
      files.put(SOURCES + "/" + each.name() + ".h", each.header());
      files.put(SOURCES + "/" + each.name() + ".c", each.source());
    }
    List<FixedPoint> format = fixed.stream().map(IntegerStep::format).toList();
    var layer = new Layer(step, code, flow, variables, description.token(), format);
    files.put(SOURCES + "/fmi3.c", layer.text());
    return new Fmu(code.name(), files, obstacle);
  }

  private static String obstacle(FixedStep step) {
    return step.advance().precision() == Precision.FLOAT
        ? "its numbers are floats, and others solve in doubles"
        : Flow.obstacle(step);
  }

  private static List<UnitVariable> variables(FixedStep step, CCode code, boolean exchange) {
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
    if (exchange) {
      all.addAll(UnitVariable.of(Flow.of(step), step.system().events()));
    }
    return all;
  }
}
