package org.homeostat.studio.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.homeostat.expression.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program `homeostat`: its commands, and what happens when one of them fails.
@Command(
    name = "homeostat",
    description = "Equations in, learning agents out.",
    versionProvider = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      SimulateCommand.class,
      EvolveCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      InferCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      CostCommand.class,
      CompareCommand.class,
      DatasheetCommand.class,
      DeviceCommand.class,
      CheckCommand.class,
      ListCommand.class,
      ReproduceCommand.class,
      ResumeCommand.class,
      BenchCommand.class,
      DataCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Start with:",
      "  homeostat run                          the paper's studies",
      "  homeostat simulate systems/lorenz.yaml",
      "  homeostat run --help"
    })
public final class CommandLineProgram implements Runnable {
  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help")
          .type(boolean.class)
          .usageHelp(true)
          .description("Show this help.")
          .build();
  private static final OptionSpec VERSION =
      OptionSpec.builder("-V", "--version")
          .type(boolean.class)
          .versionHelp(true)
          .description("Show the version.")
          .build();

  private final Terminal terminal;

  private CommandLineProgram(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Runs the command that the arguments name.
  ///
  /// @return 0 done, 1 failed, 2 the input was wrong
  public static int run(Terminal terminal, String... args) {
    var failures = new Failures(terminal);
    return commandLine(terminal.with(List.of(args)))
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setParameterExceptionHandler((refused, _) -> refuse(terminal, refused))
        .setExecutionExceptionHandler((failure, _, _) -> failures.report(failure))
        .setExitCodeExceptionMapper(_ -> Failures.FAILED)
        .execute(args);
  }

  /// The program with its commands, each of which has `--help`.
  static CommandLine commandLine(Terminal terminal) {
    var line = new CommandLine(new CommandLineProgram(terminal), new Commands(terminal));
    line.getCommandSpec().addOption(VERSION).addOption(HELP);
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommandSpec().findOption("--help") == null) {
        command.getCommandSpec().addOption(HELP);
      }
    }
    return line;
  }

  @Override
  public void run() {
    commandLine(terminal).usage(terminal.out());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int refuse(Terminal terminal, ParameterException refused) {
    CommandSpec spec = refused.getCommandLine().getCommandSpec();
    terminal.err().println("homeostat: " + firstLine(refused));
    String near = nearest(refused, spec);
    if (!near.isEmpty()) {
      terminal.err().println("  " + near);
    }
    terminal.err().println("  '" + spec.qualifiedName() + " --help' shows what it takes");
    return 2;
  }

  private static String firstLine(ParameterException refused) {
    if (refused instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      String kind = word.startsWith("-") ? "option" : "command";
      return unmatched.getCommandLine().getSubcommands().isEmpty() && kind.equals("command")
          ? "unexpected argument '" + word + "'"
          : "unknown " + kind + " '" + word + "'";
    }
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("wrong arguments");
  }

  private static String nearest(ParameterException refused, CommandSpec spec) {
    if (!(refused instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String word = unmatched.getUnmatched().getFirst();
    List<String> known = new ArrayList<>();
    if (word.startsWith("-")) {
      spec.options().forEach(option -> known.addAll(List.of(option.names())));
      int equals = word.indexOf('=');
      return Nearest.advice(equals < 0 ? word : word.substring(0, equals), known);
    }
    return Nearest.advice(word, spec.subcommands().keySet());
  }

  /// Makes the commands, each with the terminal.
  private record Commands(Terminal terminal) implements CommandLine.IFactory {
    private static final List<CommandMaker> MAKERS =
        List.of(
            new CommandMaker(RunCommand.class, RunCommand::new),
            new CommandMaker(SimulateCommand.class, SimulateCommand::new),
            new CommandMaker(EvolveCommand.class, EvolveCommand::new),
            new CommandMaker(TrainCommand.class, TrainCommand::new),
            new CommandMaker(PredictCommand.class, PredictCommand::new),
            new CommandMaker(InferCommand.class, InferCommand::new),
            new CommandMaker(ShowCommand.class, ShowCommand::new),
            new CommandMaker(ExportCommand.class, ExportCommand::new),
            new CommandMaker(CostCommand.class, CostCommand::new),
            new CommandMaker(CompareCommand.class, CompareCommand::new),
            new CommandMaker(DatasheetCommand.class, DatasheetCommand::new),
            new CommandMaker(DeviceCommand.class, DeviceCommand::new),
            new CommandMaker(CheckCommand.class, CheckCommand::new),
            new CommandMaker(ListCommand.class, ListCommand::new),
            new CommandMaker(ReproduceCommand.class, ReproduceCommand::new),
            new CommandMaker(ResumeCommand.class, ResumeCommand::new),
            new CommandMaker(BenchCommand.class, BenchCommand::new),
            new CommandMaker(DataCommand.class, DataCommand::new),
            new CommandMaker(VersionCommand.class, VersionCommand::new),
            new CommandMaker(CompletionCommand.class, CompletionCommand::new));

    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (CommandMaker maker : MAKERS) {
        if (maker.type() == type) {
          return type.cast(maker.make().apply(terminal));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  private record CommandMaker(Class<?> type, Function<Terminal, ?> make) {}
}
