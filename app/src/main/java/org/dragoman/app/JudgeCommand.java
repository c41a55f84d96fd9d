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

/** An editor decides whether the words say what assertions say. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "An editor judges the reading, not the world: whether the words say what the record has.",
      "",
      "Example:",
      "  dragoman ${COMMAND-NAME} event-1f3a --why \"read the sentence again\""
    })
abstract class JudgeCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Assertions, by id or its beginning.")
  private List<String> ids = List.of();

  @Mixin private Deciding deciding = new Deciding();

  private final Decision.Kind kind;

  private JudgeCommand(Decision.Kind kind) {
    this.kind = kind;
  }

  /** {@code dragoman confirm}: the words say so. */
  @Command(name = "confirm", description = "Decides that assertions are right: the words say so.")
  static final class Confirm extends JudgeCommand {
    Confirm() {
      super(Decision.Kind.RIGHT);
    }
  }

  /** {@code dragoman reject}: the words do not say so. */
  @Command(
      name = "reject",
      description = "Decides that assertions are wrong: the words do not say so.")
  static final class Reject extends JudgeCommand {
    Reject() {
      super(Decision.Kind.WRONG);
    }
  }

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
          found.forEach(one -> deciding.decide(archive, console, kind, one.id(), null, null, null));
          return ExitCode.DONE;
        });
  }
}
