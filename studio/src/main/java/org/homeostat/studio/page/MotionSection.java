package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Paths;
import org.homeostat.studio.report.Animation;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Shape;
import org.homeostat.studio.report.Window;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Moments;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.View;

/// The plant in motion, with all arms side by side, as its `view:` draws it.
final class MotionSection {
  private static final int FRAMES = 600;

  private final StudyOutcome outcome;
  private final View view;
  private final int[] frames;

  private MotionSection(StudyOutcome outcome) {
    this.outcome = outcome;
    this.view = outcome.study().view();
    this.frames = frames(outcome.arms().getFirst().ensemble().paths().times().length);
  }

  /// The section, or none if the plant does not say how it is drawn.
  static Optional<Section> of(StudyOutcome outcome) {
    boolean drawn = !outcome.study().view().figures().isEmpty();
    return drawn ? Optional.of(new MotionSection(outcome).section()) : Optional.empty();
  }

  private static int[] frames(int samples) {
    int stride = Math.max(1, (samples + FRAMES - 1) / FRAMES);
    int[] frames = new int[(samples + stride - 1) / stride];
    Arrays.setAll(frames, i -> i * stride);
    return frames;
  }

  private Section section() {
    List<Animation.Stage> stages = new ArrayList<>();
    for (int i = 0; i < outcome.arms().size(); i++) {
      ArmOutcome arm = outcome.arms().get(i);
      List<List<double[]>> tracks = tracks(arm);
      List<Shape> shapes = new ArrayList<>();
      for (int f = 0; f < tracks.size(); f++) {
        shapes.add(shape(view.figures().get(f).kind(), tracks.get(f)));
      }
      stages.add(new Animation.Stage(arm.arm().name(), Hue.of(i), shapes));
    }
    double[] times = outcome.arms().getFirst().ensemble().paths().times();
    Samples time = Samples.of(Arrays.stream(frames).mapToDouble(k -> times[k]).toArray());
    return Section.of(
        "In motion",
        new Animation(
            "",
            time,
            Traces.time(outcome.study().system()).unit(),
            Window.around(stages.getFirst().shapes()),
            stages,
            outcome.arms().size() > 1 ? "The typical run of each arm." : ""));
  }

  /// By figure and quantity, the values in all frames; NaN after a divergence.
  private List<List<double[]>> tracks(ArmOutcome arm) {
    Paths paths = arm.ensemble().paths();
    int row = TypicalSection.row(outcome, arm);
    int alive = arm.recordedLengths()[row];
    Map<String, Tensor> values = outcome.study().values(arm.arm());
    var moments = new Moments(outcome.study().loop(arm.arm()).system(), values, paths, row);
    List<List<double[]>> tracks = new ArrayList<>();
    for (View.Figure figure : view.figures()) {
      List<double[]> quantities = new ArrayList<>();
      for (Expression quantity : figure.quantities()) {
        double[] track = new double[frames.length];
        for (int i = 0; i < frames.length; i++) {
          track[i] = frames[i] < alive ? moments.at(frames[i], quantity).elements()[0] : Double.NaN;
        }
        quantities.add(track);
      }
      tracks.add(quantities);
    }
    return tracks;
  }

  private static Shape shape(View.Kind kind, List<double[]> tracks) {
    List<Samples> q = tracks.stream().map(Samples::of).toList();
    return switch (kind) {
      case DISK -> new Shape.Disk(q.get(0), q.get(1), q.get(2));
      case ARROW -> new Shape.Arrow(q.get(0), q.get(1), q.get(2), q.get(3));
      case LINE -> new Shape.Line(q.get(0), q.get(1), q.get(2), q.get(3));
      case ROD -> new Shape.Rod(q.get(0), q.get(1), q.get(2), q.get(3), q.get(4));
      case RECTANGLE -> new Shape.Rectangle(q.get(0), q.get(1), q.get(2), q.get(3), q.get(4));
    };
  }
}
