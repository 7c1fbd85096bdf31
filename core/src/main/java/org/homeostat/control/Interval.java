package org.homeostat.control;

/// From `low` to `high`, both included.
public record Interval(double low, double high) {

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
