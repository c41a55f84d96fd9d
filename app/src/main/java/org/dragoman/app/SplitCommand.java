package org.dragoman.app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.record.decision.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dragoman split}: an editor decides that some are not one. */
@Command(
    name = "split",
    description = "Decides that spellings or reports do not belong to the others of their cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "MEMBER is a spelling of the entity, or the id of a report of the event or figure.",
      "",
      "Examples:",
      "  dragoman split person-1f3a… \"Ali Aliyev\" --why \"the member of parliament, not the minister\"",
      "  dragoman split event-77aa… event-0b1c… --why \"another meeting, a day later\""
    })
final class SplitCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "The entity, event or figure.")
  private String whole = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "MEMBER",
      description = "What is another.")
  private List<String> members = List.of();

  @Mixin private Deciding deciding = new Deciding();

  @Override
  public Integer call() {
    return deciding.in(
        (archive, console) -> {
          Set<String> all = archive.itemsOf(whole);
          Set<String> parted = new TreeSet<>();
          for (String member : members) {
            Set<String> items = new TreeSet<>(archive.itemsOf(member));
            items.addAll(archive.itemsSpelled(member));
            items.retainAll(all);
            if (items.isEmpty()) {
              console.plain(whole + " has no member known as: " + member);
              return ExitCode.INCOMPLETE;
            }
            parted.addAll(items);
          }
          Set<String> rest = new TreeSet<>(all);
          rest.removeAll(parted);
          if (rest.isEmpty()) {
            console.plain(
                "All of " + whole + " would be split off; nothing is left to split from.");
            return ExitCode.INCOMPLETE;
          }
          for (String one : parted) {
            for (String other : rest) {
              deciding.decide(archive, console, Decision.Kind.DIFFERENT, one, other, null, null);
            }
          }
          Deciding.follow(archive, all, console::plain);
          return ExitCode.DONE;
        });
  }
}
