package org.homeostat.studio.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.data.Layout;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat data`
@Command(
    name = "data",
    description = {
      "Lists the known sets of examples and where they are, or how to install them.",
      "With a set, shows how many examples it has, their shape, classes and range, and one of them."
    },
    footer = {
      "",
      "Examples:",
      "  homeostat data",
      "  homeostat data fashion-mnist/train",
      "  homeostat data flowers.csv --label species",
      "  homeostat data photographs/ --example 7",
    })
final class DataCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final DataSets sets;

  @Parameters(
      paramLabel = "SET",
      arity = "0..1",
      description =
          "A known set; or a file: IDX, CSV, Parquet, NPZ, NPY; or a folder with a folder of images"
              + " for each class.")
  private String asked = "";

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column of the labels in a table; 'label' unless said.")
  private String label = "";

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "A column of numbers to be told, in place of labels; may be repeated.")
  private List<String> targets = List.of();

  @Option(
      names = "--shape",
      paramLabel = "SIZES",
      description = "The shape of an input, such as 28x28 or 32x32x3.")
  private String shape = "";

  @Option(
      names = "--pixels",
      description = "The numbers of a table are pixels, 0 to 255, which read as 0 to 1.")
  private boolean pixels;

  @Option(names = "--example", paramLabel = "N", description = "The example that is shown, from 0.")
  private int example;

  @Option(names = "--json", description = "Print a JSON document.")
  private boolean json;

  DataCommand(Terminal terminal) {
    this(terminal, DataSets.here(terminal.folder()));
  }

  DataCommand(Terminal terminal, DataSets sets) {
    this.terminal = terminal;
    this.sets = sets;
  }

  @Override
  public Integer call() throws IOException {
    if (asked.isEmpty()) {
      var listing = new DataListing(sets);
      if (json) {
        terminal.out().print(Json.text(listing.document()));
      } else {
        listing.print(terminal.out());
      }
      return 0;
    }
    Examples examples = sets.read(asked, new Layout(label, targets, sizes(), pixels));
    if (example < 0 || example >= examples.count()) {
      throw new WrongInput(
          "--example takes a number from 0 to " + (examples.count() - 1) + ", found " + example,
          "");
    }
    var description = new DataDescription(examples);
    if (json) {
      terminal.out().print(Json.text(description.document()));
    } else {
      description.print(terminal.out(), example);
    }
    return 0;
  }

  private List<Integer> sizes() {
    if (shape.isEmpty()) {
      return List.of();
    }
    if (!shape.matches("[1-9][0-9]{0,8}(x[1-9][0-9]{0,8})*")) {
      throw new WrongInput("--shape takes sizes, found '" + shape + "'", "such as --shape 28x28");
    }
    return List.of(shape.split("x")).stream().map(Integer::valueOf).toList();
  }
}
