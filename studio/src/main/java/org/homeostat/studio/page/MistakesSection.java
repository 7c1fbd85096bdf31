package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Confusion;
import org.homeostat.studio.report.Images;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.train.Answers;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.RunResult;

/// What a trained model gets wrong.
final class MistakesSection {
  private static final int SHOWN = 24;
  private static final int MOST_CLASSES = 40;

  private final Lessons lessons;
  private final Answers answers;

  private MistakesSection(Lessons lessons, Answers answers) {
    this.lessons = lessons;
    this.answers = answers;
  }

  static Section of(ArmResult arm, RunResult run, Lessons lessons, Answers answers) {
    var section = new MistakesSection(lessons, answers);
    List<Block> blocks = new ArrayList<>();
    if (lessons.test().classes().size() <= MOST_CLASSES) {
      blocks.add(section.confusion());
    }
    List<Integer> wrong = section.wrong();
    if (new ExampleImages(lessons).areImages() && !wrong.isEmpty()) {
      blocks.add(section.images(wrong));
    }
    return new Section(
        "Mistakes",
        "Of %s under seed %s, the median of its runs: %s of %s test examples are said wrongly."
            .formatted(arm.arm().name(), run.seed(), wrong.size(), answers.count()),
        blocks);
  }

  private Confusion confusion() {
    List<String> classes = lessons.test().classes();
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < answers.count(); i++) {
      counts[lessons.test().label(i)][answers.said(i)]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(IntStream.of(row).boxed().toList());
    }
    return new Confusion(
        "what is taken for what",
        classes,
        rows,
        "A row for each true class, a column for what was said. Mistakes are shaded four times as"
            + " strongly as what is right.");
  }

  /// The examples that are said wrongly, the most certain ones first.
  private List<Integer> wrong() {
    return IntStream.range(0, answers.count())
        .filter(i -> answers.said(i) != lessons.test().label(i))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -margin(i)))
        .toList();
  }

  /// How much higher the score of what was said is than that of the truth.
  private double margin(int example) {
    return answers.score(example, answers.said(example))
        - answers.score(example, lessons.test().label(example));
  }

  private Images images(List<Integer> wrong) {
    var examples = new ExampleImages(lessons);
    List<String> classes = lessons.test().classes();
    List<Images.Image> shown =
        wrong.stream()
            .limit(SHOWN)
            .map(i ->
                examples.image(
                    i,
                    classes.get(answers.said(i)),
                    "is "
                        + classes.get(lessons.test().label(i))
                        + String.format(Locale.ROOT, ", by %.2f", margin(i))))
            .toList();
    return new Images(
        "most certainly wrong",
        examples.tone(),
        shown,
        "What was said, what it is, and by how much the one scored higher than the other.");
  }
}
