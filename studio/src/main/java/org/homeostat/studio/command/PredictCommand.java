package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.energy.Completion.Output;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.data.Layout;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.CompletionPage;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.Answers;
import org.homeostat.studio.train.Completions;
import org.homeostat.studio.train.Half;
import org.homeostat.studio.train.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat predict`
@Command(
    name = "predict",
    description = "Says what a trained model takes examples for: a class, and a score for each.",
    footer = {
      "",
      "Examples:",
      "  homeostat predict results/digits/TIME digits/test > answers.csv",
      "  homeostat predict model.npz my-images.npz --json",
      "  homeostat predict model.npz digits/test --hide right --page completed.html > answers.csv"
    })
final class PredictCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "The folder of a run, or a file of its folder 'models'.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "A known set that 'homeostat data' lists, or a path.")
  private String data = "";

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column of a table with the classes; 'label' if not said.")
  private String label = "";

  @Option(names = "--pixels", description = "The numbers of a table are pixels, from 0 to 255.")
  private boolean pixels;

  @Option(
      names = "--hide",
      paramLabel = "HALF",
      description =
          "Hide a half of each image, left, right, top or bottom, and let it settle with the"
              + " states; say it again for another half.")
  private List<String> hide = List.of();

  @Option(
      names = "--told",
      description = "With --hide: the output is held at the true class, which is then no answer.")
  private boolean told;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "With --hide: where the completed images go; 'completed.html' if not said.")
  private Path page = Path.of("completed.html");

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "Of the folder of a run: which arm; its first if not said.")
  private Optional<String> arm = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the folder of a run: which seed; its first if not said.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--apart",
      description =
          "Let each example settle by itself, as exported code does, not in batches whose last"
              + " example decides: slower, and every bit of an answer is the example's own.")
  private boolean apart;

  @Option(names = "--json", description = "Print a JSON document instead of a table.")
  private boolean json;

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    TrainedModel read = new ModelFile(terminal, arm, seed).read(model.toString());
    TrainedModel trained = apart ? read.apart() : read;
    var layout = new Layout(label, List.of(), List.of(), pixels);
    Examples examples =
        DataSets.here(terminal.folder()).read(data, layout).withClasses(trained.classes());
    List<Half> halves = hide.stream().map(PredictCommand::half).toList();
    if (!halves.isEmpty()) {
      Output output = told ? Output.HELD : Output.FREE;
      completed(trained, examples, trained.complete(examples, halves, output));
      return 0;
    }
    print(trained, examples, trained.answers(examples), Map.of());
    return 0;
  }

  private static Half half(String text) {
    return Half.of(text)
        .orElseThrow(() ->
            new WrongInput(
                "there is no half '" + text + "' of an image",
                "the halves are " + String.join(", ", Half.names())));
  }

  private void completed(TrainedModel trained, Examples examples, Completions completions)
      throws IOException {
    Path file = terminal.folder().resolve(page);
    CompletionPage.write(completions, examples, file);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("hidden", hide);
    more.put("pixel_error", completions.error());
    more.put("pixel_error_dark", completions.darkError());
    more.put("accuracy_dark", accuracy(completions.dark(), examples));
    more.put("settling", completions.worst().sentence());
    print(trained, examples, completions.answers(), more);
    if (!json) {
      terminal
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "with the hidden part dark %.2f %%; hidden pixels are off by %.3f, dark by %.3f",
                  100 * accuracy(completions.dark(), examples),
                  completions.error(),
                  completions.darkError()));
      if (!completions.worst().advice().isEmpty()) {
        terminal.err().println("the worst batch " + completions.worst().sentence());
      }
      terminal.err().println(page);
    }
  }

  private void print(
      TrainedModel trained, Examples examples, Answers answers, Map<String, Object> more) {
    double accuracy = accuracy(answers, examples);
    if (json) {
      Map<String, Object> document = document(trained, answers, examples, accuracy);
      document.putAll(more);
      terminal.out().print(Json.text(document));
    } else {
      terminal.out().print(table(trained, answers, examples));
      if (!told) {
        terminal
            .err()
            .println(
                "%s of %s right, %s"
                    .formatted(
                        Math.round(accuracy * answers.count()),
                        answers.count(),
                        String.format(Locale.ROOT, "%.2f %%", 100 * accuracy)));
      }
    }
  }

  private static double accuracy(Answers answers, Examples examples) {
    int right = 0;
    for (int i = 0; i < answers.count(); i++) {
      right += answers.said(i) == examples.label(i) ? 1 : 0;
    }
    return (double) right / answers.count();
  }

  private static String table(TrainedModel trained, Answers answers, Examples examples) {
    List<Object> header = new ArrayList<>(List.of("example", "said", "is"));
    header.addAll(trained.classes());
    Csv table = new Csv().row(header);
    for (int i = 0; i < answers.count(); i++) {
      List<Object> row = new ArrayList<>();
      row.add(i);
      row.add(trained.classes().get(answers.said(i)));
      row.add(trained.classes().get(examples.label(i)));
      for (int of = 0; of < answers.classes(); of++) {
        row.add(answers.score(i, of));
      }
      table.row(row);
    }
    return table.text();
  }

  private Map<String, Object> document(
      TrainedModel trained, Answers answers, Examples examples, double accuracy) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", model.toString());
    document.put("data", data);
    if (!told) {
      document.put("accuracy", accuracy);
    }
    document.put("classes", trained.classes());
    List<Map<String, Object>> each = new ArrayList<>();
    for (int i = 0; i < answers.count(); i++) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("said", trained.classes().get(answers.said(i)));
      answer.put("is", trained.classes().get(examples.label(i)));
      List<Double> scores = new ArrayList<>();
      for (int of = 0; of < answers.classes(); of++) {
        scores.add(answers.score(i, of));
      }
      answer.put("scores", scores);
      each.add(answer);
    }
    document.put("answers", each);
    return document;
  }
}
