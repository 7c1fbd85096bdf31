package org.homeostat.kernel;

import org.homeostat.expression.Shape;

/// A named value that a program reads from its memory.
public record Input(String name, Shape shape, Binding binding) {
  public Input {
    if (binding == Binding.CONSTANT) {
      throw new IllegalArgumentException("an input is not a constant: " + name);
    }
  }
}
