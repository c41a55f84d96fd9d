package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.decision.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dragoman confirm}: an editor decides that the words say what an assertion says. */
@Command(
    name = "confirm",
    description = "Decides that assertions are right: the words say so.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "An editor judges the reading, not the world: whether the words say what the record has.",
      "",
      "Example:",
      "  dragoman confirm event-1f3a --why \"read the sentence again\""
    })
final class ConfirmCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Assertions, by id or its beginning.")
  private List<String> ids = List.of();

  @Mixin private Deciding deciding = new Deciding();

  @Override
  public Integer call() {
    return deciding.in(
        (archive, console) -> {
          List<Assertion> found = new ArrayList<>();
          for (String id : ids) {
            Optional<Assertion> one = Found.one(id, archive, console);
            if (one.isEmpty()) {
              return ExitCode.INCOMPLETE;
            }
            found.add(one.get());
          }
          found.forEach(
              one ->
                  deciding.decide(
                      archive, console, Decision.Kind.RIGHT, one.id(), null, null, null));
          return ExitCode.DONE;
        });
  }
}
