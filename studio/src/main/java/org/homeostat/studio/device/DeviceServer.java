package org.homeostat.studio.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The device's side of the protocol: answers each line, until `bye` or the end of the lines.
public final class DeviceServer {
  private final SimulatedDevice device;
  private boolean started;

  private DeviceServer(SimulatedDevice device) {
    this.device = device;
  }

  /// Serves one host.
  public static void serve(SimulatedDevice device, InputStream in, PrintStream out)
      throws IOException {
    var server = new DeviceServer(device);
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.strip().equals("bye")) {
        return;
      }
      out.print(server.answer(line.strip()) + "\n");
      out.flush();
    }
  }

  private String answer(String line) {
    List<String> words = List.of(line.split("\\s+", -1));
    try {
      return switch (words.getFirst()) {
        case "hello" -> hello(words);
        case "start" -> {
          double[] inputs = numbers(words, 3);
          started = true;
          yield state(device.start(Long.parseLong(words.get(1)), number(words.get(2)), inputs));
        }
        case "step" -> {
          if (!started) {
            throw new IllegalArgumentException("'step' before 'start'");
          }
          double[] inputs = numbers(words, 3);
          yield state(device.step(number(words.get(1)), number(words.get(2)), inputs));
        }
        default -> throw new IllegalArgumentException("unknown '" + words.getFirst() + "'");
      };
    } catch (NumberFormatException noNumber) {
      return "error not a number in: " + line;
    } catch (IllegalArgumentException refused) {
      return "error " + refused.getMessage();
    }
  }

  private String hello(List<String> words) {
    if (words.size() < 2 || !words.get(1).equals(Face.VERSION)) {
      throw new IllegalArgumentException("this is version " + Face.VERSION);
    }
    return device.face().line();
  }

  private double[] numbers(List<String> words, int first) {
    int size = Face.size(device.face().inputs());
    if (words.size() != first + size) {
      throw new IllegalArgumentException(
          "'%s' takes %s numbers, found %s"
              .formatted(words.getFirst(), first - 1 + size, words.size() - 1));
    }
    return words.subList(first, words.size()).stream().mapToDouble(DeviceServer::number).toArray();
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }

  private static String state(double[] outputs) {
    return "state"
        + Arrays.stream(outputs).mapToObj(each -> " " + each).collect(Collectors.joining());
  }
}
