package org.dragoman.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.AuditEntry;
import org.dragoman.archive.AuditEntry.Action;
import org.dragoman.archive.AuditFilter;
import org.dragoman.desk.Users;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman audit}: who did what, and what was refused. */
@Command(
    name = "audit",
    description = "Lists who did what and what was refused, the latest first. Times are UTC.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Noted are logins, decisions and readings, at the desk and on the command line, changes of the",
      "users file, and requests beyond somebody's rights. Entries are never changed or removed.",
      "",
      "Examples:",
      "  dragoman audit",
      "  dragoman audit --action login-refused --since 2026-11",
      "  dragoman audit --who eva --action decision --limit 20"
    })
final class AuditCommand implements Callable<Integer> {

  /** Where what is done by commands comes from. */
  static final String HERE = "command line";

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Mixin private ListOptions list = new ListOptions();

  @Option(names = "--who", paramLabel = "NAME", description = "Only what this user did.")
  private @Nullable String who;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      split = ",",
      completionCandidates = Actions.class,
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private Set<String> actions = Set.of();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only on this day or later: 2026, 2026-11 or 2026-11-30.")
  private @Nullable Edtf since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only on this day or earlier.")
  private @Nullable Edtf until;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The actions as they are written. */
  static final class Actions extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Actions() {
      super(Stream.of(Action.values()).map(AuditCommand::word).toList());
    }
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Optional<LocalDate> from = Optional.ofNullable(since).flatMap(Edtf::earliest);
    Optional<LocalDate> to = Optional.ofNullable(until).flatMap(Edtf::latest);
    List<Action> wanted = actions.stream().map(this::action).toList();
    AuditFilter filter = new AuditFilter(Optional.ofNullable(who), Set.copyOf(wanted), from, to);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<AuditEntry> entries = opened.audited(filter, list.offset(), list.limit());
      for (AuditEntry entry : entries) {
        console.plain(
            String.format(
                Locale.ROOT,
                "%6d  %s  %-13s  %s",
                entry.number(),
                entry.at(),
                word(entry.action()),
                rest(entry, console)));
      }
      if (entries.isEmpty()) {
        console.plain("Nothing of that kind was noted.");
        return ExitCode.INCOMPLETE;
      }
      console.plain(entries.size() + " of " + opened.countAudited(filter) + " entries");
      return ExitCode.DONE;
    }
  }

  private static String rest(AuditEntry entry, Console console) {
    return (entry.who().isEmpty() ? "" : console.isolated(Console.harmless(entry.who())) + " · ")
        + Console.harmless(entry.from())
        + (entry.subject().isEmpty() ? "" : " · " + Console.harmless(entry.subject()))
        + (entry.detail() == null
            ? ""
            : " · " + Console.harmless(String.valueOf(Users.readable(entry.detail()))));
  }

  private Action action(String word) {
    return Stream.of(Action.values())
        .filter(action -> word(action).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--action: '" + word + "' is none of " + String.join(", ", new Actions())));
  }
}
