package org.dragoman.understanding.syntax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Lexicon.Term;
import org.dragoman.understanding.lexicon.Phrases;

/** The listed words of a passage, by table, each with the nodes it covers. Immutable. */
public final class Terms {

  private final Parse parse;
  private final Lexicon lexicon;
  private final Map<Table, List<Found>> found = new EnumMap<>(Table.class);

  /** A form of so few letters may be a part of any word. */
  private static final int SHORT = 2;

  /** Arabic prepositions of one letter, with what joins: the reader splits them from their word. */
  private static final Set<String> PREPOSITIONS =
      Set.of("ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل");

  private Terms(Parse parse, Lexicon lexicon) {
    this.parse = parse;
    this.lexicon = lexicon;
    for (Table table : Table.values()) {
      List<Found> all = new ArrayList<>();
      if (parse.size() > 0) {
        for (Phrases.Match<Term> match : lexicon.table(table).find(parse.passage())) {
          Range range = parse.range(match);
          if (range.size() > 0 && !isInsideWord(range, match)) {
            for (Phrases.Form<Term> form : match.forms()) {
              all.add(new Found(range, parse.top(range), form.value()));
            }
          }
        }
      }
      found.put(table, List.copyOf(all));
    }
  }

  /**
   * Whether a form begins inside a word before which nothing was split off: "بحث" is not "ب" and
   * "حث". Of longer forms the reader may have overlooked the preposition.
   */
  private boolean isInsideWord(Range range, Phrases.Match<Term> match) {
    Span word = parse.node(range.first()).span();
    Span form = parse.passage().span(match.start(), match.end());
    return word.start() < form.start()
        && form.length() <= SHORT
        && PREPOSITIONS.contains(
            parse.passage().document().text().slice(new Span(word.start(), form.start())));
  }

  /**
   * A listed form in a passage.
   *
   * @param range the nodes it covers
   * @param top the node of them on which the others depend
   * @param term what it stands for
   */
  public record Found(Range range, int top, Term term) {

    /** Whether it is of a class. */
    public boolean is(String category) {
      return term.category().equals(category);
    }

    /** Its value. */
    public String value() {
      return term.value();
    }
  }

  /** The words of a passage. */
  public static Terms of(Parse parse, Lexicon lexicon) {
    return new Terms(parse, lexicon);
  }

  /** The language's words. */
  public Lexicon lexicon() {
    return lexicon;
  }

  /** What a table has in the passage, in order. */
  public List<Found> in(Table table) {
    return found.getOrDefault(table, List.of());
  }

  /** What a table has in the passage of one class. */
  public List<Found> in(Table table, String category) {
    return in(table).stream().filter(one -> one.is(category)).toList();
  }

  /** Whether a node belongs to a listed form of a class. */
  public boolean at(int node, Table table, String category) {
    return in(table).stream().anyMatch(one -> one.is(category) && one.range().contains(node));
  }

  /** The classes of an adposition: those of the longest listed form to which it belongs. */
  private Set<String> said(int node) {
    Set<String> classes = new HashSet<>();
    int longest = 0;
    for (Found marker : in(Table.MARKERS)) {
      if (marker.range().contains(node) && marker.range().size() >= longest) {
        if (marker.range().size() > longest) {
          classes.clear();
        }
        longest = marker.range().size();
        classes.add(marker.term().category());
      }
    }
    if (longest < 2) {
      // An adposition written together with its noun is a node of its own.
      classes.addAll(lexicon.classes(Table.MARKERS, parse.normal(node)));
    }
    return classes;
  }

  /**
   * Whether an adposition of a node is listed by itself in a class, whatever else it is together
   * with the word: the "ب" of "بزيارة" carries an act.
   */
  public boolean isMarked(int node, String category) {
    return parse.children(node).stream()
        .anyMatch(
            child ->
                parse.is(child, "case")
                    && lexicon.classes(Table.MARKERS, parse.normal(child)).contains(category));
  }

  /** The case of a node; of a name of several words, that of the last. */
  private String caseOf(int node) {
    String found = parse.feature(node, "Case");
    for (int child : parse.children(node)) {
      String last = parse.feature(child, "Case");
      if (parse.is(child, "flat") && child > node && !last.isEmpty()) {
        found = last;
      }
    }
    return found;
  }

  /** What hangs on a node, and on the titles before it: "of" in "of Minister Sol". */
  private List<Integer> markers(int node) {
    List<Integer> all = new ArrayList<>(parse.children(node));
    for (int child : parse.children(node)) {
      if (parse.isTitle(child) || (child > node && parse.is(child, "flat", "appos"))) {
        all.addAll(parse.children(child));
      }
    }
    return all;
  }

  /**
   * The slots in which a dependent stands: the classes of its adpositions, or what its case says
   * ({@code to}, {@code from}, {@code in}, {@code of}, {@code by}, {@code with}); empty where
   * nothing marks it.
   */
  public Set<String> slots(int node) {
    Set<String> slots = new HashSet<>();
    boolean marked = false;
    for (int child : markers(node)) {
      if (parse.is(child, "case", "mark") || parse.relation(child).equals("fixed")) {
        marked |= parse.upos(child).equals("ADP");
        slots.addAll(said(child));
      }
    }
    if (!slots.isEmpty() || marked) {
      return slots;
    }
    for (int child : parse.children(node)) {
      // "A and B between": the adposition stands with the last of a list.
      if (parse.is(child, "conj")
          && child > node
          && parse.children(child).stream()
              .anyMatch(mark -> parse.is(mark, "case") && mark > child)) {
        return slots(child);
      }
    }
    if (parse.node(node).relation().equals("nmod:poss")) {
      slots.add("of");
      return slots;
    }
    switch (caseOf(node)) {
      case "Dat" -> slots.add("to");
      case "Abl" -> slots.add("from");
      case "Loc" -> slots.add("in");
      case "Gen" -> slots.add("of");
      case "Ins" -> {
        slots.add("by");
        if (lexicon.has("instrumental-with")) {
          slots.add("with");
        }
      }
      case "Com" -> slots.add("with");
      default -> {}
    }
    if (slots.isEmpty() && parse.is(node, "nmod")) {
      slots.add("of");
    }
    return slots;
  }
}
