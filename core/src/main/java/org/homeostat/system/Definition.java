package org.homeostat.system;

import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;

/// A named expression: `I = g*(E - v)`, or an output.
public record Definition(String name, Shape shape, Expression value) {}
