package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.noise.Source;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Trigger;

/// What one step of a method draws: for each element of a source that drives a normal number, or a
/// pair of them if the method uses areas; for a sampled source as much for each evaluation of the
/// drift.
record Draw(int evaluations, boolean usesAreas) {
  /// That of a program which draws nothing.
  static final Draw NOTHING = new Draw(1, false);

  static Draw of(Method method) {
    boolean usesAreas = method instanceof StochasticMethod stochastic && stochastic.usesAreas();
    return new Draw(method.driftEvaluations(), usesAreas);
  }

  /// The processes that stand for a source of noise.
  Source source(NoiseSource of) {
    int elements = of.shape().size();
    return new Source(of.name(), of.drives() ? elements : elements * evaluations);
  }

  /// The processes of a system: those of its sources of noise, then of its events at random.
  List<Source> sources(DynamicalSystem system) {
    List<Source> sources = new ArrayList<>();
    system.noise().forEach(each -> sources.add(source(each)));
    for (Event event : system.events()) {
      if (event.trigger() instanceof Trigger.Rate) {
        sources.add(new Source(event.name(), event.shape().size()));
      }
    }
    return sources;
  }

  /// The normals of a source as the program reads them next.
  Value normal(ProgramBuilder on, Shape shape) {
    return on.normal(usesAreas ? Shape.of(shape.size(), 2) : shape);
  }

  /// A single number for each element, as the program reads them next.
  Value number(ProgramBuilder on, Shape shape) {
    Value normal = normal(on, shape);
    return usesAreas ? column(on, normal, 0, shape) : normal;
  }

  /// A column of a matrix of pairs, in the shape of the source of noise.
  static Value column(ProgramBuilder on, Value pairs, int column, Shape shape) {
    return switch (shape.rank()) {
      case 0 -> on.slice(pairs, List.of(Range.at(0), Range.at(column)));
      case 1 -> on.slice(pairs, List.of(Range.ALL, Range.at(column)));
      default -> {
        int length = shape.length(1);
        yield on.stack(
            IntStream.range(0, shape.length(0))
                .mapToObj(row -> new Range(row * length, (row + 1) * length, false))
                .map(rows -> on.slice(pairs, List.of(rows, Range.at(column))))
                .toList());
      }
    };
  }
}
