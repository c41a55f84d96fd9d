package org.dragoman.reconciliation.entity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.NamingMatch.Evidence;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.record.entity.EntityType;

/**
 * Whether two names in use mean the same: by the gazetteer, by kind and country of a state body, or
 * by spelling, with the country as further evidence.
 */
public final class NamingLikeness implements Likeness<Naming> {

  /** What the same country adds to the log odds of the spelling. */
  private static final double SAME_COUNTRY = 1.2;

  /** Bodies' names are translated: across languages spelling alone must be surer. */
  private static final double OTHER_LANGUAGE = -1;

  /** A body's name with more words is that of a part of it, or of another. */
  private static final double MORE_WORDS = -2;

  private final NameSimilarity similarity = NameSimilarity.shipped();

  @Override
  public Naming read(String body) {
    return Naming.read(body);
  }

  @Override
  public Set<String> keys(Naming naming) {
    return keys(naming, NameKeys.of(naming.form(), isOwn(naming)));
  }

  @Override
  public Set<String> sought(Naming naming) {
    return keys(naming, NameKeys.sought(naming.form(), isOwn(naming)));
  }

  private static Set<String> keys(Naming naming, Set<String> spelling) {
    String sort = sort(naming);
    Set<String> keys = new TreeSet<>();
    if (naming.known() != null) {
      keys.add("known:" + naming.known());
    } else if (naming.kind() != null) {
      keys.add("kind:" + naming.kind());
    } else {
      spelling.forEach(key -> keys.add(sort + key));
    }
    return keys;
  }

  /** Persons and places are compared among themselves; the reader confuses bodies and outlets. */
  private static String sort(Naming naming) {
    return switch (naming.type()) {
      case PERSON -> "p:";
      case PLACE -> "l:";
      case BODY, GROUP, ORGANIZATION, OUTLET -> "o:";
    };
  }

  @Override
  public double likeness(Naming one, Naming other) {
    if (isKnown(one, other)) {
      return 1;
    }
    if (isOneKind(one, other)) {
      return 0.97;
    }
    double p = similarity.probability(one.form(), other.form(), isOwn(one));
    double odds = Math.log(Math.max(p, 1e-6) / Math.max(1 - p, 1e-6));
    if (areOfOneCountry(one, other)) {
      odds += SAME_COUNTRY;
    }
    if (!isOwn(one)) {
      odds += areOfOneLanguage(one, other) ? 0 : OTHER_LANGUAGE;
      odds += MORE_WORDS * Math.abs(one.words() - other.words());
    }
    return 1 / (1 + Math.exp(-odds));
  }

  private static boolean isKnown(Naming one, Naming other) {
    return one.known() != null && one.known().equals(other.known());
  }

  private static boolean isOneKind(Naming one, Naming other) {
    return one.kind() != null && one.kind().equals(other.kind());
  }

  private static boolean areOfOneCountry(Naming one, Naming other) {
    return one.country() != null && one.country().equals(other.country());
  }

  private static boolean areOfOneLanguage(Naming one, Naming other) {
    return one.language().equals(other.language());
  }

  /** How alike two names in use are, and why. */
  public NamingMatch match(Naming one, Naming other) {
    Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    if (isKnown(one, other)) {
      evidence.add(Evidence.GAZETTEER);
    } else if (isOneKind(one, other)) {
      evidence.add(Evidence.KIND);
    } else {
      if (areOfOneCountry(one, other)) {
        evidence.add(Evidence.SAME_COUNTRY);
      }
      if (!isOwn(one) && !areOfOneLanguage(one, other)) {
        evidence.add(Evidence.OTHER_LANGUAGE);
      }
      if (!isOwn(one) && one.words() != other.words()) {
        evidence.add(Evidence.MORE_WORDS);
      }
      if (isWeak(one) || isWeak(other)) {
        evidence.add(Evidence.SURNAME_ALONE);
      }
    }
    if (areApart(one, other)) {
      evidence.add(Evidence.APART);
    }
    return new NamingMatch(
        likeness(one, other), evidence, similarity.match(one.form(), other.form(), isOwn(one)));
  }

  /** Whether it is a proper name alone: a human being's or a place's, not made of words. */
  private static boolean isOwn(Naming naming) {
    return naming.isPerson() || naming.type() == EntityType.PLACE;
  }

  @Override
  public boolean areApart(Naming one, Naming other) {
    if (!sort(one).equals(sort(other))) {
      return true;
    }
    if (differ(one.known(), other.known()) || differ(one.kind(), other.kind())) {
      return true;
    }
    return differ(one.country(), other.country());
  }

  private static boolean differ(
      @org.jspecify.annotations.Nullable String one,
      @org.jspecify.annotations.Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  /** A bare surname, or a surname with initials, may be many people's. */
  @Override
  public boolean isWeak(Naming naming) {
    return naming.isPerson() && naming.words() < 2;
  }

  @Override
  public Optional<String> fixedName(Naming naming) {
    if (naming.known() != null) {
      return Optional.of(naming.known());
    }
    return Optional.ofNullable(naming.kind());
  }
}
