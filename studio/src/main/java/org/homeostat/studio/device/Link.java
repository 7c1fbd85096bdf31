package org.homeostat.studio.device;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The host's side of a conversation with a device.
final class Link implements AutoCloseable {
  private final String title;
  private final Wire wire;
  private final Duration timeout;
  private final Face face;

  /// Greets the device.
  ///
  /// @param title what it is called in messages
  /// @param timeout for each answer
  /// @throws DeviceException if it is not what was expected
  Link(String title, Wire wire, Duration timeout, Face expected) {
    this.title = title;
    this.wire = wire;
    this.timeout = timeout;
    this.face = expected;
    String answer = ask("hello " + Face.VERSION);
    try {
      String misfit = Face.parse(answer).misfit(expected);
      if (!misfit.isEmpty()) {
        throw lost(misfit, "say inputs and outputs in the study as the device has them");
      }
    } catch (IllegalArgumentException unknown) {
      throw lost("to 'hello' it said '" + shown(answer) + "': " + unknown.getMessage(), "");
    }
  }

  /// Begins anew.
  ///
  /// @return the outputs
  double[] start(long seed, double time, double[] inputs) {
    return outputs(ask("start " + seed + " " + time + numbers(inputs)));
  }

  /// Goes on by `length` with inputs that hold.
  ///
  /// @return the outputs at the end
  double[] step(double time, double length, double[] inputs) {
    return outputs(ask("step " + time + " " + length + numbers(inputs)));
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values).mapToObj(value -> " " + value).collect(Collectors.joining());
  }

  private String ask(String line) {
    try {
      wire.send(line);
      String answer = wire.receive(timeout);
      if (answer.startsWith("error")) {
        throw lost("it says " + shown(answer), "");
      }
      return answer;
    } catch (IOException gone) {
      String word = line.substring(0, line.indexOf(' '));
      throw lost("lost at '" + word + "': " + gone.getMessage(), "");
    }
  }

  private double[] outputs(String answer) {
    String[] words = answer.split("\\s+", -1);
    int size = Face.size(face.outputs());
    if (!words[0].equals("state") || words.length != 1 + size) {
      throw lost("expected 'state' and " + size + " numbers, found '" + shown(answer) + "'", "");
    }
    double[] outputs = new double[size];
    for (int i = 0; i < size; i++) {
      try {
        outputs[i] = Double.parseDouble(words[i + 1]);
      } catch (NumberFormatException noNumber) {
        outputs[i] =
            switch (words[i + 1].toLowerCase(Locale.ROOT)) {
              case "nan", "inf", "-inf", "+inf" -> Double.NaN;
              default -> throw lost("'" + shown(words[i + 1]) + "' is no number", "");
            };
      }
    }
    return outputs;
  }

  private DeviceException lost(String what, String advice) {
    return new DeviceException("the device " + title + ": " + what, advice);
  }

  private static String shown(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "...";
  }

  /// Says goodbye, and ends the connection whether that is heard or not.
  @Override
  public void close() {
    try {
      wire.send("bye");
    } catch (IOException gone) {
      // then there is nobody to say it to
    }
    wire.close();
  }
}
