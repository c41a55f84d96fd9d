package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dragoman.record.assertion.Modality;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/**
 * How the speaker stands to an act: by words that belong to its verb or govern it, and by the
 * verb's form. Stateless.
 */
final class Modalities {

  /** So far above an act a word may stand that governs it. */
  private static final int REACH = 4;

  /** What counts where several are said; the first wins. */
  private static final List<Modality> ORDER =
      List.of(
          Modality.CANCELLED,
          Modality.CALLED_FOR,
          Modality.DENIED,
          Modality.HYPOTHETICAL,
          Modality.PLANNED);

  /** Acts at which something else is said and done. */
  private static final List<String> HELD =
      List.of("meet", "visit", "call", "interview", "speech", "commemorate");

  /** Endings that make a verb's form a future. */
  private static final String FUTURE = "future-ending";

  /** Auxiliaries that are a future in what somebody said, and else a supposition. */
  private static final String REPORTED = "reported-future";

  private Modalities() {}

  /** The modality of an act whose word is a node. */
  static Modality of(Parse parse, Terms terms, int act) {
    Modality best = Modality.ASSERTED;
    boolean cancelled = false;
    boolean setting = false;
    int below = -1;
    int steps = 0;
    // Of a verb above only its own meaning governs what it says, not its auxiliaries.
    boolean higher = false;
    boolean converb = false;
    for (int at = act; at >= 0 && steps <= REACH; below = at, at = parse.head(at), steps++) {
      if (below >= 0 && (leaves(parse, below, at) || isCause(parse, terms, below))) {
        break;
      }
      setting |= below == act && below >= 0 && isSetting(parse, terms, below, at);
      higher |= below >= 0 && (parse.is(below, "ccomp", "csubj") || isContent(parse, below));
      converb |= below >= 0 && isConverb(parse, below);
      List<Modality> said = new ArrayList<>(said(parse, terms, at, at == act, higher, below));
      if (below == act && parse.is(act, "nsubj")) {
        said.addAll(after(parse, terms, at));
      }
      cancelled |= said.contains(Modality.CANCELLED);
      for (Modality here : said) {
        boolean ahead = here == Modality.PLANNED || (converb && here == Modality.HYPOTHETICAL);
        if ((converb || setting) && !ahead) {
          continue;
        }
        if (cancelled && here == Modality.DENIED && !said.contains(Modality.CANCELLED)) {
          // "Denied reports that the visit was called off": it is still to come.
          if (parse.isVerb(at) && (isOf(terms, at, "reject") || isLightReject(parse, terms, at))) {
            return Modality.PLANNED;
          }
        }
        if (best == Modality.ASSERTED || ORDER.indexOf(here) < ORDER.indexOf(best)) {
          best = here;
        }
      }
    }
    return best;
  }

  /**
   * Whether what will not happen, or did not, had been to come: its own verb is a negated future,
   * or a clause about it says that it was planned.
   */
  static boolean wasPlanned(Parse parse, Terms terms, int act, int clause) {
    List<Integer> nodes = new ArrayList<>(List.of(act, clause));
    parse.children(act).stream().filter(child -> parse.is(child, "compound")).forEach(nodes::add);
    boolean denied = false;
    boolean planned = false;
    for (int node : nodes) {
      List<Modality> said = said(parse, terms, node, true, false, -1);
      denied |= said.contains(Modality.DENIED);
      planned |=
          said.contains(Modality.PLANNED)
              || parse.children(node).stream()
                  .filter(child -> parse.is(child, "acl", "advcl", "amod"))
                  .anyMatch(child -> isSaidOf(parse, terms, child, "planned"));
    }
    return denied && planned;
  }

  private static boolean isSaidOf(Parse parse, Terms terms, int node, String what) {
    return terms.in(Table.MODALITY).stream()
        .anyMatch(
            word ->
                word.is(what)
                    && (word.range().contains(node)
                        || parse.children(node).stream().anyMatch(word.range()::contains)));
  }

  /** Whether what stands above no longer tells how the act is meant. */
  private static boolean leaves(Parse parse, int below, int at) {
    return switch (parse.relation(below)) {
      // "Invited her to visit": what is said with an infinitive is governed all the same.
      case "advcl" -> !parse.feature(below, "VerbForm").equals("Inf") && !isConverb(parse, below);
      // "Reports that they had met": what a noun's clause says is governed with the noun.
      case "acl" -> !isContent(parse, below);
      case "parataxis", "appos" -> true;
      // What is coordinated shares the auxiliary, but not what the first verb governs.
      case "conj" -> true;
      case "obl", "nsubj", "obj", "nmod", "xcomp", "ccomp", "csubj", "compound", "iobj" -> false;
      default -> parse.isVerb(at) && parse.is(below, "advmod");
    };
  }

  /** "Will come and meet", told by a converb: it shares the time of the verb that follows. */
  private static boolean isConverb(Parse parse, int clause) {
    return parse.is(clause, "advcl")
        && clause < parse.head(clause)
        && parse.feature(clause, "VerbForm").equals("Conv");
  }

  /** "پیشنهاد داد که": the noun that a light verb behind it makes a verb says how it governs. */
  private static boolean isLightOf(Parse parse, Range word, int verb) {
    return parse.children(verb).stream()
        .anyMatch(child -> child < verb && parse.is(child, "compound") && word.contains(child));
  }

  /** Whether a clause tells what a noun says, as after "the report that". */
  private static boolean isContent(Parse parse, int clause) {
    return parse.is(clause, "acl")
        && parse.children(clause).stream()
            .anyMatch(child -> parse.is(child, "mark") && parse.upos(child).equals("SCONJ"));
  }

  /** "Was planned for June but put off": what became of it in the end. */
  private static List<Modality> after(Parse parse, Terms terms, int verb) {
    List<Modality> found = new ArrayList<>();
    for (int next : parse.children(verb)) {
      if (parse.is(next, "conj")
          && parse.children(next).stream().noneMatch(child -> parse.is(child, "nsubj"))) {
        said(parse, terms, next, false, false, -1).stream()
            .filter(modality -> modality == Modality.CANCELLED)
            .forEach(found::add);
      }
    }
    return found;
  }

  /** "Was called off because of the attack": what is the cause of something is not called off. */
  private static boolean isCause(Parse parse, Terms terms, int below) {
    // "Saldırı nedeniyle": the word for the cause may be a noun with what it is of.
    return parse.is(below, "obl", "nmod", "advmod", "case", "compound")
        && (terms.slots(below).contains("cause") || terms.at(below, Table.MARKERS, "cause"));
  }

  private static boolean isParticiple(Parse parse, int node) {
    return parse.is(node, "acl") && parse.feature(node, "VerbForm").equals("Part");
  }

  /**
   * "At this meeting he called for talks": where something is said is neither called for nor put
   * off with it, though it is to come where that is. Who takes part in a meeting, or does not, does
   * say how it is meant.
   */
  private static boolean isSetting(Parse parse, Terms terms, int below, int at) {
    return HELD.stream().anyMatch(held -> isOf(terms, below, held))
        && parse.isNoun(below)
        && isAt(parse, terms, below)
        && !terms.isMarked(below, "carries")
        && !terms.at(at, Table.ACTS, "join");
  }

  /** "At the meeting", and not "for the meeting": where or when something is said. */
  static boolean isAt(Parse parse, Terms terms, int noun) {
    return parse.is(noun, "obl", "nmod")
        && (terms.slots(noun).contains("in")
            || parse.feature(noun, "Case").equals("Loc")
            || parse.is(parse.head(noun), "advmod"));
  }

  /** "تکذیب کرد": a light verb whose noun refuses or denies. */
  private static boolean isLightReject(Parse parse, Terms terms, int verb) {
    return parse.children(verb).stream()
        .anyMatch(child -> parse.is(child, "compound") && isOf(terms, child, "reject"));
  }

  private static boolean denies(Terms terms, int node) {
    return isOf(terms, node, "reject");
  }

  private static boolean isOf(Terms terms, int node, String act) {
    return terms.in(Table.ACTS).stream()
        .anyMatch(found -> found.range().contains(node) && found.value().equals(act));
  }

  /**
   * "Would never accept", "is ready to": a phrase that is listed as a refusal, a threat or an offer
   * with the words that would else tell how it is meant; null where there is none.
   */
  private static @Nullable Range phraseOf(Terms terms, int node) {
    for (Terms.Found found : terms.in(Table.ACTS, "verb")) {
      boolean said =
          found.value().equals("reject")
              || found.value().equals("threaten")
              // "Lifted the sanctions", listed as one: what is lifted was not called off.
              || found.value().startsWith("sanction")
              || found.value().endsWith("/AGREE");
      if (said && found.range().size() > 1 && found.range().contains(node)) {
        return found.range();
      }
    }
    return null;
  }

  private static boolean isOfType(Terms terms, int node, String type) {
    return terms.in(Table.ACTS, "verb").stream()
        .anyMatch(found -> found.range().contains(node) && found.value().endsWith(type));
  }

  private static List<Modality> said(
      Parse parse, Terms terms, int node, boolean self, boolean higher, int below) {
    List<Modality> found = new ArrayList<>();
    Range phrase = self ? phraseOf(terms, node) : null;
    for (Terms.Found word : terms.in(Table.MODALITY)) {
      if (phrase != null && phrase.contains(word.range())) {
        continue;
      }
      boolean own =
          !self
              && (word.range().contains(node)
                  || (!word.range().contains(below) && isLightOf(parse, word.range(), node)));
      boolean beside = false;
      for (int child : parse.children(node)) {
        if (child != below
            && !higher
            // "Called on the premier": the verb's own words demand nothing of itself.
            && !(word.is("called-for") && word.range().contains(node))
            // "Denied": who denies does it, whatever carries the word.
            && !(self && word.is("denied") && word.range().contains(node) && denies(terms, node))
            && word.range().contains(child)
            && (parse.is(child, "aux", "advmod", "mark", "cop", "det", "amod", "cc", "compound")
                // "به تعویق انداخت": "put off", with an adposition.
                || (word.is("cancelled") && word.range().size() > 1 && parse.is(child, "obl"))
                // "لغو شده است": what became of it, said with a noun or an adjective.
                || (word.is("cancelled") && parse.is(child, "xcomp") && !parse.isVerb(child))
                // "A meeting, now cancelled".
                || (word.is("cancelled") && self && isParticiple(parse, child)))) {
          beside = true;
        }
      }
      // A verb form may say it by itself: a future, a negative. What denies is an act of its own.
      boolean around =
          self
              && word.range().contains(node)
              && (word.is("planned")
                  || (word.is("denied") && !denies(terms, node))
                  || (word.is("hypothetical") && word.range().size() == 1));
      if (word.is(REPORTED)) {
        // "Said that it would leave": a future that is told afterwards.
        if (beside) {
          found.add(parse.is(node, "ccomp") ? Modality.PLANNED : Modality.HYPOTHETICAL);
        }
      } else if (own || beside || around) {
        found.add(
            Modality.valueOf(word.term().category().replace('-', '_').toUpperCase(Locale.ROOT)));
      }
    }
    if (!self
        && below >= 0
        && isOf(terms, node, "reject")
        && parse.isVerb(node)
        && parse.is(below, "xcomp", "ccomp", "obj", "advcl", "compound")) {
      // "Ruled out imposing sanctions".
      found.add(Modality.DENIED);
    }
    if (!self && below >= 0 && parse.isVerb(node) && parse.is(below, "xcomp")) {
      // "Agreed to free them", "threatened to attack".
      if (isOfType(terms, node, "/AGREE")) {
        found.add(Modality.PLANNED);
      } else if (isOf(terms, node, "threaten")) {
        found.add(Modality.HYPOTHETICAL);
      }
    }
    if (higher) {
      return found;
    }
    if (parse.feature(node, "Polarity").equals("Neg")) {
      found.add(Modality.DENIED);
    }
    for (int child : parse.children(node)) {
      if (parse.feature(child, "Polarity").equals("Neg")
          && (phrase == null || !phrase.contains(child))
          && parse.is(child, "advmod", "aux", "cop")) {
        found.add(Modality.DENIED);
      }
    }
    if (parse.feature(node, "Tense").equals("Fut")
        || (parse.isVerb(node)
            && terms.lexicon().ends(Table.MODALITY, FUTURE, parse.normal(node)))) {
      found.add(Modality.PLANNED);
    }
    return found;
  }
}
