package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.solver.Distribution;
import org.homeostat.system.DynamicalSystem;

/// A share of the elements gives the same value whatever happens: 0 if they are dead.
///
/// ```
/// x.device = piecewise(u < share, value, x)     u uniform in [0, 1), another one on every chip
/// ```
///
/// With columns, whole columns of a matrix are stuck, all that comes from one unit: dead units. An
/// element of a state that no rule moves does not move either. With a larger share the elements
/// that were stuck stay so.
///
/// Source: the stuck-at fault of circuit test, Abramovici, Breuer and Friedman (1990), Digital
/// Systems Testing and Testable Design, section 4.5; of memristive synapses, Chen et al. (2015),
/// RRAM defect modeling and failure analysis based on march test, IEEE Trans. Computers 64,
/// 180-190.
///
/// @param columns of the matrix, or 0 where each element is stuck by itself
public record Stuck(Subject subject, Strength share, double value, int columns)
    implements Imperfection {

  /// Elements that are stuck one by one.
  public Stuck(Subject subject, Strength share, double value) {
    this(subject, share, value, 0);
  }

  @Override
  public Map<String, Distribution> chances() {
    Distribution each = new Distribution.Uniform(0, 1);
    return Map.of(
        share.chance(subject), columns == 0 ? each : new Distribution.Shared(each, columns));
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    String u = share.chance(subject);
    Map<String, Expression> names =
        Map.of("u", new Name(u), "share", new Name(share.name()), "value", Literal.of(value));
    Place place = new Place(system, subject).with(share).chance(u, 1);
    boolean moves = place.isPlainState();
    place.read(x -> Place.formula("piecewise(u < share, value, x)", names).replace(Map.of("x", x)));
    if (moves) {
      Expression alive = Place.formula("u >= share", names);
      place.scale(alive, alive);
    }
    return place.system();
  }
}
