package org.dragoman.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.decision.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dragoman correct}: an editor puts a right value in place of a wrong one. */
@Command(
    name = "correct",
    description = "Decides that an assertion is right with another value.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "FIELD is a field of the public format (docs/record-format.md): date, place, post, value …",
      "An empty VALUE takes the field away.",
      "",
      "Examples:",
      "  dragoman correct event-1f3a date=2021-02-22 --why \"the text says Monday\"",
      "  dragoman correct figure-9c2e qualifier=atLeast --why \"no fewer than\""
    })
final class CorrectCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The assertion, by id or its beginning.")
  private String id = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FIELD=VALUE",
      description = "What is right.")
  private List<String> values = List.of();

  @Mixin private Deciding deciding = new Deciding();

  @Override
  public Integer call() {
    return deciding.in(
        (archive, console) -> {
          Optional<Assertion> found = Found.one(id, archive, console);
          if (found.isEmpty()) {
            return ExitCode.INCOMPLETE;
          }
          Assertion corrected = found.get();
          try {
            for (String value : values) {
              corrected = RecordJson.corrected(corrected, field(value), right(value));
            }
          } catch (RecordFormatException e) {
            console.plain("Not corrected: " + e.getMessage());
            return ExitCode.INCOMPLETE;
          }
          for (String value : values) {
            deciding.decide(
                archive,
                console,
                Decision.Kind.CORRECTED,
                found.get().id(),
                null,
                field(value),
                right(value));
          }
          console.plain(Console.harmless(AssertionText.value(corrected)));
          return ExitCode.DONE;
        });
  }

  private static String field(String value) {
    int at = value.indexOf('=');
    return at < 0 ? value : value.substring(0, at);
  }

  private static String right(String value) {
    return value.substring(value.indexOf('=') + 1);
  }
}
