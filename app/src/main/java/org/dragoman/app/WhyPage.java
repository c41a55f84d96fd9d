package org.dragoman.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.archive.Archive;
import org.dragoman.archive.EntitySummary;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.Ground;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.NamingLikeness;
import org.dragoman.reconciliation.entity.NamingMatch;
import org.dragoman.reconciliation.entity.NamingMatch.Evidence;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.name.NameMatch;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;

/** Why names are held to mean one, for the terminal. */
final class WhyPage {

  private final Console console;

  WhyPage(Console console) {
    this.console = console;
  }

  /** Prints why the names of an entity are held to be one; so many at most. */
  void print(EntitySummary summary, Archive archive, int limit) {
    Entity entity = summary.entity();
    List<Ground> grounds =
        Ground.of(
            entity.label(),
            archive.members(entity.id()),
            archive::itemLinks,
            Decision.inForce(archive.decisions()));
    console.plain(
        console.styled("@|bold ▪|@ ")
            + shown(entity.label())
            + "  "
            + entity.type().name().toLowerCase(Locale.ROOT)
            + (entity.country() == null ? "" : " " + entity.country())
            + "  "
            + entity.id());
    if (grounds.isEmpty()) {
      console.plain("  known by its code alone; names are not compared for it");
    }
    grounds.stream().limit(limit).forEach(this::print);
    if (grounds.size() > limit) {
      console.plain(
          "  … and " + (grounds.size() - limit) + " more (--limit " + grounds.size() + ")");
    }
  }

  private void print(Ground ground) {
    console.plain("  " + named(ground.naming()));
    Decision decision = ground.decision();
    if (decision != null) {
      console.plain(
          "      merged by an editor, decision "
              + decision.number()
              + ": "
              + shown(decision.why())
              + " · "
              + shown(decision.editor()));
    }
    Naming on = ground.on();
    NamingMatch match = ground.match();
    if (on == null || match == null) {
      if (ground.evidence().isEmpty()) {
        console.plain("      what the others rest on");
      }
      ground.evidence().forEach(each -> console.plain("      " + inWords(each)));
      return;
    }
    console.plain("      " + score(match) + " like " + named(on));
    because(match);
  }

  /** Prints how alike two names are that need not be in the archive, and why. */
  void compare(String one, String other, Optional<EntityType> type, List<String> languages) {
    String first = languages.isEmpty() ? "und" : languages.get(0);
    String second = languages.isEmpty() ? "und" : languages.get(languages.size() - 1);
    Namings namings = Dragoman.namings();
    EntityType as =
        type.orElseGet(
            () ->
                isKnown(namings.of(EntityType.BODY, null, first, one))
                        || isKnown(namings.of(EntityType.BODY, null, second, other))
                    ? EntityType.BODY
                    : EntityType.PERSON);
    Naming naming = namings.of(as, null, first, one);
    Naming its = namings.of(as, null, second, other);
    NamingMatch match = new NamingLikeness().match(naming, its);
    boolean linked =
        match.likeness() >= Likeness.LINKED && !match.evidence().contains(Evidence.APART);
    console.plain(named(naming));
    console.plain(named(its));
    console.plain(
        "      "
            + score(match)
            + (linked ? " alike, enough to be held for one" : " alike, not held for one")
            + " as names of one "
            + as.name().toLowerCase(Locale.ROOT));
    because(match);
  }

  private static boolean isKnown(Naming naming) {
    return naming.known() != null || naming.kind() != null;
  }

  private void because(NamingMatch match) {
    for (NameMatch.Pair pair : match.names().words()) {
      console.plain("      " + pair.inWords(this::shown));
    }
    if (match.names().crossed()) {
      console.plain("      father and child the other way round");
    }
    match.evidence().forEach(each -> console.plain("      " + inWords(each)));
  }

  private String named(Naming naming) {
    return shown(naming.name())
        + "  "
        + naming.language()
        + (naming.country() == null ? "" : " " + naming.country());
  }

  private static String score(NamingMatch match) {
    return String.format(Locale.ROOT, "%.2f", match.likeness());
  }

  private static String inWords(Evidence evidence) {
    return switch (evidence) {
      case GAZETTEER -> "the gazetteer has this name";
      case KIND -> "its words tell the kind of state body, and its country";
      case SAME_COUNTRY -> "for it: the same country";
      case OTHER_LANGUAGE ->
          "against it: another language, into which bodies' names are translated";
      case MORE_WORDS -> "against it: one has more words and may be a part of the other";
      case SURNAME_ALONE -> "a surname alone; it joins only whom it fits alone";
      case APART -> "they cannot be one: of two sorts, kinds or countries";
    };
  }

  private String shown(String text) {
    return console.isolated(Console.harmless(text));
  }
}
