package org.dragoman.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.AuditEntry;
import org.dragoman.record.decision.Decision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common with which editors decide. */
final class Deciding {

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = "--why",
      required = true,
      paramLabel = "REASON",
      description = "The reason; it is kept.")
  private String why = "";

  @Option(
      names = "--editor",
      paramLabel = "NAME",
      description = "Who decides. Default: ${sys:user.name}.",
      defaultValue = "${sys:user.name}")
  private String editor = "";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Makes decisions in an archive that is opened to write. */
  interface Work {
    int run(Archive archive, Console console);
  }

  int in(Work work) {
    Console console = Console.of(spec);
    if (why.isBlank()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--why needs a reason");
    }
    ArchiveOptions options =
        ArchiveOptions.writing(new StoryCopies(Dragoman.namings().gazetteer()), console::trouble);
    try (Archive opened = archive.openExisting(options)) {
      int code = work.run(opened, console);
      opened.flush();
      return code;
    }
  }

  /** Notes a decision and says its number. */
  void decide(
      Archive opened,
      Console console,
      Decision.Kind kind,
      String subject,
      @Nullable String other,
      @Nullable String field,
      @Nullable String value) {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Decision decision = new Decision(0, kind, subject, other, field, value, why, editor, now);
    long number = note(opened, decision);
    console.plain(
        "decision "
            + number
            + ": "
            + kind.name().toLowerCase(Locale.ROOT)
            + " "
            + subject
            + (other == null ? "" : " " + other)
            + (field == null ? "" : " " + field + "=" + value));
  }

  /** Keeps a decision, and notes in the audit log that it was made; returns its number. */
  static long note(Archive opened, Decision decision) {
    long number = opened.decide(decision);
    String what = decision.kind().name().toLowerCase(Locale.ROOT) + " " + decision.subject();
    opened.audit(
        AuditEntry.of(
            decision.made(),
            decision.editor(),
            AuditCommand.HERE,
            AuditEntry.Action.DECISION,
            "decision " + number,
            what));
    return number;
  }

  /** What a decision is of: a document itself, or the items of anything else. */
  static Set<String> itemsOf(Archive opened, String id) {
    return opened.document(id).isPresent() ? Set.of(id) : opened.itemsOf(id);
  }

  /** Has the record follow what was decided of some items or documents. */
  static void follow(Archive opened, Set<String> items, Consumer<String> say) {
    Reconciler reconciler = new Reconciler(opened);
    reconciler.reconsider(items);
    // Whose word a document is may be another now, so that it is taken again.
    reconciler.catchUp(done -> {}, say);
    say.accept("The record follows; dragoman decisions lists all, and takes one back with --undo.");
  }
}
