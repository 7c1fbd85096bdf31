package org.homeostat.solver;

/// The end of a trajectory that blew up.
///
/// @param trajectory its number in the ensemble, from 0
/// @param time of the first sample at which a state was not finite or a limited one beyond its
///   limit
/// @param state the first such state, with the index of its element: `agent.tau[1]`
/// @param lastFinite the last finite value of that state
public record Divergence(int trajectory, long seed, double time, String state, double lastFinite) {}
