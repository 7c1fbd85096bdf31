package org.homeostat.substrate.fmi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;

/// The description of a unit in XML. The value reference of a variable is its place in the list,
/// from 1; the time is 0.
record ModelDescription(FixedStep step, CCode code, List<UnitVariable> variables) {

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
      <CoSimulation
          modelIdentifier="%s"
          canGetAndSetFMUState="true"
          canSerializeFMUState="true"
          canHandleVariableCommunicationStepSize="true"
          fixedInternalStepSize="%s"/>
      <DefaultExperiment startTime="%s" stepSize="%s"/>
      <ModelVariables>
        <Float64 name="time" valueReference="0" causality="independent" variability="continuous"/>
    %s  </ModelVariables>
      <ModelStructure>
    %s  </ModelStructure>
    </fmiModelDescription>
    """
        .formatted(
            escaped(step.system().name()),
            token(),
            about.isEmpty() ? "" : "\n    description=\"" + escaped(about) + "\"",
            code.name(),
            Double.toString(step.length()),
            Double.toString(step.start()),
            Double.toString(step.length()),
            elements(),
            structure());
  }

  /// How the sources of a unit are built.
  static String build(String name) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <fmiBuildDescription fmiVersion="3.0">
      <BuildConfiguration modelIdentifier="%1$s">
        <SourceFileSet language="C99">
          <SourceFile name="%1$s.c"/>
          <SourceFile name="fmi3.c"/>
        </SourceFileSet>
      </BuildConfiguration>
    </fmiBuildDescription>
    """
        .formatted(name);
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

  private static String element(int reference, UnitVariable variable) {
    String kind =
        switch (variable.kind()) {
          case STATE -> "causality=\"output\" variability=\"continuous\" initial=\"exact\"";
          case PARAMETER -> "causality=\"parameter\" variability=\"tunable\" initial=\"exact\"";
          case INPUT -> "causality=\"input\" variability=\"continuous\"";
          case OUTPUT -> "causality=\"output\" variability=\"continuous\" initial=\"calculated\"";
        };
    String start =
        variable.kind() == UnitVariable.Kind.OUTPUT
            ? ""
            : Arrays.stream(variable.start().elements())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" ", " start=\"", "\""));
    String open =
        "    <Float64 name=\"%s\" valueReference=\"%s\" %s%s"
            .formatted(escaped(variable.name()), "" + reference, kind, start);
    if (variable.shape().isScalar()) {
      return open + "/>\n";
    }
    StringBuilder text = new StringBuilder(open).append(">\n");
    for (int axis = 0; axis < variable.shape().rank(); axis++) {
      text.append("      <Dimension start=\"").append(variable.shape().length(axis));
      text.append("\"/>\n");
    }
    return text.append("    </Float64>\n").toString();
  }

  private String structure() {
    StringBuilder outputs = new StringBuilder();
    StringBuilder unknowns = new StringBuilder();
    for (int i = 0; i < variables.size(); i++) {
      UnitVariable.Kind kind = variables.get(i).kind();
      String reference = " valueReference=\"" + (i + 1) + "\"/>\n";
      if (kind == UnitVariable.Kind.STATE || kind == UnitVariable.Kind.OUTPUT) {
        outputs.append("    <Output").append(reference);
      }
      if (kind == UnitVariable.Kind.OUTPUT) {
        unknowns.append("    <InitialUnknown").append(reference);
      }
    }
    return outputs.append(unknowns).toString();
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
