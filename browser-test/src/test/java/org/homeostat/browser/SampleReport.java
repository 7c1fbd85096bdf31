package org.homeostat.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homeostat.studio.report.Ancestry;
import org.homeostat.studio.report.Animation;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Confusion;
import org.homeostat.studio.report.Equations;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Images;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Links;
import org.homeostat.studio.report.Marks;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Phase;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Shape;
import org.homeostat.studio.report.Source;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Text;
import org.homeostat.studio.report.Tiles;
import org.homeostat.studio.report.Window;

/// A report with every kind of block, of the size of the paper's study: made-up numbers that look
/// like a particle held by an agent that learns, and one that does not.
public final class SampleReport {
  private static final int SIZE = 3001;
  private static final Samples TIME = Samples.even(0, 0.1, SIZE);
  private static final Axis T = Axis.of("time", "s");

  private final SplittableRandom random = new SplittableRandom(4);

  private SampleReport() {}

  /// Writes the sample to the file that the first argument names.
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    ReportPage.write(make(), file);
    System.out.println(file + ": " + Files.size(file) + " bytes");
  }

  static Report make() {
    return new SampleReport().report();
  }

  private Report report() {
    Samples held = wander(0.05, 0.06);
    Samples drifting = wander(0.0002, 0.1);
    return new Report(
        "Particle, textbook form",
        "With learning the particle is held at a median return of −873 at t = 300; without, it"
            + " drifts off, but 12 of 20 learning runs diverged on the way.",
        List.of(
            summary(),
            new Section(
                "Returns",
                "The sum of rewards so far. Bands reach from the lower to the upper quartile.",
                List.of(returns(), seeds(), alive())),
            new Section(
                "A typical run",
                "Seed 4, the run nearest the survivors' median.",
                List.of(animation(held, drifting), panels(held, drifting))),
            Section.of("Front", Row.of(front(Scale.LOG), front(Scale.LINEAR)), family(), links()),
            Section.of("Phase", portrait(held), lorenz("x", "z", 2), lorenz("x", "y", 1)),
            Section.of("Equations", equations()),
            Section.of("Provenance", facts(), study()),
            Section.of(
                "Pictures",
                confusion(),
                images(Images.Tone.GREY, 1),
                images(Images.Tone.COLOUR, 3),
                images(Images.Tone.SIGNED, 1))));
  }

  private static Confusion confusion() {
    return new Confusion(
        "what is taken for what",
        List.of("coat", "ankle boot", "bag"),
        List.of(List.of(90, 1, 9), List.of(0, 100, 0), List.of(4, 0, 96)),
        "A row for each true class.");
  }

  private static Images images(Images.Tone tone, int channels) {
    List<Images.Image> images = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte[] pixels = new byte[28 * 28 * channels];
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = (byte) (k * (i + 1) / 3);
      }
      images.add(new Images.Image(28, 28, pixels, "coat", "is ankle boot, by 0." + i));
    }
    return new Images("images", tone, images, "Made up.");
  }

  private Section summary() {
    return Section.of(
        "Summary",
        new Tiles(
            List.of(
                new Tiles.Tile("median return, learning", "−873", "of 8 survivors, t = 300"),
                new Tiles.Tile(
                    "median return, without", NumberText.of(-13402.9), "of 20 survivors"),
                new Tiles.Tile("diverged, learning", "12 of 20", "a parameter passed 1000"),
                new Tiles.Tile("wall time", "0.41 s", "2 arms × 20 seeds"))),
        new Note(
            Note.Kind.WARNING,
            "12 of 20 learning runs diverged: the median is the survivors'. With the diverged runs"
                + " counted as −∞ the median is −∞."),
        table(),
        new Text(
            "The agent learns while it acts; nothing is differentiated. <script>alert(1)</script>"
                + " & </script><!-- is only text here."));
  }

  private Table table() {
    return new Table(
        "Return",
        List.of(
            "arm",
            "at",
            "survivors",
            "diverged",
            "median",
            "quartiles",
            "mean",
            "90 % interval",
            "median counting diverged"),
        List.of(
            row("learning", 100, 9, -412.3, -871.2),
            row("learning", 300, 8, -873.18, Double.NEGATIVE_INFINITY),
            row("without learning", 100, 20, -1892.4, -1892.4),
            row("without learning", 300, 20, -13402.9, -13402.9)),
        "Intervals: bootstrap of the survivors' mean, 10,000 resamples. The last column counts a"
            + " diverged run as −∞.");
  }

  private static List<Cell> row(String arm, int at, int alive, double median, double counting) {
    return List.of(
        Cell.of(arm),
        Cell.of(at),
        new Cell.Share(alive, 20),
        Cell.of(20.0 - alive),
        Cell.of(median),
        new Cell.Interval(median * 1.4, median * 0.6),
        Cell.of(median * 1.1),
        new Cell.Interval(median * 1.3, median * 0.9),
        Cell.of(counting));
  }

  private Lines returns() {
    return Lines.of(
            "Return",
            T,
            Axis.of("sum of rewards"),
            TIME,
            band("learning", Hue.BLUE, i -> -900 * (1 - Math.exp(-i / 900.0))),
            band("without learning", Hue.ORANGE, i -> -0.0006 * i * Math.sqrt(i) * 60 / 3)
                .drawn(Stroke.DASHED))
        .marked(
            new Marks(
                "diverged", Hue.VERMILION, Samples.of(31, 88, 140), Samples.of(-700, -900, -1100)))
        .captioned("Survivors only; a mark where a run diverged.");
  }

  private Series band(String label, Hue hue, IntToDoubleFunction middle) {
    Samples noise = wander(0.02, 1.5);
    return Series.of(label, hue, each(i -> middle.applyAsDouble(i) + noise.at(i)))
        .between(
            each(i -> 1.4 * middle.applyAsDouble(i) - 20 + noise.at(i)),
            each(i -> 0.55 * middle.applyAsDouble(i) + 5 + noise.at(i)));
  }

  private Lines seeds() {
    List<Series> all = new ArrayList<>();
    for (int arm = 0; arm < 2; arm++) {
      double drift = arm == 0 ? -0.35 : -3;
      for (int seed = 0; seed < 20; seed++) {
        double rate = drift * (0.3 + 1.5 * random.nextDouble());
        int end = arm == 0 && seed < 12 ? 300 + 200 * seed : SIZE;
        all.add(
            Series.of(
                    arm == 0 ? "learning" : "without learning",
                    Hue.of(arm),
                    each(i -> i < end ? rate * i - 1 : Double.NaN))
                .drawn(Stroke.FAINT));
      }
    }
    Axis y = Axis.of("sum of rewards").on(Scale.SYMLOG);
    return new Lines(
        "Every seed", T, y, TIME, all, List.of(), "A line ends where its run diverged.");
  }

  private Lines alive() {
    return Lines.of(
        "Share of runs alive",
        T,
        Axis.of("share"),
        TIME,
        Series.of("learning", Hue.BLUE, each(i -> 1 - 0.05 * Math.min(12, i / 200)))
            .drawn(Stroke.STEPS),
        Series.of("without learning", Hue.ORANGE, each(i -> 1)).drawn(Stroke.STEPS));
  }

  private Animation animation(Samples held, Samples drifting) {
    Animation.Stage learning = stage("learning", Hue.BLUE, held);
    return new Animation(
        "The particle",
        TIME,
        "s",
        Window.around(learning.shapes()),
        List.of(learning, stage("without learning", Hue.ORANGE, drifting)),
        "The arrow is the force. What leaves the window is pointed at from its edge.");
  }

  private Animation.Stage stage(String label, Hue hue, Samples x) {
    return new Animation.Stage(
        label,
        hue,
        List.of(
            new Shape.Line(Samples.of(0), Samples.of(-0.15), Samples.of(0), Samples.of(0.15)),
            new Shape.Disk(x, Samples.of(0), Samples.of(0.1)),
            new Shape.Arrow(
                x, Samples.of(0), each(i -> -0.6 * Math.tanh(x.at(i))), Samples.of(0))));
  }

  private Panels panels(Samples held, Samples drifting) {
    List<Series> parameters = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      parameters.add(Series.of("C[1," + (k + 1) + "]", Hue.of(k), wander(0.01, 0.03)));
    }
    return new Panels(
        "States, reward and parameters",
        List.of(
            both("position", "m", held, drifting),
            both("velocity", "m/s", wander(0.1, 0.06), wander(0.1, 0.05)),
            both("reward", "", each(i -> -held.at(i) * held.at(i)), wander(0.1, 0.05)),
            both("force", "N", wander(0.1, 0.06), each(i -> 0)),
            plain("neural activity", wander(0.05, 0.02), wander(0.05, 0.02)),
            new Lines("parameters", T, Axis.of("value"), TIME, parameters, List.of(), "")),
        "Drag in one plot to zoom all.");
  }

  private static Lines both(String title, String unit, Samples with, Samples without) {
    return Lines.of(
        title,
        T,
        Axis.of(title, unit),
        TIME,
        Series.of("learning", Hue.BLUE, with),
        Series.of("without learning", Hue.ORANGE, without));
  }

  private static Lines plain(String title, Samples first, Samples second) {
    return Lines.of(
        title,
        T,
        Axis.of(title),
        TIME,
        Series.of("z[1]", Hue.BLUE, first),
        Series.of("z[2]", Hue.GREEN, second));
  }

  private static Scatter front(Scale scale) {
    List<Scatter.Point> points = new ArrayList<>();
    for (int nodes = 0; nodes < 16; nodes += 3) {
      double cost = 10 + 1900 * Math.exp(-1.5 * nodes);
      points.add(
          new Scatter.Point(
              nodes, cost, 0.98 * cost, 1.02 * cost, "seed 3\ng = -u - v - x\nf1 = 16.52*a2"));
    }
    return new Scatter(
        "Cost and size, " + scale.name().toLowerCase(Locale.ROOT),
        Axis.of("nodes"),
        Axis.of("cost").on(scale),
        List.of(
            new Scatter.Group(
                "front", Hue.BLUE, Scatter.Sign.DOT, Scatter.Joint.STEPS, points.subList(0, 5)),
            new Scatter.Group(
                "winner",
                Hue.VERMILION,
                Scatter.Sign.DIAMOND,
                Scatter.Joint.NONE,
                points.subList(5, 6))),
        List.of(new Scatter.Level("LQR", Hue.GREEN, Scatter.Way.ACROSS, 9.87)),
        "Bars are intervals.");
  }

  private Ancestry family() {
    List<Ancestry.Member> members = new ArrayList<>();
    members.add(new Ancestry.Member("seed", 0, 0, 0, List.of(), "g = x"));
    members.add(new Ancestry.Member("seed", 0, 0, 1, List.of(), "g = v"));
    for (int generation = 1; generation <= 40; generation++) {
      int newest = members.size() - 2;
      boolean crossed = generation % 3 == 0;
      members.add(
          new Ancestry.Member(
              crossed ? "cross subtrees" : "insert",
              crossed ? 1 : 2,
              generation,
              0,
              crossed ? List.of(newest, newest + 1) : List.of(newest),
              "cost 9.9 in training\ng = -u - v - x\nf1 = 16.52*a2"));
      members.add(
          new Ancestry.Member(
              "perturb", 3, generation, 1 + generation % 3, List.of(newest + 1), "g = -v"));
    }
    members.removeLast();
    return new Ancestry(
        "Ancestors",
        "generation",
        List.of(
            new Ancestry.Key("new", Hue.GREY),
            new Ancestry.Key("crossed", Hue.PURPLE),
            new Ancestry.Key("structure", Hue.BLUE),
            new Ancestry.Key("constants", Hue.ORANGE)),
        members,
        "The upper row is the main line.");
  }

  private static Links links() {
    return new Links(
        "Other reports",
        List.of(new Links.Link("particle", "../particle/report.html", "A particle is held.")));
  }

  private Block portrait(Samples held) {
    return new Phase(
        "Position and velocity",
        Axis.of("position", "m"),
        Axis.of("velocity", "m/s"),
        Phase.Aspect.EQUAL,
        List.of(
            new Phase.Curve(
                "learning", Hue.BLUE, Phase.Tint.PLAIN, TIME, held, wander(0.05, 0.05))),
        "");
  }

  private static Block lorenz(String across, String up, int second) {
    int size = 10_000;
    double[][] path = new double[3][size];
    double[] at = {1, 1, 1};
    for (int i = 0; i < size; i++) {
      double dx = 10 * (at[1] - at[0]);
      double dy = at[0] * (28 - at[2]) - at[1];
      double dz = at[0] * at[1] - 8.0 / 3 * at[2];
      at = new double[] {at[0] + 0.006 * dx, at[1] + 0.006 * dy, at[2] + 0.006 * dz};
      for (int k = 0; k < 3; k++) {
        path[k][i] = at[k];
      }
    }
    return new Phase(
        "Lorenz: " + across + " and " + up,
        Axis.of(across),
        Axis.of(up),
        Phase.Aspect.FREE,
        List.of(
            new Phase.Curve(
                "path",
                Hue.PURPLE,
                Phase.Tint.BY_TIME,
                Samples.even(0, 0.006, size),
                Samples.of(path[0]),
                Samples.of(path[second]))),
        "Pale at the start, full at the end.");
  }

  private static Equations equations() {
    return new Equations(
        "The learning agent and its plant",
        List.of(
            "\\mathrm{d}x &= v \\, \\mathrm{d}t",
            "\\mathrm{d}v &= \\frac{u - \\mathrm{friction} \\, v}{\\mathrm{mass}} \\, \\mathrm{d}t"
                + " + \\mathrm{shake} \\, \\mathrm{d}w",
            "\\mathrm{d}z &= \\left(e^{\\tau} \\left(A \\, \\sigma\\left(z + b\\right) - z\\right)"
                + " + \\tanh\\left(B \\, y\\right)\\right) \\, \\mathrm{d}t"
                + " + 0.01 \\, \\mathrm{d}w_{z}",
            "u &= \\tanh\\left(C^{\\mathsf{T}} z\\right)",
            "\\mathrm{d}\\theta_{\\mathrm{agent}} &= \\lambda \\left(\\mu - \\theta\\right) \\,"
                + " \\mathrm{d}t + \\sigma \\, \\mathrm{d}w",
            "f &= \\begin{cases} \\sqrt{x^2 + 1} & \\text{if } x \\ge 0 \\land y \\ne 0 \\\\"
                + " \\operatorname{erf}\\left(\\sum_{k} \\lvert x_k \\rvert\\right) &"
                + " \\text{otherwise} \\end{cases}"),
        "As homeostat show prints them.");
  }

  private static Facts facts() {
    return new Facts(
        "Where this comes from",
        List.of(
            new Facts.Fact("version", "0.1.0"),
            new Facts.Fact("seeds", "1 to 20"),
            new Facts.Fact("solver", "ShARK, step 0.1 s until 300 s"),
            new Facts.Fact("machine", "2 cores, 512-bit vectors"),
            new Facts.Fact("reproduce", "homeostat reproduce results/particle-textbook/0001")));
  }

  private static Source study() {
    return new Source(
        "The resolved study",
        """
        study: particle-textbook
        plant: systems/particle.yaml
        reward: -plant.x^2 - agent.u^2
        learn:  {rule: ornstein-uhlenbeck-adaptation, lambda: 2, sigma: 0.1, eta: 5, rho: 2}
        solve:  {method: shark, step: 0.1, until: 300, seeds: 20}
        """);
  }

  private static Samples each(IntToDoubleFunction value) {
    return Samples.of(IntStream.range(0, SIZE).mapToDouble(value).toArray());
  }

  /// A walk pulled back to zero.
  private Samples wander(double pull, double noise) {
    double[] values = new double[SIZE];
    for (int i = 1; i < SIZE; i++) {
      values[i] = values[i - 1] * (1 - pull) + noise * random.nextGaussian();
    }
    return Samples.of(values);
  }
}
