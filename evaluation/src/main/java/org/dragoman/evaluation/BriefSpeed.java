package org.dragoman.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.EntitySummary;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.desk.Dossiers;
import org.dragoman.publish.brief.Brief;
import org.dragoman.publish.brief.BriefComposer;
import org.dragoman.publish.brief.BriefFormat;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.publish.brief.Letterhead;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a brief takes, from the question to the last byte.
 *
 * <p>Asked are those of whom there is most to gather: the two countries that are named most, either
 * alone, the person, the body, and a topic. The first brief of a run is measured too, for a command
 * writes one and ends. Arguments: the archive's folder, the seconds that a brief may take. Exits
 * with 1 where one takes longer.
 */
final class BriefSpeed {

  private record Asked(List<EntitySummary> parties, @Nullable String topic) {}

  private BriefSpeed() {}

  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    double most = Double.parseDouble(arguments[1]);
    boolean kept = true;
    ArchiveOptions options = ArchiveOptions.reading(System.err::println);
    try (Archive archive = SqliteArchive.open(Path.of(arguments[0]), options)) {
      System.out.printf(
          Locale.ROOT,
          "%,d documents%n%-26s %-5s %8s %8s %7s %7s%n",
          archive.countDocuments(DocumentFilter.ALL),
          "brief on",
          "as",
          "gather",
          "write",
          "notes",
          "kB");
      for (Map.Entry<String, Asked> asked : asked(archive).entrySet()) {
        for (BriefFormat format : BriefFormat.values()) {
          kept &= measure(asked.getKey(), asked.getValue(), format, archive) <= most;
        }
      }
    }
    if (!kept) {
      System.out.printf(Locale.ROOT, "over %.1f s%n", most);
      System.exit(1);
    }
  }

  private static Map<String, Asked> asked(Archive archive) {
    List<EntitySummary> places = archive.entities(Optional.of(EntityType.PLACE), 0, 2);
    Map<String, Asked> asked = new LinkedHashMap<>();
    asked.put("two countries", new Asked(places, null));
    asked.put("one country", new Asked(places.subList(0, 1), null));
    for (EntityType type : List.of(EntityType.PERSON, EntityType.BODY)) {
      asked.put(
          "one " + type.name().toLowerCase(Locale.ROOT),
          new Asked(archive.entities(Optional.of(type), 0, 1), null));
    }
    asked.put("a topic", new Asked(List.of(), "water"));
    return asked;
  }

  private static double measure(String name, Asked asked, BriefFormat format, Archive archive)
      throws IOException {
    LocalDate today = LocalDate.of(2026, 1, 1);
    long start = System.nanoTime();
    Dossier dossier =
        Dossiers.of(new ArrayList<>(asked.parties()), asked.topic(), null, null, today, archive);
    long gathered = System.nanoTime();
    Brief brief = BriefComposer.compose(dossier, "en", "dragoman", today);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(brief, Letterhead.NONE, out);
    long written = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%-26s %-5s %6.2f s %6.2f s %7d %7d%n",
        name,
        format.extension(),
        (gathered - start) / 1e9,
        (written - gathered) / 1e9,
        brief.notes().size(),
        out.size() >> 10);
    return (written - start) / 1e9;
  }
}
