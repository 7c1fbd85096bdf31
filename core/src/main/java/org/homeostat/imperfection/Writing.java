package org.homeostat.imperfection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Shape;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;

/// A memory is a state that is written at equal intervals, and then is at a level of a [Grid]:
///
/// ```
/// x = q(x) at t = interval, 2*interval, ...
/// ```
///
/// In between it gathers what it learns. Rounded to the nearest level, a memory that gathers less
/// than half a step in an interval does not move; rounded stochastically it moves right on average.
///
/// Source: Gupta, Agrawal, Gopalakrishnan and Narayanan (2015), Deep learning with limited
/// numerical precision, ICML, section 3.
///
/// @param interval at least two steps of the method, which looks at events at the ends of its steps
public record Writing(Subject subject, Grid grid, double interval) implements Imperfection {
  private static final double SLACK = 1e-6;

  public Writing {
    if (!(interval > 0)) {
      throw new IllegalArgumentException("an interval is above 0, found " + interval);
    }
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = grid.prepare(new Place(system, subject), subject);
    place.equation();
    Expression phase =
        Place.formula("t/interval + " + SLACK, Map.of("interval", Literal.of(interval)));
    Expression due =
        Place.formula(
            "t > tiny and p - floor(p) < 0.5", Map.of("p", phase, "tiny", Literal.of(SLACK)));
    Expression written = place.since(grid.rounded(place.symbol(), subject), place.symbol());
    List<Event> events = new ArrayList<>(place.system().events());
    events.add(
        new Event(
            subject.quantity() + ".written",
            Shape.SCALAR,
            new Trigger.When(due),
            Map.of(subject.quantity(), written),
            Map.of(),
            Algebra.ZERO));
    return place.system().withEvents(events);
  }
}
