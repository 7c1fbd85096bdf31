package org.homeostat.kernel;

/// How often a program was run in a memory: what its work was, for those who count operations.
///
/// @param lanes that it ran in side by side
/// @param prepared how often what does not change from run to run was computed
/// @param runs how often the rest was
public record Workload(Program program, int lanes, long prepared, long runs) {}
