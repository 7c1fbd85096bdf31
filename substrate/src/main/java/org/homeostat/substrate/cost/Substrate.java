package org.homeostat.substrate.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Something that computes, with published energies of its operations. Estimates from them are of
/// the operations alone: what wires, clocks, leakage and input cost is not in them.
///
/// @param name of the chip or process
/// @param prices by operation
public record Substrate(String name, Map<Operation, Price> prices) {
  private static final String TABLE = "substrates.tsv";
  private static final double PICO = 1e-12;

  /// A priced operation.
  public enum Operation {
    MAC,
    AC,
    MULTIPLICATION,
    /// A number of 32 bits read from or written to memory beside the arithmetic.
    WORD,
    /// An event at a synapse: a multiply-accumulate or an addition whose input is not 0.
    SYNAPTIC,
    /// A neuron that is brought up to date, once in each step of a spiking chip.
    NEURON
  }

  /// The energy of one operation.
  ///
  /// @param source who published it
  public record Price(Energy energy, String source) {}

  public Substrate {
    prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
  }

  /// The substrates of the table, in its order.
  public static List<Substrate> all() {
    Map<String, Map<Operation, Price>> found = new LinkedHashMap<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\t");
        Energy energy =
            new Energy(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])).times(PICO);
        found
            .computeIfAbsent(cells[0], _ -> new LinkedHashMap<>())
            .put(Operation.valueOf(cells[1]), new Price(energy, cells[4]));
      }
    }
    List<Substrate> all = new ArrayList<>();
    found.forEach((name, prices) -> all.add(new Substrate(name, prices)));
    return all;
  }

  private static List<String> lines() {
    try (InputStream in = Substrate.class.getResourceAsStream(TABLE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Whether the published figure is one for a synaptic event, and nothing else is priced.
  public boolean isSpiking() {
    return prices.containsKey(Operation.SYNAPTIC);
  }

  /// What is counted of it, in words.
  public String counted() {
    return isSpiking() ? "synaptic events alone" : "arithmetic and memory";
  }

  /// Who published its prices of arithmetic, memory and synaptic events, each once.
  public List<String> sources() {
    return prices.entrySet().stream()
        .filter(each -> each.getKey() != Operation.NEURON)
        .map(each -> each.getValue().source())
        .distinct()
        .toList();
  }

  /// Who published its prices, those of neurons too.
  public List<String> sourcesOfSpikes() {
    return prices.values().stream().map(Price::source).distinct().toList();
  }

  private Energy price(Operation operation) {
    return Objects.requireNonNull(prices.get(operation)).energy();
  }

  /// The energy of a network of spiking neurons: of events at synapses, and of neurons that are
  /// brought up to date where that has a price.
  ///
  /// @throws IllegalArgumentException if events have no price here
  public Energy ofSpikes(double events, double updates) {
    if (!isSpiking()) {
      throw new IllegalArgumentException(name + " has no price of a synaptic event");
    }
    Energy synapses = price(Operation.SYNAPTIC).times(events);
    Price update = prices.get(Operation.NEURON);
    return update == null ? synapses : synapses.plus(update.energy().times(updates));
  }

  /// The energy of work, without random numbers.
  ///
  /// On a substrate with prices of arithmetic: comparisons as additions, divisions and roots as
  /// from one to ten multiplications, elementary functions as what they are written as, each number
  /// moved as words of 32 bits. On a spiking one: the synaptic events alone.
  ///
  /// @param wordBytes bytes of a number
  public Energy of(Work work, int wordBytes) {
    if (isSpiking()) {
      return price(Operation.SYNAPTIC).times(work.synaptic());
    }
    Counts all = work.counts().plus(work.within());
    Energy multiplication = price(Operation.MULTIPLICATION);
    double divisions = all.of(Kind.DIVISION);
    return price(Operation.MAC)
        .times(all.of(Kind.MAC))
        .plus(price(Operation.AC).times(all.of(Kind.AC) + all.of(Kind.COMPARISON)))
        .plus(multiplication.times(all.of(Kind.MULTIPLICATION)))
        .plus(new Energy(multiplication.low(), 10 * multiplication.high()).times(divisions))
        .plus(price(Operation.WORD).times(work.words() * wordBytes / 4.0));
  }
}
