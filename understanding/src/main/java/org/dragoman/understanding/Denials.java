package org.dragoman.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.attribution.ReportedClaim;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.syntax.Parse;

/**
 * What somebody is told to have denied: "the Red Crescent denied data on 11,300 dead".
 *
 * <p>Only verbs deny that tell of saying, so that it is known who does; "not" and "without" say
 * something of an act, not of a number.
 */
final class Denials {

  private final Lexicon lexicon;
  private final List<ReportedClaim> denying;
  private final Map<Passage, Parse> parses = new HashMap<>();

  Denials(String language, List<ReportedClaim> claims, List<Parse> parses) {
    lexicon = Lexicon.of(language);
    parses.forEach(parse -> this.parses.put(parse.passage(), parse));
    denying = claims.stream().filter(this::isDenial).toList();
  }

  /** The claim by which something in a passage is denied; empty where nobody denies it. */
  Optional<ReportedClaim> of(Span told, Passage passage) {
    Parse parse = parses.get(passage);
    return parse == null
        ? Optional.empty()
        : denying.stream()
            .filter(claim -> passage.sentence().span().contains(claim.cueSpan()))
            .filter(claim -> isGoverned(told, claim, parse))
            .findFirst();
  }

  /** Whether a claim is told with a verb of denying; who is quoted says so in his own words. */
  boolean isDenial(ReportedClaim claim) {
    Parse parse =
        claim.direct()
            ? null
            : parses.values().stream()
                .filter(one -> one.passage().sentence().span().contains(claim.cueSpan()))
                .findFirst()
                .orElse(null);
    if (parse == null) {
      return false;
    }
    boolean listed =
        lexicon.table(Table.MODALITY).find(parse.passage()).stream()
            .filter(
                match ->
                    match.forms().stream().anyMatch(it -> it.value().category().equals("denied")))
            .map(match -> parse.range(match))
            .anyMatch(
                range ->
                    range.size() > 0
                        && parse.isVerb(parse.top(range))
                        && claim.cueSpan().contains(parse.span(range)));
    int verb = verb(claim.cueSpan(), parse);
    return listed
        && verb >= 0
        // "Did not deny".
        && parse.children(verb).stream()
            .noneMatch(child -> parse.feature(child, "Polarity").equals("Neg"));
  }

  /** Whether it hangs on a verb as that which is denied, and not as what is said beside it. */
  private static boolean isGoverned(Span told, ReportedClaim claim, Parse parse) {
    int verb = verb(claim.cueSpan(), parse);
    int below = -1;
    for (int at = parse.top(parse.range(told)); at >= 0; below = at, at = parse.head(at)) {
      if (at == verb) {
        // "Denied data on 300 refugees": what the data are on may hang on the verb.
        return below >= 0
            && (parse.is(below, "obj", "ccomp", "xcomp", "iobj")
                || (parse.is(below, "obl", "nmod") && claim.content().contains(told)));
      }
      if (parse.is(at, "advcl", "parataxis") || parse.node(at).relation().equals("acl:relcl")) {
        return false;
      }
    }
    return false;
  }

  private static int verb(Span cue, Parse parse) {
    return parse.top(parse.range(cue));
  }
}
