package org.dragoman.app;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.interchange.RecordJson;
import org.dragoman.language.reader.Reader;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.document.Document;
import org.dragoman.understanding.Understanding;
import org.dragoman.understanding.gate.FirstLook;
import org.dragoman.understanding.gate.Gate;
import org.jspecify.annotations.Nullable;

/** Prints what documents tell without keeping it. */
final class DryRun {

  /** What adds less to a score is not shown. */
  private static final double LEAST_SHOWN = 0.05;

  private DryRun() {}

  /** Reads and prints everything at some paths; gives the number of inputs that failed. */
  static int print(
      List<String> paths,
      Reader reader,
      IntakeLimits limits,
      Set<String> hosts,
      @Nullable Gate gate,
      Console console) {
    Intake intake = new Intake(limits);
    int failed = 0;
    try (WebFetcher web = Dragoman.web(paths, hosts, limits, Clock.systemUTC());
        SourceWalker walker = new SourceWalker(paths, System.in, limits, web)) {
      while (walker.hasNext()) {
        List<Outcome> outcomes =
            switch (walker.next()) {
              case Found.ToRead found -> intake.read(found.source());
              case Found.Ended ended -> List.of(ended.outcome());
            };
        for (Outcome outcome : outcomes) {
          switch (outcome) {
            case Outcome.Ready ready -> {
              if (gate == null || look(ready.document(), gate, console)) {
                failed += tell(ready.document(), reader, console) ? 0 : 1;
              }
            }
            case Outcome.Skipped skipped ->
                console.trouble(
                    "skipped " + ReadCommand.shown(skipped.uri()) + ": " + skipped.reason());
            case Outcome.Failed lost -> {
              failed++;
              fail(lost.uri(), lost.cause(), console);
            }
          }
        }
      }
    }
    return failed;
  }

  /** Prints what the gate says of a document, and whether it lets it through. */
  private static boolean look(Document document, Gate gate, Console console) {
    FirstLook look = gate.look(document);
    console.line("@|bold gate|@");
    console.plain(
        "  "
            + console.isolated(Console.harmless(ReadCommand.shown(document.uri())))
            + "  "
            + (look.letsThrough() ? "let through: " : "skipped: ")
            + look.line());
    if (!look.signs().isEmpty()) {
      console.plain(
          String.format(
              Locale.ROOT, "  score %.2f, let through from %.2f", look.score(), look.least()));
    }
    look.signs().stream()
        .filter(sign -> Math.abs(sign.share()) >= LEAST_SHOWN)
        .forEach(
            sign ->
                console.plain(
                    String.format(Locale.ROOT, "  %+.2f  %s", sign.share(), sign.what())
                        + (sign.words().isEmpty()
                            ? ""
                            : ": " + Console.harmless(String.join(", ", sign.words())))));
    return look.letsThrough();
  }

  /** A defect met in one document is told, and the others go on. */
  private static boolean tell(Document document, Reader reader, Console console) {
    try {
      print(Understanding.of(reader.read(document)), console);
      return true;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(
          document.uri(),
          Ending.Failed.byDefect(document.uri(), "understanding", e).cause(),
          console);
      return false;
    }
  }

  private static void fail(URI uri, String cause, Console console) {
    console.out().flush();
    console.trouble("failed  " + ReadCommand.shown(uri) + ": " + cause);
  }

  private static void print(Findings findings, Console console) {
    Document document = findings.document();
    console.line("@|bold " + "document" + "|@");
    console.plain(
        "  "
            + console.isolated(Console.harmless(ReadCommand.shown(document.uri())))
            + "  "
            + document.language()
            + "  "
            + (document.origin().publisher() == null
                ? "publisher unknown"
                : console.isolated(Console.harmless(document.origin().publisher())))
            + "  "
            + (document.origin().published() == null ? "undated" : document.origin().published()));
    for (Assertion assertion : findings.assertions()) {
      console.line("@|bold " + RecordJson.kindOf(assertion) + "|@");
      console.plain("  " + console.isolated(Console.harmless(AssertionText.value(assertion))));
      for (Evidence evidence : assertion.provenance().evidence()) {
        console.plain("  " + console.isolated("“" + Console.harmless(evidence.quote()) + "”"));
      }
      if (!(assertion instanceof Mention)) {
        console.plain(
            "  "
                + console.isolated(
                    Console.harmless(AssertionText.chain(assertion.provenance().attribution())))
                + " · "
                + assertion.provenance().why()
                + String.format(Locale.ROOT, " · %.2f", assertion.provenance().confidence()));
      }
    }
  }
}
