package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Printer;

/// An event as text, which [EventReader] reads back.
final class EventText {
  private EventText() {}

  /// `{when: "v > threshold", set: {v: "reset"}, refractory: "pause"}`
  static String of(Event event) {
    List<String> parts = new ArrayList<>();
    switch (event.trigger()) {
      case Trigger.When(Expression condition) -> parts.add("when: " + quoted(condition));
      case Trigger.Rate(Expression rate) -> {
        parts.add("rate: " + quoted(rate));
        if (!event.shape().isScalar()) {
          parts.add("shape: " + event.shape());
        }
      }
      case Trigger.After(String other, Expression delay) -> {
        parts.add("of: " + other);
        parts.add("after: " + quoted(delay));
      }
    }
    if (!event.sets().isEmpty()) {
      List<String> sets = new ArrayList<>();
      event.sets().forEach((state, value) -> sets.add(state + ": " + quoted(value)));
      parts.add("set: {" + String.join(", ", sets) + "}");
    }
    if (event.hasRefractory()) {
      parts.add("refractory: " + quoted(event.refractory()));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String quoted(Expression expression) {
    return SystemText.quoted(Printer.print(expression));
  }
}
