package org.homeostat.studio.train;

import org.homeostat.energy.Training.Epoch;

/// What an epoch of a run came to.
///
/// @param train over the training examples, each before the step of its batch
/// @param test over the test examples, after the epoch
/// @param cpuSeconds the processor time of the training, without the test
public record EpochResult(Epoch train, Epoch test, double cpuSeconds) {}
