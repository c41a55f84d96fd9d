package org.dragoman.intake.copy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Tells whether two documents carry one story, and which of several was first. Pure functions. */
public final class Copies {

  /** Stories that share so large a part of all their shingles are one, edited. */
  static final double LEAST_SHARED = 0.30;

  /** So is a story of which so large a part stands in a longer one: a cut, or a new beginning. */
  static final double LEAST_CONTAINED = 0.55;

  /** A part shorter than this many shingles may be a stock paragraph, not a story. */
  static final int LEAST_CONTAINED_SHINGLES = 40;

  private static final Normalization NAMES = Normalization.of("und");

  private Copies() {}

  /** How alike two stories are. */
  public enum Likeness {
    /** Different stories, though perhaps on one event. */
    NOT,
    /** The same words. */
    IDENTICAL,
    /** The same story changed, shortened or extended. */
    EDITED
  }

  /** Whether two documents are worth comparing by {@link #judge}: they agree on one band. */
  public static boolean isWorthComparing(Fingerprint one, Fingerprint other) {
    List<Long> keys = one.bandKeys();
    List<Long> others = other.bandKeys();
    for (int band = 0; band < keys.size() && band < others.size(); band++) {
      if (keys.get(band).equals(others.get(band))) {
        return true;
      }
    }
    return false;
  }

  /** How alike the stories of two documents are, by all their shingles. */
  public static Likeness judge(Document one, Document other) {
    long[] words = Fingerprints.words(one);
    long[] otherWords = Fingerprints.words(other);
    if (Math.min(words.length, otherWords.length) < Fingerprints.FEWEST_WORDS) {
      return Likeness.NOT;
    }
    if (Arrays.equals(words, otherWords)) {
      return Likeness.IDENTICAL;
    }
    long[] shingles = Fingerprints.shingles(words);
    long[] others = Fingerprints.shingles(otherWords);
    int both = common(shingles, others);
    int smaller = Math.min(shingles.length, others.length);
    double shared = (double) both / (shingles.length + others.length - both);
    double contained = (double) both / smaller;
    boolean edited =
        shared >= LEAST_SHARED
            || (contained >= LEAST_CONTAINED && smaller >= LEAST_CONTAINED_SHINGLES);
    return edited ? Likeness.EDITED : Likeness.NOT;
  }

  /** How many values two ascending arrays have in common. */
  private static int common(long[] one, long[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }

  /**
   * One of several documents that carry a story.
   *
   * @param document its id
   * @param uri where it came from
   * @param publisher who published it; null where unknown
   * @param published when; null where unknown
   * @param cites the publishers that it cites
   */
  public record Candidate(
      String document,
      URI uri,
      @Nullable String publisher,
      @Nullable Edtf published,
      Set<String> cites) {

    /** Copies the names. */
    public Candidate {
      cites = Set.copyOf(cites);
    }
  }

  /**
   * The first publication of a story, as far as its copies tell: one whose publisher another copy
   * cites, and among several one that itself cites no other; then the earliest; then the first by
   * address. Does not depend on the candidates' order.
   *
   * @throws IllegalArgumentException where there is no candidate
   */
  public static Candidate original(Collection<Candidate> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingInt((Candidate one) -> rank(one, candidates))
                .thenComparing(Copies::time)
                .thenComparing(one -> one.uri().toString())
                .thenComparing(Candidate::document))
        .orElseThrow(() -> new IllegalArgumentException("no candidates"));
  }

  private static int rank(Candidate one, Collection<Candidate> all) {
    boolean cited = false;
    boolean citing = false;
    for (Candidate other : all) {
      if (!other.document().equals(one.document())) {
        cited |= cites(other, one);
        citing |= cites(one, other);
      }
    }
    return cited ? (citing ? 1 : 0) : 2;
  }

  private static boolean cites(Candidate one, Candidate other) {
    if (other.publisher() == null) {
      return false;
    }
    Set<String> cited = new HashSet<>();
    one.cites().forEach(name -> cited.add(NAMES.normalize(name)));
    String publisher = NAMES.normalize(other.publisher());
    // A house that cites itself tells nothing.
    boolean own = one.publisher() != null && NAMES.normalize(one.publisher()).equals(publisher);
    return !own && cited.contains(publisher);
  }

  /** The first moment that a date may mean; unknown dates come last. */
  private static Instant time(Candidate one) {
    if (one.published() == null) {
      return Instant.MAX;
    }
    String value = one.published().value();
    if (one.published().isDay() && value.indexOf('T') > 0) {
      String moment = value.replaceAll("[~?%]$", "");
      boolean offset = moment.endsWith("Z") || moment.length() > 19;
      return offset
          ? OffsetDateTime.parse(moment).toInstant()
          : LocalDateTime.parse(moment).toInstant(ZoneOffset.UTC);
    }
    return one.published()
        .earliest()
        .map((LocalDate day) -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
        .orElse(Instant.MAX);
  }
}
