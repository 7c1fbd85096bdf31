package org.homeostat.substrate.unit;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a description, gathered up to a limit.
final class Mistakes {
  private static final int MOST = 20;

  private final XmlText xml;
  private final List<String> found = new ArrayList<>();

  Mistakes(XmlText xml) {
    this.xml = xml;
  }

  /// Adds what is wrong with the element that is read.
  void here(String message) {
    at(xml.place(), message);
  }

  /// @param place where, as [XmlText#place()]
  void at(String place, String message) {
    found.add(place + message);
    if (found.size() >= MOST) {
      throw new UnitException(found);
    }
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new UnitException(found);
    }
  }
}
