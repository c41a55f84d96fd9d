package org.dragoman.understanding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.attribution.Attribution;
import org.dragoman.understanding.attribution.ReportedClaim;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.speech.Hearer;
import org.dragoman.understanding.speech.Said;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is put into somebody's mouth in a document: what the words in their order tell, completed by
 * what the trees tell.
 */
final class Claims {

  /** What these rules tell by the order of words, the tree tells better where it tells it. */
  private static final Set<String> WEAK =
      Set.of("object", "content-first", "label", "that-clause", "content-around");

  /** What is said has at least so many words. */
  private static final int LEAST = 2;

  /** Of words that are alike, so many parts but one are the same. */
  private static final int ALIKE = 4;

  private Claims() {}

  /** All claims, in the order of the text. */
  static List<ReportedClaim> of(Attribution attribution, Facts facts) {
    List<ReportedClaim> claims = new ArrayList<>();
    for (ReportedClaim claim : attribution.claims()) {
      boolean better =
          WEAK.contains(claim.rule())
              && facts.said().stream().anyMatch(one -> one.cueSpan().overlaps(claim.cueSpan()));
      boolean unsaid = facts.unsaid().stream().anyMatch(claim.cueSpan()::overlaps);
      if (!better && !(unsaid && WEAK.contains(claim.rule()))) {
        claims.add(named(whole(narrowed(claim, facts), facts), facts));
      }
    }
    List<Said> said = new ArrayList<>(facts.said());
    // The outer one first, so that what it holds is told as said within it.
    said.sort(Comparator.comparingInt((Said one) -> -one.content().length()));
    for (Said one : said) {
      boolean known =
          claims.stream()
              .anyMatch(
                  claim ->
                      claim.cueSpan().overlaps(one.cueSpan())
                          && last(claim).name().equals(one.speaker()));
      boolean taken =
          claims.stream()
              .anyMatch(
                  claim ->
                      claim.cueSpan().overlaps(one.cueSpan())
                          && !claim.rule().startsWith("speech/"));
      if (!known && !taken) {
        claims.add(claim(outer(attribution, claims, one), one));
      }
    }
    claims.replaceAll(claim -> authored(claim, facts));
    List<ReportedClaim> joined = joined(claims, facts);
    List<ReportedClaim> all = List.copyOf(joined);
    joined.replaceAll(claim -> heard(claim, all, facts));
    joined.sort(Comparator.comparing(ReportedClaim::content));
    List<ReportedClaim> named = meant(joined, facts);
    named.replaceAll(claim -> claim.withChain(once(claim.chain())));
    return named;
  }

  /** "In his words": a pronoun means the person who spoke last. */
  private static List<ReportedClaim> meant(List<ReportedClaim> claims, Facts facts) {
    List<ReportedClaim> named = new ArrayList<>();
    Link person = null;
    for (ReportedClaim claim : claims) {
      Link last = claim.chain().isEmpty() ? null : last(claim);
      Party party = last == null ? null : facts.meant().get(last.span());
      if (last != null && isPronoun(last, facts) && (party != null || person != null)) {
        List<Link> chain = new ArrayList<>(claim.chain());
        String name = party != null ? party.name() : requireNonNull(person).name();
        chain.set(chain.size() - 1, new Link(name, null, last.cue(), last.span()));
        named.add(claim.withChain(chain));
      } else {
        named.add(claim);
        person = last != null && isPerson(last, facts) ? last : person;
      }
    }
    return named;
  }

  /** "Reuters › the agency Reuters": one who is named twice in a row is one. */
  private static List<Link> once(List<Link> chain) {
    List<Link> left = new ArrayList<>();
    for (Link link : chain) {
      Link before = left.isEmpty() ? null : left.get(left.size() - 1);
      if (before == null || !isPart(before.name(), link.name())) {
        left.add(link);
      } else if (link.name().length() > before.name().length()) {
        left.set(left.size() - 1, link);
      }
    }
    return left;
  }

  /** Whether the words of one of two names all stand in the other. */
  private static boolean isPart(String one, String two) {
    List<String> first = List.of(one.split("\\s+", -1));
    List<String> second = List.of(two.split("\\s+", -1));
    return first.containsAll(second) || second.containsAll(first);
  }

  private static boolean isPerson(Link link, Facts facts) {
    Span span = link.span();
    return span != null
        && facts.cast().members().stream()
            .filter(member -> member.type() == EntityType.PERSON)
            .flatMap(member -> member.mentions().stream())
            .anyMatch(mention -> mention.span().overlaps(span));
  }

  private static boolean isPronoun(Link link, Facts facts) {
    Span span = link.span();
    for (Parse parse : facts.parses()) {
      if (span != null && parse.passage().sentence().span().contains(span)) {
        Range range = parse.range(span);
        return range.size() == 1 && Set.of("PRON", "DET").contains(parse.upos(range.first()));
      }
    }
    return false;
  }

  /** "Agency X reported, citing Y, that": an outlet and who says it to it are one chain. */
  private static List<ReportedClaim> joined(List<ReportedClaim> claims, Facts facts) {
    List<ReportedClaim> left = new ArrayList<>(claims);
    for (ReportedClaim outer : claims) {
      for (ReportedClaim inner : claims) {
        boolean both = left.contains(outer) && left.contains(inner);
        if (both
            && !outer.cueSpan().equals(inner.cueSpan())
            && isAlike(outer.content(), inner.content())
            && isOutlet(outer, facts)
            && !isOutlet(inner, facts)
            && !last(outer).name().equals(last(inner).name())) {
          List<Link> chain = new ArrayList<>(outer.chain());
          chain.add(last(inner));
          left.set(left.indexOf(inner), inner.withChain(chain));
          left.remove(outer);
        }
      }
    }
    return left;
  }

  /** "A report by X says": whose text it is that speaks stands before it in the chain. */
  private static ReportedClaim authored(ReportedClaim claim, Facts facts) {
    Span text = claim.chain().isEmpty() ? null : last(claim).span();
    for (Parse parse : text == null ? List.<Parse>of() : facts.parses()) {
      if (text == null || !parse.passage().sentence().span().contains(text)) {
        continue;
      }
      Range range = parse.range(text);
      int node = range.size() == 1 ? range.first() : -1;
      boolean named =
          facts.cast().in(parse).stream().anyMatch(mention -> mention.span().overlaps(text));
      if (node < 0 || named || !parse.upos(node).equals("NOUN")) {
        return claim;
      }
      for (Mentioned author : facts.cast().in(parse)) {
        int top = author.top();
        boolean of = parse.is(top, "nmod") && parse.head(top) == node;
        boolean own = author.isCollective() || author.type() == EntityType.PERSON;
        boolean known = claim.chain().stream().anyMatch(link -> link.name().equals(author.text()));
        if (of && own && !known && !claim.content().overlaps(author.span())) {
          List<Link> chain = new ArrayList<>(claim.chain());
          chain.add(chain.size() - 1, new Link(author.text(), null, null, author.span()));
          return claim.withChain(chain);
        }
      }
      return claim;
    }
    return claim;
  }

  /** Whether two spans are the same words, or nearly. */
  private static boolean isAlike(Span one, Span two) {
    int shared = Math.min(one.end(), two.end()) - Math.max(one.start(), two.start());
    return shared > 0 && ALIKE * shared >= (ALIKE - 1) * Math.max(one.length(), two.length());
  }

  /** Whether who says something is an outlet. */
  private static boolean isOutlet(ReportedClaim claim, Facts facts) {
    Span span = claim.chain().isEmpty() ? null : last(claim).span();
    return span != null
        && facts.cast().members().stream()
            .filter(member -> member.type() == EntityType.OUTLET)
            .flatMap(member -> member.mentions().stream())
            .anyMatch(mention -> mention.span().overlaps(span));
  }

  /** "X told the newspaper Y that": the outlet passes it on. */
  private static ReportedClaim heard(ReportedClaim claim, List<ReportedClaim> claims, Facts facts) {
    for (Hearer hearer : facts.hearers()) {
      Span span = claim.chain().isEmpty() ? null : last(claim).span();
      boolean here = hearer.passage().contains(claim.cueSpan());
      Span quoted = hearer.quoted();
      boolean other =
          span != null
              && !span.overlaps(hearer.span())
              && (quoted != null ? quoted.overlaps(span) : !claim.content().overlaps(hearer.span()))
              && claim.chain().stream().noneMatch(link -> isOf(link, hearer));
      // Of several who speak in a sentence, the nearest cue is meant.
      boolean nearest =
          claims.stream()
              .filter(one -> hearer.passage().contains(one.cueSpan()))
              .allMatch(
                  one ->
                      distance(one.cueSpan(), hearer.span())
                          >= distance(claim.cueSpan(), hearer.span()));
      if (here && other && (nearest || quoted != null)) {
        List<Link> chain = new ArrayList<>(claim.chain());
        chain.add(chain.size() - 1, new Link(hearer.name(), null, null, hearer.span()));
        Span content = claim.content();
        Span passed =
            quoted != null && quoted.end() <= content.start()
                ? hearer.span().union(quoted)
                : hearer.span();
        return behind(claim.withChain(chain), passed, facts);
      }
    }
    return claim;
  }

  private static boolean isOf(Link link, Hearer hearer) {
    Span span = link.span();
    return link.name().equals(hearer.name()) || (span != null && span.overlaps(hearer.span()));
  }

  private static int distance(Span one, Span two) {
    return Math.max(0, Math.max(one.start() - two.end(), two.start() - one.end()));
  }

  private static Link last(ReportedClaim claim) {
    return claim.chain().get(claim.chain().size() - 1);
  }

  /** Who passes on what somebody says: as the order of words tells, else as the place does. */
  private static List<Link> outer(Attribution attribution, List<ReportedClaim> claims, Said said) {
    for (ReportedClaim claim : attribution.claims()) {
      if (claim.cueSpan().overlaps(said.cueSpan()) && claim.chain().size() > 1) {
        return claim.chain().subList(0, claim.chain().size() - 1);
      }
    }
    return attribution.withClaims(claims).chainAt(said.cueSpan());
  }

  private static ReportedClaim claim(List<Link> outer, Said said) {
    List<Link> chain = new ArrayList<>(outer);
    Link speaker = new Link(said.speaker(), null, said.cue(), said.speakerSpan());
    if (chain.isEmpty() || !chain.get(chain.size() - 1).name().equals(speaker.name())) {
      chain.add(speaker);
    }
    double confidence = said.rule().equals("speech/object") ? 0.6 : 0.8;
    return new ReportedClaim(
        said.content(), said.cue(), said.cueSpan(), false, chain, confidence, said.rule());
  }

  /**
   * "…, which killed twelve, according to the army": a source inside a relative clause, or right
   * behind it, vouches for that clause alone.
   */
  private static ReportedClaim narrowed(ReportedClaim claim, Facts facts) {
    if (!claim.rule().equals("according-to")) {
      return claim;
    }
    for (Parse parse : facts.parses()) {
      if (!parse.passage().sentence().span().contains(claim.cueSpan())) {
        continue;
      }
      Span own = beforeOthers(claim, parse, facts);
      if (own != null) {
        return claim.withContent(own);
      }
      Range cue = parse.range(claim.cueSpan());
      for (int at = cue.size() == 0 ? -1 : parse.top(cue); at >= 0; at = parse.head(at)) {
        if (parse.isVerb(at) && parse.is(at, "acl")) {
          Range clause = beside(parse, at, cue);
          return clause.size() < LEAST ? claim : claim.withContent(parse.span(clause));
        }
      }
    }
    return claim;
  }

  /**
   * "According to the police A; the organizers say B": what stands before a semicolon behind which
   * others speak; null where there is none.
   */
  private static @Nullable Span beforeOthers(ReportedClaim claim, Parse parse, Facts facts) {
    for (int i = 1; i + 1 < parse.size(); i++) {
      Span mark = parse.node(i).span();
      boolean parts =
          ";؛".contains(parse.node(i).form())
              && claim.content().contains(mark)
              && claim.cueSpan().end() <= mark.start();
      if (!parts) {
        continue;
      }
      for (Said said : facts.said()) {
        if (said.cueSpan().start() >= mark.end() && claim.content().contains(said.cueSpan())) {
          return new Span(claim.content().start(), parse.node(i - 1).span().end());
        }
      }
    }
    return null;
  }

  /** The words of a clause on that side of a cue on which most of them stand. */
  private static Range beside(Parse parse, int clause, Range cue) {
    BitSet set = parse.subtree(clause);
    Range before = trimmed(parse, set, set.nextSetBit(0), cue.first());
    int end = cue.end();
    // The source itself follows the cue.
    for (int node = cue.first(); node < set.length(); node++) {
      int top = parse.top(cue);
      if (parse.isUnder(top, node) && node != clause && !parse.isVerb(node)) {
        end = Math.max(end, parse.subtree(node).length());
      }
    }
    Range after = trimmed(parse, set, end, set.length());
    return before.size() >= after.size() ? before : after;
  }

  private static Range trimmed(Parse parse, BitSet set, int from, int to) {
    int first = Math.max(0, from);
    int end = Math.min(to, set.length());
    while (first < end
        && (parse.upos(first).equals("PUNCT")
            || (parse.upos(first).equals("PRON") && parse.is(first, "nsubj", "obj", "mark")))) {
      first++;
    }
    while (end > first && parse.upos(end - 1).equals("PUNCT")) {
      end--;
    }
    return new Range(first, Math.max(first, end));
  }

  /** The order of words may cut a name that the reader sees whole: the rest is nothing said. */
  private static ReportedClaim whole(ReportedClaim claim, Facts facts) {
    Link last = claim.chain().isEmpty() ? null : last(claim);
    Span span = last == null ? null : last.span();
    if (last == null || span == null) {
      return claim;
    }
    for (Member member : facts.cast().members()) {
      for (Mentioned mention : member.mentions()) {
        if (mention.isCollective()
            && mention.span().overlaps(span)
            && mention.span().end() > span.end()) {
          Span all = mention.span().union(span);
          String name = mention.parse().passage().document().text().slice(all);
          List<Link> chain = new ArrayList<>(claim.chain());
          chain.set(chain.size() - 1, new Link(name, null, last.cue(), all));
          return behind(claim.withChain(chain), all, facts);
        }
      }
    }
    return claim;
  }

  /** The claim without a name, or what is left of one, at its beginning. */
  private static ReportedClaim behind(ReportedClaim claim, Span name, Facts facts) {
    Span content = claim.content();
    if (!name.overlaps(content) || content.start() < name.start()) {
      return claim;
    }
    for (Parse parse : facts.parses()) {
      if (parse.passage().sentence().span().contains(name)) {
        Range range = parse.range(content);
        BitSet rest = new BitSet();
        rest.set(range.first(), range.end());
        Range left = trimmed(parse, rest, parse.range(name).end(), range.end());
        return left.size() < LEAST ? claim : claim.withContent(parse.span(left));
      }
    }
    return claim;
  }

  /** Where a speaker is named by post and name, the name is enough. */
  private static ReportedClaim named(ReportedClaim claim, Facts facts) {
    if (claim.chain().isEmpty()) {
      return claim;
    }
    Link last = last(claim);
    Span span = last.span();
    if (span == null) {
      return claim;
    }
    for (List<Post> posts : facts.posts().values()) {
      for (Post post : posts) {
        Span phrase = post.parse().span(post.phrase());
        if (post.holders().isEmpty() || !phrase.overlaps(span)) {
          continue;
        }
        Mentioned holder = post.holders().get(0);
        if (!holder.span().overlaps(span)) {
          List<Link> chain = new ArrayList<>(claim.chain());
          chain.set(chain.size() - 1, new Link(holder.text(), null, last.cue(), holder.span()));
          return claim.withChain(chain);
        }
      }
    }
    return claim;
  }
}
