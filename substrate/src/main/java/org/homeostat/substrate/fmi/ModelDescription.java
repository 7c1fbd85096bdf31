package org.homeostat.substrate.fmi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;

/// The description of a unit in XML. The value reference of a variable is its place in the list,
/// from 1; the time is 0.
///
/// @param exchange whether it is for model exchange too
record ModelDescription(
    FixedStep step, CCode code, List<UnitVariable> variables, boolean exchange) {

  /// The name of the parameter that chooses the noise.
  private static final String SEED = "noise.seed";

  /// What tells whether a library belongs to a description.
  String token() {
    return "{" + code.name() + "-" + code.sum() + "}";
  }

  String text() {
    String about = step.system().about();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <fmiModelDescription
        fmiVersion="3.0"
        modelName="%s"
        instantiationToken="%s"%s
        generationTool="Homeostat"
        variableNamingConvention="flat">
    %s  <CoSimulation
          modelIdentifier="%s"
          canGetAndSetFMUState="true"
          canSerializeFMUState="true"
          canHandleVariableCommunicationStepSize="true"
          fixedInternalStepSize="%s"/>
      <DefaultExperiment startTime="%s" stepSize="%s"/>
      <ModelVariables>
        <Float64 name="%s" valueReference="0" causality="independent" variability="continuous"/>
    %s  </ModelVariables>
      <ModelStructure>
    %s  </ModelStructure>
    </fmiModelDescription>
    """
        .formatted(
            escaped(step.system().name()),
            token(),
            about.isEmpty() ? "" : "\n    description=\"" + escaped(about) + "\"",
            exchange ? exchangeElement() : "",
            code.name(),
            Double.toString(step.length()),
            Double.toString(step.start()),
            Double.toString(step.length()),
            time(),
            elements(),
            structure());
  }

  /// The name of the time: no variable of a system is called t.
  private String time() {
    return variables.stream().anyMatch(each -> each.name().equals("time")) ? "t" : "time";
  }

  /// How the sources of a unit are built.
  static String build(String name, boolean exchange) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <fmiBuildDescription fmiVersion="3.0">
      <BuildConfiguration modelIdentifier="%1$s">
        <SourceFileSet language="C99">
          <SourceFile name="%1$s.c"/>
    %2$s      <SourceFile name="fmi3.c"/>
        </SourceFileSet>
      </BuildConfiguration>
    </fmiBuildDescription>
    """
        .formatted(name, exchange ? "      <SourceFile name=\"" + name + "_flow.c\"/>\n" : "");
  }

  private String exchangeElement() {
    return """
      <ModelExchange
          modelIdentifier="%s"
          canGetAndSetFMUState="true"
          canSerializeFMUState="true"
          needsCompletedIntegratorStep="true"/>
    """
        .formatted(code.name());
  }

  private String elements() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < variables.size(); i++) {
      text.append(element(i + 1, variables.get(i)));
    }
    if (!step.sources().isEmpty()) {
      text.append(
          "    <UInt64 name=\"%s\" valueReference=\"%s\" causality=\"parameter\" variability=\"fixed\""
                  .formatted(SEED, "" + (variables.size() + 1))
              + " initial=\"exact\" start=\"0\" description=\"which noise\"/>\n");
    }
    return text.toString();
  }

  private String element(int reference, UnitVariable variable) {
    String kind =
        switch (variable.kind()) {
          case STATE -> "causality=\"output\" variability=\"continuous\" initial=\"exact\"";
          case MEMORY -> "causality=\"local\" variability=\"discrete\" initial=\"exact\"";
          case PARAMETER -> "causality=\"parameter\" variability=\"tunable\" initial=\"exact\"";
          case INPUT -> "causality=\"input\" variability=\"continuous\"";
          case OUTPUT -> "causality=\"output\" variability=\"continuous\" initial=\"calculated\"";
          case DERIVATIVE ->
              "causality=\"local\" variability=\"continuous\" initial=\"calculated\" derivative=\"%s\""
                  .formatted("" + reference(variable.of()));
          case INDICATOR -> "causality=\"local\" variability=\"continuous\" initial=\"calculated\"";
        };
    String start =
        variable.isComputed()
            ? ""
            : Arrays.stream(variable.start().elements())
                .mapToObj(this::number)
                .collect(Collectors.joining(" ", " start=\"", "\""));
    String open =
        "    <%s name=\"%s\" valueReference=\"%s\" %s%s"
            .formatted(type(), escaped(variable.name()), "" + reference, kind, start);
    if (variable.shape().isScalar()) {
      return open + "/>\n";
    }
    StringBuilder text = new StringBuilder(open).append(">\n");
    for (int axis = 0; axis < variable.shape().rank(); axis++) {
      text.append("      <Dimension start=\"").append(variable.shape().length(axis));
      text.append("\"/>\n");
    }
    return text.append("    </" + type() + ">\n").toString();
  }

  private boolean floats() {
    return step.advance().precision() == Precision.FLOAT;
  }

  private String type() {
    return floats() ? "Float32" : "Float64";
  }

  private String number(double value) {
    return floats() ? Float.toString((float) value) : Double.toString(value);
  }

  /// The value reference of a variable.
  private int reference(String name) {
    return 1 + variables.stream().map(UnitVariable::name).toList().indexOf(name);
  }

  private String structure() {
    StringBuilder outputs = new StringBuilder();
    StringBuilder unknowns = new StringBuilder();
    StringBuilder derivatives = new StringBuilder();
    StringBuilder indicators = new StringBuilder();
    for (int i = 0; i < variables.size(); i++) {
      UnitVariable.Kind kind = variables.get(i).kind();
      String reference = " valueReference=\"" + (i + 1) + "\"/>\n";
      if (kind == UnitVariable.Kind.STATE || kind == UnitVariable.Kind.OUTPUT) {
        outputs.append("    <Output").append(reference);
      }
      if (kind == UnitVariable.Kind.DERIVATIVE) {
        derivatives.append("    <ContinuousStateDerivative").append(reference);
      }
      if (kind == UnitVariable.Kind.INDICATOR) {
        indicators.append("    <EventIndicator").append(reference);
      }
      if (kind == UnitVariable.Kind.OUTPUT || kind == UnitVariable.Kind.DERIVATIVE) {
        unknowns.append("    <InitialUnknown").append(reference);
      }
    }
    return outputs.append(derivatives).append(unknowns).append(indicators).toString();
  }

  /// Text as it may stand in an attribute; what XML has no place for is left out.
  private static String escaped(String text) {
    return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
