package org.homeostat.studio.train;

import java.io.IOException;
import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.studio.data.Augmented;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.Examples;
import org.homeostat.system.Problems;
import org.homeostat.system.YamlText;

/// The examples of a study, in memory once for all its runs.
public record Lessons(Examples train, Examples test, DataSource source) {

  /// Reads them.
  ///
  /// @throws DataException if they cannot be read
  /// @throws InputException if they do not fit the models
  public static Lessons of(TrainStudy study, DataSets sets) throws IOException {
    DataSource source = study.data();
    Examples train = first(sets.read(source.train().text(), source.layout()), source.examples());
    Examples test = first(sets.read(source.test().text(), source.layout()), source.tests());
    var problems = new Problems();
    refuseUnlabelled(train, source.train(), problems);
    refuseUnlabelled(test, source.test(), problems);
    problems.throwIfAny();
    var lessons = new Lessons(train, test.withClasses(train.classes()), source);
    study.arms().forEach(arm -> lessons.refuseUnfit(arm, problems));
    problems.throwIfAny();
    return lessons;
  }

  private static Examples first(Examples all, int count) {
    return count == 0 || count >= all.count() ? all : all.select(example -> example < count);
  }

  private static void refuseUnlabelled(Examples examples, YamlText place, Problems problems) {
    if (!examples.isLabelled()) {
      problems.add(place.problem("the examples have no labels", "training learns classes"));
    }
  }

  private void refuseUnfit(TrainArm arm, Problems problems) {
    TrainSettings settings = arm.settings();
    int size = settings.model().input().shape().size();
    int shown = feed(0).size();
    String name = settings.model().input().name();
    if (size != shown) {
      problems.add(
          source
              .train()
              .problem(
                  "its inputs have %s numbers each, the model's input '%s' has %s"
                      .formatted(shown, name, size),
                  "give the model an input of " + shown));
    }
    int outputs = settings.model().target().shape().size();
    if (outputs != train.classes().size()) {
      problems.add(
          source
              .train()
              .problem(
                  "it has %s classes, the model's target '%s' has %s numbers"
                      .formatted(train.classes().size(), settings.model().target().name(), outputs),
                  "give the model a target of " + train.classes().size()));
    }
    if (settings.batch() > train.count()) {
      problems.add(
          source
              .train()
              .problem(
                  "it has %s examples, a batch of the arm '%s' has %s"
                      .formatted(train.count(), arm.name(), settings.batch()),
                  "take a smaller batch"));
    }
  }

  /// The training examples as a seed sees them.
  ExamplesFeed feed(long seed) {
    return new ExamplesFeed(
        train,
        new Augmented(train, source.augmentation(), seed),
        seed,
        ExamplesFeed.Showing.VARIED,
        Long.MAX_VALUE);
  }

  /// The shape of a test example as a model sees it, channels last.
  public List<Integer> testShape() {
    return tests().images().shape();
  }

  /// A test example as a model sees it.
  public float[] testImage(int example) {
    ExamplesFeed tests = tests();
    float[] numbers = new float[tests.size()];
    tests.images().copy(example, numbers, 0);
    return numbers;
  }

  /// The test examples.
  ExamplesFeed tests() {
    return new ExamplesFeed(
        test,
        new Augmented(test, source.augmentation(), 0),
        0,
        ExamplesFeed.Showing.PLAIN,
        Long.MAX_VALUE);
  }
}
