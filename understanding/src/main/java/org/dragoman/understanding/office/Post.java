package org.dragoman.understanding.office;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.jspecify.annotations.Nullable;

/**
 * A post as a passage names it, with those who hold it by the words around it. Not thread-safe
 * while its holders are being found.
 */
public final class Post {

  private final Parse parse;
  private final Range noun;
  private final int top;
  private final Range phrase;
  private final String kind;
  private final String words;
  private final @Nullable String body;
  private final @Nullable String country;
  private final boolean ofState;
  private final Tense held;
  private final List<Mentioned> holders = new ArrayList<>();

  Post(
      Parse parse,
      Range noun,
      int top,
      Range phrase,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String country,
      boolean ofState,
      Tense held) {
    this.parse = parse;
    this.noun = noun;
    this.top = top;
    this.phrase = phrase;
    this.kind = kind;
    this.words = words;
    this.body = body;
    this.country = country;
    this.ofState = ofState;
    this.held = held;
  }

  /** Whether a post is held. */
  public enum Tense {
    /** It is. */
    NOW,
    /** It was. */
    FORMER,
    /** For the time being. */
    ACTING,
    /** It will be. */
    ELECT
  }

  /** The passage that names it. */
  public Parse parse() {
    return parse;
  }

  /** The nodes of the noun with its fixed modifiers. */
  public Range noun() {
    return noun;
  }

  /** The node of the noun. */
  public int top() {
    return top;
  }

  /** The nodes of the whole phrase, body and country with it. */
  public Range phrase() {
    return phrase;
  }

  /** The kind of post: {@code head}, {@code minister}, {@code member} and so on. */
  public String kind() {
    return kind;
  }

  /** The post as named. */
  public String words() {
    return words;
  }

  /** The body as named; null where none is. */
  public @Nullable String body() {
    return body;
  }

  /** The country it is a post of; null where unknown. */
  public @Nullable String country() {
    return country;
  }

  /** Whether it is a post of a state or its bodies, as far as its words tell. */
  public boolean isOfState() {
    return ofState;
  }

  /** Whether it is held. */
  public Tense held() {
    return held;
  }

  /** Who holds it by the words beside it, in order. */
  public List<Mentioned> holders() {
    return holders;
  }

  /** The same post as one of several holds it, of a body and country of their own. */
  Post of(Mentioned holder, @Nullable String body, @Nullable String country) {
    Post one = new Post(parse, noun, top, phrase, kind, words, body, country, ofState, held);
    one.holders.add(holder);
    return one;
  }

  /** Whether several may hold it at once, as it is named here. */
  public boolean isPlural() {
    String number = parse.feature(top, "Number");
    return number.equals("Plur") || number.equals("Dual");
  }

  /** The words from the post's phrase to a holder. */
  public Span spanWith(Mentioned holder) {
    Span own = parse.span(phrase);
    return holder.parse().index() == parse.index() ? own.union(holder.span()) : own;
  }
}
