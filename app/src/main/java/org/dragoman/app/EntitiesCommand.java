package org.dragoman.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.EntitySummary;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman entities}: who and what the record knows. */
@Command(
    name = "entities",
    description = "Lists persons, bodies, groups, organizations, outlets and places, each once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Each with its spellings; dragoman show NAME has everything on one of them.",
      "",
      "Examples:",
      "  dragoman entities --type person",
      "  dragoman entities --type body -n 100"
    })
final class EntitiesCommand implements Callable<Integer> {

  private static final int SPELLINGS = 6;

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "Only of this type: ${COMPLETION-CANDIDATES}.")
  private @Nullable EntityType type;

  @Mixin private ListOptions list = new ListOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<EntitySummary> entities =
          opened.entities(Optional.ofNullable(type), list.offset(), list.limit());
      for (EntitySummary summary : entities) {
        Entity entity = summary.entity();
        console.plain(
            console.styled("@|bold ▪|@ ")
                + console.isolated(Console.harmless(entity.label()))
                + String.format(
                    Locale.ROOT,
                    "  %s%s  %,d times in %,d documents  %s",
                    entity.type().name().toLowerCase(Locale.ROOT),
                    entity.country() == null ? "" : " " + entity.country(),
                    summary.mentions(),
                    summary.documents(),
                    entity.id()));
        List<String> others =
            entity.names().stream()
                .map(EntityName::text)
                .filter(text -> !text.equals(entity.label()))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
          console.plain(
              "    "
                  + console.isolated(
                      Console.harmless(
                          String.join(", ", others.subList(0, Math.min(SPELLINGS, others.size())))))
                  + (others.size() > SPELLINGS
                      ? " … " + (others.size() - SPELLINGS) + " more"
                      : ""));
        }
      }
      if (entities.isEmpty()) {
        console.plain("None of that type are known yet.");
        return ExitCode.INCOMPLETE;
      }
      return ExitCode.DONE;
    }
  }
}
