package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// Tsitouras' Runge-Kutta pair of orders 5 and 4, with an interpolant of order 4 at no further
/// cost. The last stage is the first of the next step.
public record Tsitouras5() implements AdaptiveMethod {
  private static final double[] C = {0, 0.161, 0.327, 0.9, 0.9800255409045097, 1, 1};

  /// The last row gives the point at the end of the step.
  private static final double[][] A = {
    {},
    {0.161},
    {-0.008480655492356989, 0.335480655492357},
    {2.8971530571054935, -6.359448489975075, 4.3622954328695815},
    {5.325864828439257, -11.748883564062828, 7.4955393428898365, -0.09249506636175525},
    {
      5.86145544294642,
      -12.92096931784711,
      8.159367898576159,
      -0.071584973281401,
      -0.028269050394068383
    },
    {
      0.09646076681806523,
      0.01,
      0.4798896504144996,
      1.379008574103742,
      -3.290069515436081,
      2.324710524099774
    },
  };

  /// The weights of order 4 less those of order 5.
  private static final double[] E = {
    -0.00178001105222577714,
    -0.0008164344596567469,
    0.007880878010261995,
    -0.1447110071732629,
    0.5823571654525552,
    -0.45808210592918697,
    1.0 / 66
  };

  /// The weights inside the step, as polynomials of theta: factors of theta, theta^2, theta^3,
  /// theta^4.
  private static final double[][] B = {
    inner(-1.0530884977290216, -1.3299890189751412, -1.4364028541716351, 0.7139816917074209),
    outer(0.1017, -2.1966568338249754, 1.2949852507374631),
    outer(2.490627285651252793, -2.38535645472061657, 1.57803468208092486),
    outer(-16.54810288924490272, -1.8333333333333333, 0.75),
    outer(47.37952196281928122, -1.86111850102591, 0.791677751538865),
    outer(-34.87065786149660974, -1.8666666666666667, 0.8),
    outer(2.5, -1.6, 0.6),
  };

  @Override
  public String name() {
    return "tsit5";
  }

  @Override
  public String title() {
    return "Tsitouras 5(4)";
  }

  @Override
  public String reference() {
    return "Tsitouras (2011), Runge-Kutta pairs of order 5(4) satisfying only the first column"
        + " simplifying assumption, Comput. Math. Appl. 62(2), 770-775";
  }

  @Override
  public String advice() {
    return "for systems without noise, to a tolerance; a stiff one takes very many steps";
  }

  @Override
  public int driftEvaluations() {
    return 6;
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public int estimateOrder() {
    return 4;
  }

  @Override
  public int stages() {
    return C.length;
  }

  @Override
  public Attempt attempt(Field field, Step step, Point slope) {
    List<Point> slopes = new ArrayList<>(List.of(slope));
    Point at = step.x();
    for (int stage = 1; stage < C.length; stage++) {
      at = step.x().plus(step.h(), sum(field.on(), A[stage], slopes));
      slopes.add(field.drift(step.t(C[stage]), at));
    }
    return new Attempt(at, sum(field.on(), E, slopes).times(step.h()), slopes);
  }

  @Override
  public Point inside(Point start, Value h, List<Point> slopes, Value theta) {
    ProgramBuilder on = start.on();
    Point mean = slopes.getFirst().times(polynomial(on, B[0], theta));
    for (int stage = 1; stage < B.length; stage++) {
      mean = mean.plus(polynomial(on, B[stage], theta), slopes.get(stage));
    }
    return start.plus(h, mean);
  }

  private static Point sum(ProgramBuilder on, double[] weights, List<Point> slopes) {
    Point sum = slopes.getFirst().times(weights[0]);
    for (int stage = 1; stage < weights.length; stage++) {
      sum = sum.plus(on.constant(weights[stage]), slopes.get(stage));
    }
    return sum;
  }

  private static Value polynomial(ProgramBuilder on, double[] factors, Value theta) {
    Value value = on.constant(factors[3]);
    for (int power = 2; power >= 0; power--) {
      value = on.fma(value, theta, on.constant(factors[power]));
    }
    return on.multiply(value, theta);
  }

  /// `scale*theta*(theta + a)*(theta^2 + b*theta + c)`
  private static double[] inner(double scale, double a, double b, double c) {
    return new double[] {scale * a * c, scale * (c + a * b), scale * (a + b), scale};
  }

  /// `scale*theta^2*(theta^2 + b*theta + c)`
  private static double[] outer(double scale, double b, double c) {
    return new double[] {0, scale * c, scale * b, scale};
  }
}
