package org.homeostat.studio.datasheet;

import org.homeostat.expression.Unit;

/// An element of what goes into a controller or comes out of it.
///
/// @param isInput whether it goes in
/// @param unit that was declared
/// @param low the least value of some lives, in SI units; NaN if none was recorded
/// @param high the largest
/// @param life its samples in one of them
public record Port(
    String name, boolean isInput, Unit unit, double low, double high, double[] life) {}
