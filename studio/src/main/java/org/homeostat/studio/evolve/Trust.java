package org.homeostat.studio.evolve;

import java.util.List;
import java.util.Map;
import org.homeostat.control.AttractedShare;
import org.homeostat.control.Eigenvalue;
import org.homeostat.control.Interval;
import org.homeostat.control.Stability;

/// Whether a winner is what it seems: does its closed loop rest and return, and does its cost hold
/// at shorter steps?
///
/// @param eigenvalues of the closed loop at its fixed point, without the states that nothing
///   depends on; none if no fixed point was found
/// @param stability the verdict on them
/// @param fixedPoint the values of the states there, by element
/// @param note why there is no fixed point, or empty
/// @param box from where starts were drawn, by state
/// @param attracted how many of them ended near the fixed point without noise; no samples if there
///   is none
/// @param half the cost at half of the step over that at the step itself, on the same paths
/// @param tenth the same at a tenth of the step
/// @param ratio to the baseline at the step itself, on the paths of the shorter steps; NaN without
///   one, as are the next two
/// @param ratioHalf to the baseline at half of the step
/// @param ratioTenth to the baseline at a tenth of the step
public record Trust(
    List<Eigenvalue> eigenvalues,
    Stability stability,
    Map<String, Double> fixedPoint,
    String note,
    Map<String, Interval> box,
    AttractedShare attracted,
    double half,
    double tenth,
    double ratio,
    double ratioHalf,
    double ratioTenth) {
  public Trust {
    eigenvalues = List.copyOf(eigenvalues);
  }
}
