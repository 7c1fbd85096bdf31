package org.homeostat.substrate.unit;

/// The attributes of an element as values; one that is none is a problem, and something stands in.
///
/// @param mistakes takes what is wrong
record Attributes(XmlText xml, Mistakes mistakes) {
  private static final int LONGEST = 10_000;

  /// A text, not too long to be handed on.
  String text(String name, String missing) {
    String text = xml.attribute(name, missing);
    if (text.length() > LONGEST) {
      mistakes.here(name + " is longer than " + LONGEST + " characters");
      return missing;
    }
    return text;
  }

  boolean flag(String name) {
    String text = xml.attribute(name, "false").strip();
    if (!text.matches("true|false|0|1")) {
      mistakes.here(name + " is '" + shown(text) + "'; expected true or false");
    }
    return text.equals("true") || text.equals("1");
  }

  /// A finite number.
  double number(String name, double missing) {
    if (!xml.has(name)) {
      return missing;
    }
    double value = number(xml.attribute(name, ""));
    if (!Double.isFinite(value)) {
      mistakes.here(name + " is '" + shown(xml.attribute(name, "")) + "'; expected a number");
      return missing;
    }
    return value;
  }

  /// What a text is as a number; NaN if it is none.
  static double number(String text) {
    try {
      return text.length() > 100 ? Double.NaN : Double.parseDouble(text.strip());
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  /// A whole number from 0 on; references above 2^31 are negative, as in Java.
  ///
  /// @param missing what stands in; if it is negative, the attribute has to be there
  int whole(String name, int missing, long most) {
    if (!xml.has(name)) {
      if (missing < 0) {
        mistakes.here("no " + name);
      }
      return Math.max(0, missing);
    }
    String text = xml.attribute(name, "").strip();
    long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : Long.MAX_VALUE;
    if (value > most) {
      mistakes.here(name + " is '" + shown(text) + "'; expected a whole number up to " + most);
      return Math.max(0, missing);
    }
    return (int) value;
  }

  static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
