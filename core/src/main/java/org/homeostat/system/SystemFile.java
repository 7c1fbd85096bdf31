package org.homeostat.system;

/// A system file: the system, and what else its author says about it.
///
/// @param source the paper or book that the equations are from, or empty
/// @param look what to look at when it is simulated, or empty
/// @param solve a suggestion of method, step and duration for simulating it alone; may be empty
/// @param view how to draw it; may be empty
public record SystemFile(
    DynamicalSystem system, String source, String look, YamlMap solve, YamlMap view) {}
