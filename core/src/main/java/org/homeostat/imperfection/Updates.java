package org.homeostat.imperfection;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;

/// A memory that is bounded, and goes up with another gain than down. What its equation asks for,
/// u, becomes with soft bounds
///
/// ```
/// dw = (up*(high - w)/(high - low)*max(u, 0) - down*(w - low)/(high - low)*max(-u, 0))*dt
/// ```
///
/// and with hard ones `up*max(u, 0)` below high and `down*max(-u, 0)` above low. All but the rule
/// read `clip(w, low, high)`, since a step may end beyond a hard bound.
///
/// Source: the soft and hard bounds of synapses in van Rossum, Bi and Turrigiano (2000), Stable
/// Hebbian learning from spike timing-dependent plasticity, J. Neurosci. 20, 8812-8821; of devices,
/// Burr et al. (2015), Experimental demonstration and tolerancing of a large-scale neural network,
/// IEEE Trans. Electron Devices 62, 3498-3507.
///
/// @param up the gain of potentiation
/// @param down the gain of depression
public record Updates(
    Subject subject, Strength up, Strength down, double low, double high, Bounds bounds)
    implements Imperfection {

  /// How a memory comes to its bounds.
  public enum Bounds {
    /// ever more slowly
    SOFT,
    /// at full speed
    HARD
  }

  private static final String SOFT =
      "up*(high - w)/width*max(u, 0) - down*(w - low)/width*max(-u, 0)";
  private static final String HARD = "up*(w < high)*max(u, 0) - down*(w > low)*max(-u, 0)";

  public Updates {
    if (!(low < high)) {
      throw new IllegalArgumentException("bounds need low < high, found " + low + ", " + high);
    }
  }

  /// @throws IllegalArgumentException if it is not a state, or noise moves it: white noise goes
  ///   neither up nor down
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = new Place(system, subject).with(up).with(down);
    Differential old = place.equation();
    if (!old.noise().isEmpty()) {
      throw new IllegalArgumentException("noise moves " + subject.quantity());
    }
    Map<String, Expression> meant = new HashMap<>();
    meant.put("u", old.drift());
    meant.put("w", place.symbol());
    meant.put("up", new Name(up.name()));
    meant.put("down", new Name(down.name()));
    meant.put("low", Literal.of(low));
    meant.put("high", Literal.of(high));
    meant.put("width", Literal.of(high - low));
    Expression moved = Place.formula(bounds == Bounds.SOFT ? SOFT : HARD, meant);
    place.move(new Differential(old.state(), place.since(moved, old.drift()), new TreeMap<>()));
    return new Place(place.system(), subject.learning())
        .read(w -> Place.formula("clip(w, low, high)", bounded(w)))
        .system();
  }

  private Map<String, Expression> bounded(Expression w) {
    return Map.of("w", w, "low", Literal.of(low), "high", Literal.of(high));
  }

  /// Where one step of a rule ends that asks for a move, within the bounds.
  double moved(double w, double asked, double gainUp, double gainDown) {
    double room = asked > 0 ? high - w : w - low;
    double gain = asked > 0 ? gainUp : gainDown;
    double share = bounds == Bounds.SOFT ? room / (high - low) : 1;
    return Math.clamp(w + gain * share * asked, low, high);
  }
}
