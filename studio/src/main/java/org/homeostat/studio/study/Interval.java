package org.homeostat.studio.study;

/// An interval of confidence; both ends are NaN where no interval can be stated.
public record Interval(double low, double high) {
  static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
