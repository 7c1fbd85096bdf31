package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.Comparison;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.Rule;
import org.homeostat.studio.train.RunResult;
import org.homeostat.studio.train.Settled;
import org.homeostat.studio.train.TrainSettings;

/// How the energy of some test examples falls while a trained model settles.
final class SettlingSection {
  private static final int SHOWN = 6;

  /// Differences of energies below this are not drawn.
  private static final double LEAST = 1e-6;

  private SettlingSection() {}

  static Optional<Section> of(ArmResult arm, RunResult run, Lessons lessons) {
    TrainSettings settings = arm.arm().settings();
    boolean descends =
        !settings.model().isAsymmetric() && !(settings.comparison() instanceof Comparison.Means);
    if (settings.rule() != Rule.EQUILIBRIUM_PROPAGATION || !descends) {
      return Optional.empty();
    }
    int steps = settings.settling().free();
    int[] examples = examples(lessons);
    double[][] energies = Settled.energies(arm, run, lessons, examples, steps);
    List<Series> series = new ArrayList<>();
    List<Series> above = new ArrayList<>();
    for (int i = 0; i < examples.length; i++) {
      String name = lessons.test().classes().get(lessons.test().label(examples[i]));
      series.add(Series.of(name, Hue.of(i), Samples.of(energies[i])));
      above.add(Series.of(name, Hue.of(i), aboveLowest(energies[i])));
    }
    Samples places = Samples.even(0, 1, steps + 1);
    return Optional.of(
        new Section(
            "Settling",
            "From states at rest, without a nudge. Updates of all states at once may raise the"
                + " energy before they settle; those of one block after the other never do.",
            List.of(
                Row.of(
                    Lines.of(
                        "energy of some test examples",
                        Axis.of("step"),
                        Axis.of("energy"),
                        places,
                        series.toArray(new Series[0])),
                    Lines.of(
                        "above its lowest",
                        Axis.of("step"),
                        Axis.of("energy").on(Scale.LOG),
                        places,
                        above.toArray(new Series[0]))))));
  }

  private static Samples aboveLowest(double[] energies) {
    double lowest = Arrays.stream(energies).min().orElse(0);
    return Samples.of(
        Arrays.stream(energies)
            .map(each -> each - lowest > LEAST ? each - lowest : Double.NaN)
            .toArray());
  }

  /// The first example of each of the first classes.
  private static int[] examples(Lessons lessons) {
    List<Integer> first = new ArrayList<>();
    for (int of = 0; of < lessons.test().classes().size() && first.size() < SHOWN; of++) {
      int label = of;
      IntStream.range(0, lessons.test().count())
          .filter(i -> lessons.test().label(i) == label)
          .findFirst()
          .ifPresent(first::add);
    }
    return first.stream().mapToInt(Integer::intValue).toArray();
  }
}
