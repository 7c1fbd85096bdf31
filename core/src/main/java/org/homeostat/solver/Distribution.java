package org.homeostat.solver;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;

/// How a parameter, an input or the start of a state differs between trajectories. What a
/// trajectory draws depends on its seed and on the name alone, so the same seed meets the same
/// values in every arm, block and search.
public sealed interface Distribution {

  /// Each number between the bounds alike.
  record Uniform(double low, double high) implements Distribution {
    public Uniform {
      if (!(low < high)) {
        throw new IllegalArgumentException("uniform needs low < high, found " + low + ", " + high);
      }
    }

    @Override
    public double draw(Draws draws) {
      return low + (high - low) * draws.uniform();
    }
  }

  record Normal(double mean, double deviation) implements Distribution {
    public Normal {
      if (!(deviation >= 0)) {
        throw new IllegalArgumentException("a deviation is not negative, found " + deviation);
      }
    }

    @Override
    public double draw(Draws draws) {
      return mean + deviation * draws.normal();
    }
  }

  /// One of a few numbers, each alike.
  record Choice(List<Double> values) implements Distribution {
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a choice needs a value");
      }
    }

    @Override
    public double draw(Draws draws) {
      return values.get(draws.below(values.size()));
    }
  }

  /// A few numbers in turn: the trajectory of seed k has number k mod n, so that the trajectories
  /// of seeds 0 to n - 1 have each of them once, as published starting points are met.
  record Cycle(List<Double> values) implements Distribution {
    public Cycle {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a cycle needs a value");
      }
    }

    @Override
    public double draw(Draws draws) {
      return values.get(draws.below(values.size()));
    }

    @Override
    public double draw(String name, int element, long seed) {
      return values.get(Math.floorMod(seed, values.size()));
    }
  }

  /// Elements share what they draw: element e has the number of element e mod n, as the rows of a
  /// matrix with n columns do.
  record Shared(Distribution of, int columns) implements Distribution {
    @Override
    public double draw(Draws draws) {
      return of.draw(draws);
    }

    @Override
    public double draw(String name, int element, long seed) {
      return of.draw(name, element % columns, seed);
    }
  }

  /// The number that a stream gives.
  double draw(Draws draws);

  /// The values of an array in the trajectory of a seed.
  default Tensor draw(String name, Shape shape, long seed) {
    double[] elements = new double[shape.size()];
    Arrays.setAll(elements, e -> draw(name, e, seed));
    return new Tensor(shape, elements);
  }

  /// The value of an element in the trajectory of a seed.
  default double draw(String name, int element, long seed) {
    return draw(Draws.of("vary " + name + " " + element, seed));
  }
}
