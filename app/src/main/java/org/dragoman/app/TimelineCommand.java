package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.EntitySummary;
import org.dragoman.desk.Parties;
import org.dragoman.desk.WholeStories;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman timeline}: what one or two parties did, in time. */
@Command(
    name = "timeline",
    description = "Lists what a party did, or two did with one another, in time; each event once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "A party is a country's code or name, a person, a body or a group, in any script.",
      "",
      "Examples:",
      "  dragoman timeline AZ PE",
      "  dragoman timeline \"Milli Majlis\" --since 2021",
      "  dragoman timeline Armenia Иран"
    })
final class TimelineCommand implements Callable<Integer> {

  private static final int MOST = 20_000;

  @Parameters(arity = "1..2", paramLabel = "PARTY", description = "One party or two.")
  private List<String> parties = List.of();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only what was on this day or later: 2021, 2021-06 or 2021-06-14.")
  private @Nullable Edtf since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only what was on this day or earlier.")
  private @Nullable Edtf until;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many events at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<EntitySummary> found = new ArrayList<>();
      for (String wanted : parties) {
        Optional<EntitySummary> party = Parties.find(wanted, opened);
        if (party.isEmpty()) {
          console.plain("Nobody is known as: " + wanted + " (dragoman entities lists all)");
          return ExitCode.INCOMPLETE;
        }
        found.add(party.get());
      }
      List<Event> events = new ArrayList<>();
      opened
          .assertionsNamingAll(
              found.stream().map(one -> one.entity().id()).toList(), List.of("event"), MOST)
          .forEach(
              assertion -> {
                if (assertion instanceof Event event
                    && event.provenance().status() != Status.REJECTED) {
                  events.add(event);
                }
              });
      List<Story> stories =
          WholeStories.of(Story.of(events), opened).stream().filter(this::isInTime).toList();
      console.line(
          "@|bold "
              + found.stream()
                  .map(one -> one.entity().label())
                  .reduce((a, b) -> a + " – " + b)
                  .orElse("")
              + "|@");
      int shown = Math.min(Math.max(1, limit), stories.size());
      stories.subList(0, shown).forEach(story -> Stories.print(story, console));
      if (stories.isEmpty()) {
        console.plain("No events are known.");
        return ExitCode.INCOMPLETE;
      }
      console.plain(shown + " of " + stories.size() + " events");
      return ExitCode.DONE;
    }
  }

  private boolean isInTime(Story story) {
    Edtf date = story.date();
    Edtf first = since;
    Edtf last = until;
    if (first == null && last == null) {
      return true;
    }
    return date != null
        && (first == null || isFrom(first, date))
        && (last == null || isTo(last, date));
  }

  private static boolean isFrom(Edtf first, Edtf date) {
    return date.latest()
        .flatMap(day -> first.earliest().map(start -> !day.isBefore(start)))
        .orElse(true);
  }

  private static boolean isTo(Edtf last, Edtf date) {
    return date.earliest().flatMap(day -> last.latest().map(end -> !day.isAfter(end))).orElse(true);
  }
}
