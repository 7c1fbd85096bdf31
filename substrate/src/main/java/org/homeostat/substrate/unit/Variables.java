package org.homeostat.substrate.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.substrate.unit.host.ValueType;
import org.jspecify.annotations.Nullable;

/// Gathers the variables of a description. In FMI 3.0 an element is named by its type; in 2.0 a
/// `ScalarVariable` has the type inside.
final class Variables {
  private static final int MOST_VARIABLES = 200_000;
  private static final int MOST_ELEMENTS = 1_000_000;
  private static final long LARGEST_REFERENCE = 0xFFFFFFFFL;

  private final XmlText xml;
  private final Attributes attributes;
  private final Mistakes mistakes;
  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Draft> open = new ArrayList<>();

  /// A variable, while its dimensions may not be known yet.
  ///
  /// @param axes the length of an axis, or the negative of 1 + the reference that has it
  private record Draft(
      String place,
      String name,
      int reference,
      String causality,
      String variability,
      String about,
      List<ValueType> type,
      List<String> start,
      List<String> unit,
      List<Axis> axes) {}

  private record Axis(boolean known, int value) {}

  Variables(XmlText xml, Attributes attributes, Mistakes mistakes) {
    this.xml = xml;
    this.attributes = attributes;
    this.mistakes = mistakes;
  }

  /// Ends a variable: what comes is another section.
  void leave() {
    open.clear();
  }

  /// Takes an element below the list of variables.
  void element(int version) {
    if (xml.depth() == 3) {
      open.clear();
      if (version == 3) {
        typed(xml.element()).ifPresent(type -> begin(type, 3));
      } else if (xml.element().equals("ScalarVariable")) {
        begin(null, 2);
      }
    } else if (xml.depth() == 4 && !open.isEmpty()) {
      if (version == 3) {
        inside(open.getFirst());
      } else {
        typed(xml.element()).ifPresent(type -> type(open.getFirst(), type));
      }
    }
  }

  private static Optional<ValueType> typed(String element) {
    String same =
        switch (element) {
          case "Real" -> "Float64";
          case "Integer" -> "Int32";
          default -> element;
        };
    return Arrays.stream(ValueType.values()).filter(each -> each.title().equals(same)).findFirst();
  }

  private void begin(@Nullable ValueType type, int version) {
    if (drafts.size() == MOST_VARIABLES) {
      throw xml.problem("more than " + MOST_VARIABLES + " variables");
    }
    String name = attributes.text("name", "");
    if (name.isEmpty()) {
      mistakes.here("a variable without a name");
    } else if (!names.add(name)) {
      mistakes.here("two variables '" + Attributes.shown(name) + "'");
    }
    Draft draft =
        new Draft(
            xml.place(),
            name,
            attributes.whole("valueReference", -1, LARGEST_REFERENCE),
            attributes.text("causality", "local"),
            attributes.text("variability", "").toLowerCase(Locale.ROOT),
            attributes.text("description", ""),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    drafts.add(draft);
    open.add(draft);
    if (version == 3 && type != null) {
      type(draft, type);
    }
  }

  private void type(Draft draft, ValueType type) {
    draft.type.add(type);
    draft.unit.add(attributes.text("unit", ""));
    if (type.isNumber()) {
      draft.start.add(xml.attribute("start", ""));
    }
  }

  private void inside(Draft draft) {
    if (xml.element().equals("Dimension")) {
      boolean known = xml.has("start");
      draft.axes.add(
          new Axis(
              known,
              known
                  ? attributes.whole("start", -1, MOST_ELEMENTS)
                  : attributes.whole("valueReference", -1, LARGEST_REFERENCE)));
    }
  }

  /// The variables, their dimensions resolved.
  List<Quantity> quantities() {
    Map<Integer, String> starts = new HashMap<>();
    drafts.forEach(draft -> starts.put(draft.reference, String.join("", draft.start)));
    List<Quantity> quantities = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.type.isEmpty()) {
        mistakes.at(draft.place, "the variable '" + Attributes.shown(draft.name) + "' has no type");
      } else {
        quantities.add(quantity(draft, starts));
      }
    }
    return quantities;
  }

  private Quantity quantity(Draft draft, Map<Integer, String> starts) {
    ValueType type = draft.type.getFirst();
    long size = 1;
    List<Integer> lengths = new ArrayList<>();
    for (Axis axis : draft.axes) {
      double said =
          axis.known ? axis.value : Attributes.number(starts.getOrDefault(axis.value, ""));
      if (!(said >= 1 && said <= MOST_ELEMENTS)
          || size * said > MOST_ELEMENTS
          || lengths.size() == Shape.MOST_AXES) {
        mistakes.at(
            draft.place, "the shape of '" + Attributes.shown(draft.name) + "' is not taken");
        break;
      }
      lengths.add((int) said);
      size *= (long) said;
    }
    boolean real = type == ValueType.FLOAT64 || type == ValueType.FLOAT32;
    String usual = real ? "continuous" : "discrete";
    if (draft.causality.equals("parameter")) {
      usual = "fixed";
    }
    return new Quantity(
        draft.name,
        type.title(),
        draft.reference,
        draft.causality,
        draft.variability.isEmpty() ? usual : draft.variability,
        Shape.of(lengths.stream().mapToInt(length -> length).toArray()),
        start(draft, (int) size),
        String.join("", draft.unit),
        draft.about);
  }

  /// One value for all elements, or one for each.
  private double[] start(Draft draft, int size) {
    double[] start = new double[size];
    String said = String.join("", draft.start).strip();
    if (said.isEmpty()) {
      return start;
    }
    String[] words = said.split("\\s+", size + 1);
    for (int i = 0; i < size; i++) {
      String word = words[words.length == 1 ? 0 : Math.min(i, words.length - 1)];
      start[i] = word.equals("true") ? 1 : word.equals("false") ? 0 : Attributes.number(word);
    }
    if ((words.length != 1 && words.length != size)
        || Arrays.stream(start).anyMatch(Double::isNaN)) {
      mistakes.at(
          draft.place,
          "the start of '"
              + Attributes.shown(draft.name)
              + "' is '"
              + Attributes.shown(said)
              + "'");
    }
    return start;
  }
}
