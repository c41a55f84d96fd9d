package org.dragoman.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dragoman.publish.calendar.ICalendar;
import org.dragoman.publish.feed.AtomFeed;
import org.dragoman.publish.ftm.FollowTheMoney;
import org.dragoman.publish.graph.GraphMl;
import org.dragoman.publish.popolo.Popolo;
import org.dragoman.publish.rdf.Rdf;
import org.dragoman.publish.table.EventTables;

/** All formats in which a record can be written. Thread-safe. */
public final class RecordFormats {

  /** The formats, the project's own first. */
  public static final List<RecordFormat> ALL =
      Stream.of(
              Stream.of(new JsonLines()),
              EventTables.ALL.stream(),
              Stream.of(new FollowTheMoney(), new Popolo()),
              Rdf.ALL.stream(),
              Stream.of(new GraphMl(), new ICalendar(), new AtomFeed()))
          .<RecordFormat>flatMap(formats -> formats)
          .toList();

  private RecordFormats() {}

  /** The format with this name, in any case; empty where there is none. */
  public static Optional<RecordFormat> named(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(format -> format.name().equals(lower)).findFirst();
  }
}
