package org.homeostat.studio.page;

import java.util.Arrays;
import java.util.Locale;

/// Figures that are as small as a line of text, as SVG.
final class Strip {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 20;

  private Strip() {}

  /// A curve from its least to its largest value; a gap ends it.
  static String curve(double[] values) {
    double[] finite = Arrays.stream(values).takeWhile(Double::isFinite).toArray();
    if (finite.length < 2) {
      return "";
    }
    double low = Arrays.stream(finite).min().orElseThrow();
    double span = Math.max(Arrays.stream(finite).max().orElseThrow() - low, Double.MIN_NORMAL);
    StringBuilder points = new StringBuilder();
    for (int k = 0; k < finite.length; k++) {
      double x = (double) WIDTH * k / (values.length - 1);
      double y = HEIGHT * (1 - (finite[k] - low) / span);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return svg("curve", "<polyline points=\"" + points.toString().strip() + "\"/>");
  }

  /// A mean within its interval, on the scale from `from` to `to`.
  static String span(double low, double mean, double high, double from, double to) {
    if (Double.isNaN(mean)) {
      return "";
    }
    double scale = (WIDTH - 8) / Math.max(to - from, Double.MIN_NORMAL);
    double left = Double.isNaN(low) ? mean : low;
    double right = Double.isNaN(high) ? mean : high;
    return svg(
        "span",
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"10\" y2=\"10\"/><circle cx=\"%.1f\" cy=\"10\" r=\"4\"/>",
            4 + (left - from) * scale,
            4 + (right - from) * scale,
            4 + (mean - from) * scale));
  }

  private static String svg(String kind, String content) {
    String stretched = kind.equals("curve") ? " preserveAspectRatio=\"none\"" : "";
    String box = " viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\"";
    return "<svg class=\""
        + kind
        + "\""
        + box
        + " aria-hidden=\"true\""
        + stretched
        + ">"
        + content
        + "</svg>";
  }
}
