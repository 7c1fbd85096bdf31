package org.homeostat.substrate.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `modelDescription.xml`, of FMI 2.0 or 3.0.
final class DescriptionReader {
  private static final int MOST_STATES = 1_000_000;

  private final XmlText xml;
  private final Mistakes mistakes;
  private final Attributes attributes;
  private final Variables variables;
  private int version;
  private Map<String, String> root = Map.of();
  private String coSimulation = "";
  private String modelExchange = "";
  private Description.Traits traits = new Description.Traits(true, 0, false, false);
  private Description.Experiment experiment = new Description.Experiment(0, 0, 0, 0);
  private final List<Integer> derivatives = new ArrayList<>();
  private final List<Integer> indicators = new ArrayList<>();
  private int countedIndicators;
  private String structure = "";

  private DescriptionReader(XmlText xml) {
    this.xml = xml;
    this.mistakes = new Mistakes(xml);
    this.attributes = new Attributes(xml, mistakes);
    this.variables = new Variables(xml, attributes, mistakes);
  }

  /// @param file what the document is called where it is wrong
  /// @throws UnitException with what is wrong
  static Description read(String file, byte[] bytes) {
    return new DescriptionReader(new XmlText(file, bytes)).read();
  }

  private Description read() {
    if (!xml.next() || !xml.element().equals("fmiModelDescription")) {
      throw xml.problem("expected <fmiModelDescription>");
    }
    root();
    String section = "";
    while (xml.next()) {
      if (xml.depth() == 2) {
        section = xml.element();
        variables.leave();
        section(section);
      } else {
        inside(section);
      }
    }
    variables.leave();
    List<Quantity> quantities = variables.quantities();
    Description read = description(quantities);
    mistakes.throwIfAny();
    return read;
  }

  private void root() {
    String said = xml.attribute("fmiVersion", "");
    version = said.equals("2.0") ? 2 : said.startsWith("3.") ? 3 : 0;
    if (version == 0) {
      throw xml.problem("FMI version '" + said + "'; 2.0 and 3.0 are read");
    }
    root =
        Map.of(
            "name", attributes.text("modelName", "unit"),
            "about", attributes.text("description", ""),
            "tool", attributes.text("generationTool", ""),
            "token", attributes.text(version == 3 ? "instantiationToken" : "guid", ""));
    countedIndicators = attributes.whole("numberOfEventIndicators", 0, MOST_STATES);
  }

  private void section(String section) {
    switch (section) {
      case "CoSimulation" -> {
        coSimulation = identifier();
        traits =
            new Description.Traits(
                attributes.flag("canHandleVariableCommunicationStepSize"),
                attributes.number("fixedInternalStepSize", 0),
                attributes.flag("canBeInstantiatedOnlyOncePerProcess"),
                attributes.flag("needsExecutionTool"));
      }
      case "ModelExchange" -> {
        modelExchange = identifier();
        if (coSimulation.isEmpty()) {
          traits =
              new Description.Traits(
                  true,
                  0,
                  attributes.flag("canBeInstantiatedOnlyOncePerProcess"),
                  attributes.flag("needsExecutionTool"));
        }
      }
      case "DefaultExperiment" ->
          experiment =
              new Description.Experiment(
                  attributes.number("startTime", 0),
                  attributes.number("stopTime", 0),
                  attributes.number("stepSize", 0),
                  attributes.number("tolerance", 0));
      default -> {}
    }
  }

  /// The name of a library, which must not lead anywhere.
  private String identifier() {
    String name = attributes.text("modelIdentifier", "");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,255}")) {
      mistakes.here("the modelIdentifier '" + name + "' is no identifier of C");
    }
    return name;
  }

  private void inside(String section) {
    switch (section) {
      case "ModelVariables" -> variables.element(version);
      case "ModelStructure" -> {
        if (xml.depth() == 3) {
          structure = xml.element();
        }
        boolean derivative =
            version == 3
                ? structure.equals("ContinuousStateDerivative")
                : structure.equals("Derivatives") && xml.element().equals("Unknown");
        if (derivative) {
          derivatives.add(
              attributes.whole(version == 3 ? "valueReference" : "index", -1, Integer.MAX_VALUE));
        }
        if (version == 3 && structure.equals("EventIndicator")) {
          indicators.add(attributes.whole("valueReference", -1, Integer.MAX_VALUE));
        }
      }
      default -> {}
    }
  }

  private Description description(List<Quantity> quantities) {
    if (coSimulation.isEmpty() && modelExchange.isEmpty()) {
      mistakes.here("neither for co-simulation nor for model exchange");
    }
    int states = derivatives.size();
    int events = countedIndicators;
    if (version == 3) {
      states = Math.toIntExact(elements(quantities, derivatives));
      events = Math.toIntExact(elements(quantities, indicators));
    }
    return new Description(
        version,
        root.getOrDefault("name", ""),
        root.getOrDefault("about", ""),
        root.getOrDefault("tool", ""),
        root.getOrDefault("token", ""),
        coSimulation,
        modelExchange,
        traits,
        experiment,
        states,
        events,
        quantities);
  }

  /// How many elements the variables of these references have.
  private long elements(List<Quantity> quantities, List<Integer> references) {
    Map<Integer, Integer> sizes = new HashMap<>();
    quantities.forEach(each -> sizes.put(each.reference(), each.shape().size()));
    long sum = 0;
    for (int reference : references) {
      sum += sizes.getOrDefault(reference, 1);
    }
    if (sum > MOST_STATES) {
      mistakes.here(sum + " states or indicators; at most " + MOST_STATES);
      return 0;
    }
    return sum;
  }
}
