package org.dragoman.publish.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What the record has on one party, on two, or on a topic.
 *
 * <p>Plain data, in no language. Immutable and thread-safe.
 *
 * @param parties whom it is about: none, one or two
 * @param topic what it is about; null where it is not confined to a topic
 * @param since the first time it looks at; null where it looks at all
 * @param until the last time it looks at; null where it looks at all
 * @param asOf the day for which posts are told
 * @param occasions what was done, the latest first
 * @param posts who holds which post on that day, counterparts first
 * @param stands what bodies have said officially, the latest first
 * @param counts figures that measure the same thing, contested ones first
 * @param statements what the parties are quoted with, the latest first
 * @param within the figures that stand in the words of a vote or position, by that one's id
 * @param sources the documents that tell all this, by id
 * @param entities the entities named in it, by id
 */
public record Dossier(
    List<Entity> parties,
    @Nullable String topic,
    @Nullable Edtf since,
    @Nullable Edtf until,
    LocalDate asOf,
    Part<Told<Event>> occasions,
    Part<Post> posts,
    Part<Told<Position>> stands,
    Part<Count> counts,
    Part<Claim> statements,
    Map<String, List<Figure>> within,
    Map<String, Source> sources,
    Map<String, Entity> entities) {

  /** Copies the collections. */
  public Dossier {
    parties = List.copyOf(parties);
    within = Map.copyOf(within);
    sources = Map.copyOf(sources);
    entities = Map.copyOf(entities);
  }

  /**
   * Some of what the record has of a kind.
   *
   * @param items those that are told
   * @param all how many there are
   */
  public record Part<T>(List<T> items, int all) {

    /** Copies the list. */
    public Part {
      items = List.copyOf(items);
      if (all < items.size()) {
        throw new IllegalArgumentException(items.size() + " items of " + all);
      }
    }

    /** All that there are, up to a number. */
    public static <T> Part<T> of(List<T> all, int most) {
      return new Part<>(all.subList(0, Math.min(most, all.size())), all.size());
    }
  }

  /**
   * One thing with all that is told of it.
   *
   * @param best the fullest report
   * @param date when; null where no report tells
   * @param status how well it is supported
   * @param reports the reports that are looked at, the first known first; at least one
   * @param all how many reports there are
   * @param independent how many independent sources those have that are looked at
   */
  public record Told<T extends Assertion>(
      T best, @Nullable Edtf date, Status status, List<T> reports, int all, int independent) {

    /** Copies the list. */
    public Told {
      reports = List.copyOf(reports);
      if (reports.isEmpty()) {
        throw new IllegalArgumentException("what nobody reports is not told");
      }
      if (all < reports.size()) {
        throw new IllegalArgumentException(reports.size() + " reports of " + all);
      }
    }
  }

  /**
   * A post and who holds it.
   *
   * @param told what is told of it; its date is the last for which somebody says so
   * @param from the beginnings that are told: several where documents differ
   * @param to the ends that are told
   * @param side the index of the party for which it is held; null where it is for none of them
   * @param met in how many of the occasions its holder takes part
   */
  public record Post(
      Told<Tenure> told, List<Edtf> from, List<Edtf> to, @Nullable Integer side, int met) {

    /** Copies the lists. */
    public Post {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * Figures that measure the same thing.
   *
   * @param figures those that are looked at, the first known first; at least one
   * @param all how many there are
   * @param about what they are about, as documents name it
   * @param contested whether sources differ
   * @param independent how many independent sources those have that are looked at
   */
  public record Count(
      List<Figure> figures, int all, List<String> about, boolean contested, int independent) {

    /** Copies the lists. */
    public Count {
      figures = List.copyOf(figures);
      about = List.copyOf(about);
      if (figures.isEmpty()) {
        throw new IllegalArgumentException("a count without figures");
      }
      if (all < figures.size()) {
        throw new IllegalArgumentException(figures.size() + " figures of " + all);
      }
    }
  }

  /**
   * A document that tells something.
   *
   * @param outlet who published it; null where unknown
   * @param title its headline, or its file's name
   * @param published when; null where unknown
   * @param language BCP 47 tag
   * @param address where it came from: an address on the web or a file's name
   */
  public record Source(
      @Nullable String outlet,
      String title,
      @Nullable Edtf published,
      String language,
      String address) {}

  /** Whether the record has nothing on it. */
  public boolean isEmpty() {
    return occasions.items().isEmpty()
        && posts.items().isEmpty()
        && stands.items().isEmpty()
        && counts.items().isEmpty()
        && statements.items().isEmpty();
  }
}
