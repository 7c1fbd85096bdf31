package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private static final Samples ZERO = Samples.of(0);

  @Test
  void aWindowHoldsADiskWithSpaceAround() {
    var disk = new Shape.Disk(Samples.even(-1, 0.02, 101), ZERO, Samples.of(0.1));
    Window window = Window.around(List.of(disk));
    assertTrue(window.left() < -1.08 && window.left() > -1.5, window.toString());
    assertEquals(-window.left(), window.right(), 1e-12);
    assertTrue(window.top() >= 0.1 && window.bottom() <= -0.1, window.toString());
  }

  @Test
  void aFewStrayFramesDoNotWidenIt() {
    double[] x = new double[1000];
    x[500] = 1e9;
    x[501] = Double.NaN;
    var disk = new Shape.Disk(Samples.of(x), ZERO, Samples.of(1));
    assertTrue(Window.around(List.of(disk)).right() < 2);
  }

  @Test
  void aPendulumFitsWhole() {
    var rod = new Shape.Rod(ZERO, ZERO, Samples.of(1, 0, -1), Samples.of(0, 1, 0), ZERO);
    Window window = Window.around(List.of(rod));
    assertTrue(window.left() < -1 && window.right() > 1 && window.top() > 1, window.toString());
  }

  @Test
  void nothingToShowStillHasAWindow() {
    Window window = Window.around(List.of());
    assertTrue(window.left() < window.right() && window.bottom() < window.top());
  }
}
