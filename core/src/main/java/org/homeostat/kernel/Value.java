package org.homeostat.kernel;

import org.homeostat.expression.Shape;

/// A value of a program under construction: the result of its instruction `index`.
public record Value(int index, Shape shape) {}
