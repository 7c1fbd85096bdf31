package org.homeostat.energy;

import java.util.Locale;

/// Training whose loss is no longer a number.
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DivergedException(int epoch, int batch, Response.Effort effort) {
    super(
        String.format(
            Locale.ROOT,
            "the loss is no number in epoch %d, batch %d (residual %.3g)",
            epoch + 1,
            batch + 1,
            effort.residual()));
  }
}
