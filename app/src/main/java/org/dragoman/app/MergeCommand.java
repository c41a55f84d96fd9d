package org.dragoman.app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.record.decision.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dragoman merge}: an editor decides that two are one. */
@Command(
    name = "merge",
    description = "Decides that entities, events or figures are one and the same.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The decision is kept apart from what was read, and holds when everything is read anew.",
      "",
      "Example:",
      "  dragoman merge person-1f3a… person-9c2e… --why \"the same ambassador, see the gazette\""
    })
final class MergeCommand implements Callable<Integer> {

  @Parameters(arity = "2..*", paramLabel = "ID", description = "What is one, by id.")
  private List<String> ids = List.of();

  @Mixin private Deciding deciding = new Deciding();

  @Override
  public Integer call() {
    return deciding.in(
        (archive, console) -> {
          Set<String> touched = new TreeSet<>();
          String first = null;
          for (String id : ids) {
            Set<String> items = archive.itemsOf(id);
            if (items.isEmpty()) {
              console.plain("Nothing that can be merged is known as: " + id);
              return ExitCode.INCOMPLETE;
            }
            touched.addAll(items);
            String one = items.iterator().next();
            if (first == null) {
              first = one;
            } else if (sort(first).equals(sort(one))) {
              deciding.decide(archive, console, Decision.Kind.SAME, first, one, null, null);
            } else {
              console.plain(first + " and " + one + " are of two sorts and cannot be one");
              return ExitCode.INCOMPLETE;
            }
          }
          Deciding.follow(archive, touched, console::plain);
          return ExitCode.DONE;
        });
  }

  /** Assertions are only merged with their like; entities of any type with one another. */
  private static String sort(String id) {
    String prefix = id.substring(0, Math.max(0, id.indexOf('-')));
    return List.of("event", "figure", "position", "tenure").contains(prefix) ? prefix : "entity";
  }
}
