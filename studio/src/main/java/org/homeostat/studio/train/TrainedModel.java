package org.homeostat.studio.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Completion.Output;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.OnlineLearning;
import org.homeostat.energy.Prediction;
import org.homeostat.energy.Settling;
import org.homeostat.energy.WeightsFile;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Adaptation;
import org.homeostat.kernel.Iteration;
import org.homeostat.studio.data.Augmentation;
import org.homeostat.studio.data.Augmented;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.system.EnergyText;
import org.homeostat.system.Variable;

/// What a run has learned: parameters, the energy that they belong to, and how its states settle.
///
/// | entry of the file | holds |
/// | --- | --- |
/// | `energy.yaml` | the energy, a system file |
/// | `model.json` | rule, settling, feedback weights, classes, the shape of an input; study, arm and seed |
/// | `W1.npy`, ... | the parameters |
public record TrainedModel(
    TrainSettings settings,
    List<String> classes,
    List<Integer> shape,
    Map<String, Object> origin,
    Map<String, Object> parameters) {
  static final String ENERGY = "energy.yaml";
  static final String ABOUT = "model.json";

  static TrainedModel of(TrainOutcome outcome, ArmResult arm, RunResult run) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("study", outcome.study().name());
    origin.put("arm", arm.arm().name());
    origin.put("seed", run.seed());
    origin.put("epochs", run.epochs().size());
    origin.put("homeostat", Provenance.version());
    return new TrainedModel(
        arm.arm().settings(),
        outcome.lessons().train().classes(),
        outcome.lessons().tests().images().shape(),
        origin,
        run.parameters());
  }

  /// Writes it as a file.
  public void write(Path file) throws IOException {
    Map<String, WeightsFile.Array> arrays = new LinkedHashMap<>();
    for (Variable each : settings.model().parameters()) {
      Object numbers = Objects.requireNonNull(parameters.get(each.name()));
      arrays.put(each.name(), new WeightsFile.Array(each.shape(), numbers));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ABOUT, Json.text(facts()));
    texts.put(ENERGY, EnergyText.print(settings.model().energy()));
    new WeightsFile(arrays, texts).write(file);
  }

  /// Reads it from a file.
  ///
  /// @throws IllegalArgumentException if it is no such file; the message says what is wrong
  public static TrainedModel read(Path file) throws IOException {
    WeightsFile weights = WeightsFile.read(file);
    return new TrainedModelReader(file.toString(), weights).read();
  }

  /// What the model says to examples, whose inputs have its shape.
  ///
  /// @throws DataException if they have another
  public Answers answers(Examples examples) {
    return Answers.of(settings, parameters, feed(examples));
  }

  /// What it says to one example, as programs that need nothing else.
  ///
  /// @throws org.homeostat.solver.RefusedException if it cannot be taken elsewhere
  public Iteration iteration(Precision precision) {
    return settings.rule() == Rule.BACKPROPAGATION
        ? Prediction.feedForward(settings.model(), precision, parameters)
        : Prediction.settled(settings.model(), settings.settling(), precision, parameters);
  }

  /// How it goes on to learn from one example at a time, as programs that need nothing else.
  ///
  /// @param rate at which all parameters follow their gradients
  /// @throws org.homeostat.solver.RefusedException if that cannot be taken elsewhere
  public Adaptation adaptation(Nudge nudge, double rate, Precision precision) {
    if (settings.rule() == Rule.BACKPROPAGATION) {
      throw new WrongInput(
          "a network that learned by backpropagation does not learn on in C",
          "take an arm that learned by equilibrium propagation");
    }
    return OnlineLearning.of(
        settings.model(), nudge, settings.settling(), precision, parameters, rate);
  }

  /// The precision of its parameters.
  public Precision precision() {
    return settings.precision();
  }

  /// The same model, each of whose examples settles by itself.
  public TrainedModel apart() {
    return new TrainedModel(settings.withBatch(1), classes, shape, origin, parameters);
  }

  /// What it is, for people: where it comes from, how it answers, and its energy.
  public String about() {
    Settling settling = settings.settling();
    String rule =
        settings.rule() == Rule.BACKPROPAGATION
            ? "feed-forward"
            : "its states settle in at most %s steps (%s), until nothing moves by more than %s"
                .formatted(
                    settling.free(), SettleText.of(settings).get("by"), settling.tolerance());
    return "A network of the study %s, arm '%s', seed %s, after %s epochs: %s.\n\n%s"
        .formatted(
            origin.get("study"),
            origin.get("arm"),
            origin.get("seed"),
            origin.get("epochs"),
            rule,
            EnergyText.print(settings.model().energy()).strip());
  }

  /// Images with some halves hidden and completed; see [Completion].
  ///
  /// @throws DataException if they have another shape than the model's
  /// @throws WrongInput if the model cannot complete them; the message says why
  public Completions complete(Examples examples, List<Half> halves, Output output) {
    if (settings.rule() == Rule.BACKPROPAGATION) {
      throw new WrongInput(
          "a feed-forward network completes no images",
          "take a model that learned by equilibrium propagation");
    }
    if (shape.size() < 2) {
      throw new WrongInput("inputs of the shape " + shape + " have no halves", "");
    }
    try {
      return Completions.of(this, feed(examples), Half.mask(halves, shape), output);
    } catch (IllegalArgumentException refused) {
      throw new WrongInput(String.valueOf(refused.getMessage()), "");
    }
  }

  /// Larger images are cut out at their centre, as those of a test.
  private ExamplesFeed feed(Examples examples) {
    boolean larger =
        shape.size() == examples.shape().size()
            && shape.size() >= 2
            && examples.shape().get(0) >= shape.get(0)
            && examples.shape().get(1) >= shape.get(1);
    Augmentation cut =
        larger && !examples.shape().equals(shape)
            ? new Augmentation(0, false, shape.subList(0, 2))
            : Augmentation.NONE;
    var images = new Augmented(examples, cut, 0);
    int size = settings.model().input().shape().size();
    if (images.size() != size) {
      throw new DataException(
          examples.name() + ": expected inputs of " + size + " numbers, found " + images.size(),
          "the model learned from inputs of the shape " + shape);
    }
    return new ExamplesFeed(examples, images, 0, ExamplesFeed.Showing.PLAIN, Long.MAX_VALUE);
  }

  private Map<String, Object> facts() {
    Map<String, Object> about = new LinkedHashMap<>(origin);
    about.put("rule", settings.rule().text());
    about.put("settle", SettleText.of(settings));
    if (settings.model().isAsymmetric()) {
      about.put("feedback", settings.model().feedback());
    }
    about.put("classes", classes);
    about.put("shape", shape);
    return about;
  }
}
