package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.report.Images;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.train.Completions;

/// Completed images: beside each other what was shown, what it was completed to, and the truth.
public final class CompletionPage {
  private static final int SHOWN = 48;

  /// Bright columns between the three.
  private static final int GAP = 1;

  private final Completions completions;
  private final int rows;
  private final int columns;
  private final int channels;

  private CompletionPage(Completions completions) {
    this.completions = completions;
    this.rows = completions.shape().get(0);
    this.columns = completions.shape().get(1);
    this.channels = completions.shape().size() > 2 ? completions.shape().get(2) : 1;
  }

  /// Writes the page.
  ///
  /// @param examples whose labels count
  public static void write(Completions completions, Examples examples, Path file)
      throws IOException {
    ReportPage.write(new CompletionPage(completions).report(examples), file);
  }

  private Report report(Examples examples) {
    List<Images.Image> images = new ArrayList<>();
    List<String> classes = examples.classes();
    for (int i = 0; i < Math.min(SHOWN, examples.count()); i++) {
      String said = classes.get(completions.answers().said(i));
      String is = classes.get(examples.label(i));
      images.add(
          new Images.Image(
              rows,
              3 * columns + 2 * GAP,
              pixels(i),
              said,
              said.equals(is) ? "rightly" : "wrongly, it is " + is));
    }
    String answer =
        String.format(
            Locale.ROOT,
            "Hidden pixels are off the truth by %.3f (root mean square), left dark by %.3f.",
            completions.error(),
            completions.darkError());
    Images.Tone tone = channels == 3 ? Images.Tone.COLOUR : Images.Tone.GREY;
    String caption =
        "From left to right what was shown, what it was completed to, and the truth; below what the"
            + " completed image was taken for.";
    return new Report(
        "completed images",
        answer,
        List.of(new Section("Images", "", List.of(new Images("", tone, images, caption)))));
  }

  private byte[] pixels(int example) {
    int width = 3 * columns + 2 * GAP;
    byte[] pixels = new byte[rows * width * channels];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / channels / width;
      int column = i / channels % width;
      int panel = column / (columns + GAP);
      int within = column % (columns + GAP);
      pixels[i] =
          within == columns
              ? (byte) 255
              : shade(panel, example, (row * columns + within) * channels + i % channels);
    }
    return pixels;
  }

  private byte shade(int panel, int example, int element) {
    int at = example * completions.hidden().length + element;
    float value =
        switch (panel) {
          case 0 -> completions.hidden()[element] ? 0 : completions.truth()[at];
          case 1 -> completions.completed()[at];
          default -> completions.truth()[at];
        };
    return (byte) Math.round(255 * Math.clamp(value, 0f, 1f));
  }
}
