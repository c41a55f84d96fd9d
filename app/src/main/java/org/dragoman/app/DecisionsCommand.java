package org.dragoman.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.record.decision.Decision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman decisions}: what editors decided, and why. */
@Command(
    name = "decisions",
    description = "Lists what editors decided, with reason, name and time; takes one back.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The log only grows: taking a decision back is another decision.",
      "",
      "Examples:",
      "  dragoman decisions",
      "  dragoman decisions --undo 12 --why \"it was another man after all\""
    })
final class DecisionsCommand implements Callable<Integer> {

  /** Said of a correction of what the reader does not say any more. */
  static final String NO_LONGER =
      "no longer fits: the document was read anew and says it otherwise; it changes nothing";

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = "--undo",
      paramLabel = "NUMBER",
      description = "Takes the decision with this number back.")
  private @Nullable Long undo;

  @Option(names = "--why", paramLabel = "REASON", description = "Why it is taken back.")
  private String why = "";

  @Option(
      names = "--editor",
      paramLabel = "NAME",
      description = "Who takes it back. Default: ${sys:user.name}.",
      defaultValue = "${sys:user.name}")
  private String editor = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (undo != null) {
      return undo(undo, console);
    }
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<Decision> decisions = opened.decisions();
      Set<Long> unfitting = opened.unfitting();
      for (Decision decision : decisions) {
        console.plain(
            String.format(
                Locale.ROOT,
                "%4d  %s  %s",
                decision.number(),
                decision.made(),
                Console.harmless(line(decision))));
        console.plain(
            "      "
                + console.isolated(Console.harmless(decision.why()))
                + " · "
                + Console.harmless(decision.editor()));
        if (unfitting.contains(decision.number())) {
          console.plain("      " + NO_LONGER);
        }
      }
      if (decisions.isEmpty()) {
        console.plain("Nothing was decided yet.");
      }
      return ExitCode.DONE;
    }
  }

  /** What was decided of what. */
  static String line(Decision decision) {
    return decision.kind().name().toLowerCase(Locale.ROOT)
        + " "
        + decision.subject()
        + (decision.other() == null ? "" : " " + decision.other())
        + (decision.field() == null ? "" : " " + decision.field() + "=" + decision.value());
  }

  private int undo(long number, Console console) {
    if (why.isBlank()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--undo needs --why");
    }
    ArchiveOptions options =
        ArchiveOptions.writing(new StoryCopies(Dragoman.namings().gazetteer()), console::trouble);
    try (Archive opened = archive.openExisting(options)) {
      Optional<Decision> decided =
          opened.decisions().stream().filter(one -> one.number() == number).findFirst();
      if (decided.isEmpty()) {
        console.plain("There is no decision " + number + " (dragoman decisions lists them)");
        return ExitCode.INCOMPLETE;
      }
      long added =
          Deciding.note(
              opened,
              new Decision(
                  0,
                  Decision.Kind.WITHDRAWN,
                  Long.toString(number),
                  null,
                  null,
                  null,
                  why,
                  editor,
                  Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS)));
      console.plain("decision " + added + ": withdrawn " + number);
      Set<String> items = new TreeSet<>(Deciding.itemsOf(opened, decided.get().subject()));
      if (decided.get().other() != null) {
        items.addAll(Deciding.itemsOf(opened, decided.get().other()));
      }
      Deciding.follow(opened, items, console::plain);
      opened.flush();
      return ExitCode.DONE;
    }
  }
}
