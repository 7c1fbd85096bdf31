package org.homeostat.studio.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.Nearest;
import org.homeostat.studio.bench.Benchmark;
import org.homeostat.studio.bench.Benchmarks;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat bench`
@Command(
    name = "bench",
    description =
        "Measures how fast one core solves, by its processor time, beside what this machine"
            + " allows.",
    footer = {
      "",
      "Examples:",
      "  homeostat bench",
      "  homeostat bench lorenz-euler --json > bench.json"
    })
final class BenchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these benchmarks.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Print a JSON list instead of a table.")
  private boolean json;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Object> results = new ArrayList<>();
    for (Benchmark benchmark : chosen()) {
      Benchmark.Outcome outcome = benchmark.measure();
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("name", benchmark.name());
      result.put("value", outcome.value());
      result.put("unit", benchmark.unit());
      result.put("limit", outcome.limit());
      results.add(result);
      if (!json) {
        terminal.out().println(line(benchmark, outcome));
        terminal.out().flush();
      }
    }
    if (json) {
      terminal.out().print(Json.text(results));
    }
    return 0;
  }

  private List<Benchmark> chosen() {
    List<String> known = Benchmarks.all().stream().map(Benchmark::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        String near = Nearest.advice(name, known);
        throw new WrongInput(
            "no benchmark is called '" + name + "'",
            near.isEmpty() ? "they are " + String.join(", ", known) : near);
      }
    }
    return Benchmarks.all().stream()
        .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
        .toList();
  }

  private static String line(Benchmark benchmark, Benchmark.Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%-24s %10.4g %s, %3.0f %% of %10.4g (%s)",
        benchmark.name(),
        outcome.value(),
        benchmark.unit(),
        100 * outcome.value() / outcome.limit(),
        outcome.limit(),
        benchmark.limitedBy());
  }
}
