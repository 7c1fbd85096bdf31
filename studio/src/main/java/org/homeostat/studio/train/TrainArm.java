package org.homeostat.studio.train;

/// One of the ways to learn that a study compares.
public record TrainArm(String name, TrainSettings settings) {}
