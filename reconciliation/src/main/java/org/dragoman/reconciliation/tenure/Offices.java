package org.dragoman.reconciliation.tenure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Posts;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The offices that words name: a post with the country or body of which it is held, "foreign
 * minister of Norway" as {@code foreign-minister@NO} in every language. Thread-safe.
 *
 * <p>An office has one holder at a time, so that it stands for a person as a name does. Deputies
 * and posts that are not held any more have none.
 */
public final class Offices {

  private static final String CHAIR = "chair";
  private static final String SPEAKER = "speaker";
  private static final String HEAD_OF_STATE = "head-of-state";
  private static final String HEAD_OF_GOVERNMENT = "head-of-government";
  private static final String FOREIGN_MINISTER = "foreign-minister";

  /** Where a chancellor leads the government; elsewhere the word means the foreign minister. */
  private static final Set<String> CHANCELLORS = Set.of("DE", "AT");

  private final Posts posts = new Posts();
  private final Namings namings;

  /** With what tells bodies and countries in names. */
  public Offices(Namings namings) {
    this.namings = namings;
  }

  /**
   * The offices that a tenure gives its holder; none where it has ended.
   *
   * @param country of the holder; null where the document does not tell
   * @param language bare code of the document's language
   */
  public SortedSet<String> held(Tenure tenure, @Nullable String country, String language) {
    return tenure.to() == null ? of(tenure, country, language) : new TreeSet<>();
  }

  /**
   * The offices that a tenure's post is, held still or not.
   *
   * @param country of the holder; null where the document does not tell
   * @param language bare code of the document's language
   */
  public SortedSet<String> of(Tenure tenure, @Nullable String country, String language) {
    String own = tenure.country() == null ? country : tenure.country();
    return offices(tenure.post(), tenure.body(), own, language);
  }

  /**
   * The offices that a post makes.
   *
   * @param post as named
   * @param body as named; null where none is
   * @param country of the post or its holder; null where not known
   * @param language bare code of the language
   */
  public SortedSet<String> offices(
      String post, @Nullable String body, @Nullable String country, String language) {
    SortedSet<String> offices = new TreeSet<>();
    String found = posts.of(post, language).orElse(null);
    if (found == null) {
      return offices;
    }
    String own = country;
    String known = null;
    boolean ofOther = false;
    if (body != null) {
      CountryWords.Parted parted = namings.countries().part(body, language);
      if (parted.words().stream().allMatch(word -> word.length() < 2)) {
        own = own == null && parted.countries().size() == 1 ? parted.countries().first() : own;
      } else {
        Naming naming = namings.of(EntityType.BODY, country, language, body);
        known = naming.known() == null ? naming.kind() : naming.known();
        ofOther = true;
      }
    }
    switch (posts.heldOf(found)) {
      case COUNTRY -> add(found, own, offices);
      case CHANCELLOR -> {
        boolean leads = own != null && CHANCELLORS.contains(own);
        add(leads ? HEAD_OF_GOVERNMENT : FOREIGN_MINISTER, own, offices);
      }
      case SPEAKER -> {
        add(SPEAKER, own, offices);
        add(CHAIR, known, offices);
      }
      case EITHER -> {
        if (ofOther) {
          lead(CHAIR, known, offices);
        } else {
          add(HEAD_OF_STATE, own, offices);
        }
      }
      case BODY -> {
        if (ofOther) {
          lead(found, known, offices);
        } else if (found.equals(CHAIR) && body != null) {
          // "The chairman of China": of a country itself.
          add(HEAD_OF_STATE, own, offices);
        }
      }
    }
    return offices;
  }

  /** The offices that a party's name means: "the Norwegian foreign minister". */
  public SortedSet<String> named(String name, String language) {
    CountryWords.Parted parted = namings.countries().part(name, language);
    if (parted.countries().size() != 1) {
      return new TreeSet<>();
    }
    String words = String.join(" ", parted.words());
    return offices(words, null, parted.countries().first(), language);
  }

  /** The offices that a party's name means where it has no other words. */
  SortedSet<String> namedAlone(String name, String language) {
    CountryWords.Parted parted = namings.countries().part(name, language);
    return posts.isAlone(String.join(" ", parted.words()), language)
        ? named(name, language)
        : new TreeSet<>();
  }

  private static void add(String post, @Nullable String of, Set<String> offices) {
    if (of != null) {
      offices.add(post + "@" + of);
    }
  }

  /** Who chairs a country's parliament is its speaker. */
  private static void lead(String post, @Nullable String body, Set<String> offices) {
    add(post, body, offices);
    if (post.equals(CHAIR)
        && body != null
        && body.matches("body-[a-z]{2}-(parliament|lower|national-assembly)")) {
      offices.add(SPEAKER + "@" + body.substring(5, 7).toUpperCase(Locale.ROOT));
    }
  }

  /** The ids of the bodies in which the holder of some offices acts. */
  public SortedSet<String> bodies(Set<String> offices) {
    SortedSet<String> bodies = new TreeSet<>();
    for (String office : offices) {
      List<String> parts = List.of(office.split("@", 2));
      String of = parts.get(1);
      if (of.length() > 2) {
        bodies.add(of);
        continue;
      }
      String start = "body-" + of.toLowerCase(Locale.ROOT) + "-";
      posts.body(parts.get(0)).ifPresent(kind -> bodies.add(start + kind));
      if (parts.get(0).endsWith("-minister") || parts.get(0).equals(HEAD_OF_GOVERNMENT)) {
        bodies.add(start + "government");
      }
      if (parts.get(0).equals(SPEAKER)) {
        bodies.add(start + "parliament");
      }
    }
    return bodies;
  }
}
