package org.dragoman.reconciliation.name;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.reconciliation.Recent;
import org.dragoman.reconciliation.name.NameWords.Token;

/**
 * A name taken apart for comparison: its words in one small alphabet, each with its role.
 *
 * <p>Titles are left out, particles kept with little weight, a single letter is an initial.
 * Immutable and thread-safe.
 */
public final class NameForm {

  private static final int MOST_JOINED = 3;

  /** Most names are made of words that other names have. */
  private static final Recent<Word> WORDS = new Recent<>(1 << 15);

  private final List<Word> words;
  private final List<Word> strong;
  private final int full;
  private final int filial;
  private final String script;
  private final String language;
  private final String whole;
  private final String sorted;

  /** Spellings of neighbouring strong words as one, made when first needed. */
  private final Spelling[] joined;

  private NameForm(List<Word> words, int filial, String script, String language) {
    this.words = List.copyOf(words);
    this.strong =
        this.words.stream()
            .filter(word -> word.role() == Role.FULL || word.role() == Role.INITIAL)
            .toList();
    this.full = (int) this.words.stream().filter(word -> word.role() == Role.FULL).count();
    this.filial = filial;
    this.script = script;
    this.language = language;
    this.whole = String.join("", strong.stream().map(Word::latin).toList());
    this.sorted = String.join("", strong.stream().map(Word::latin).sorted().toList());
    this.joined = new Spelling[strong.size() * MOST_JOINED];
  }

  /** What a word is in a name. */
  public enum Role {
    /** It tells who is meant. */
    FULL,
    /** The first letter or letters of such a word. */
    INITIAL,
    /** A word that many bodies have: group, holding. */
    LIGHT,
    /** The legal form of a body. */
    LEGAL,
    /** A word between others: al, bin, de, and. */
    PARTICLE
  }

  /** A word of a name. */
  public static final class Word {
    private final String text;
    private final String normal;
    private final Spelling spelling;
    private final Spelling plain;
    private final List<Spelling> stems;
    private final Spelling core;
    private final Role role;
    private final int[] meanings;
    private final int hash;

    private Word(Token token, String language, Role role, boolean person) {
      this.text = token.text();
      this.normal = token.normal();
      this.spelling = Spelling.of(latin(token.normal(), language));
      String plainly = latin(token.normal(), "und");
      this.plain = plainly.equals(spelling.latin()) ? spelling : Spelling.of(plainly);
      this.stems = Words.stems(spelling.latin(), language).stream().map(Spelling::of).toList();
      this.core = core(token, language, person);
      this.role = role;
      this.meanings = Meanings.of(token.normal(), plain.latin(), person);
      this.hash = normal.hashCode();
    }

    private Word(Word word, Role role) {
      this.text = word.text;
      this.normal = word.normal;
      this.spelling = word.spelling;
      this.plain = word.plain;
      this.stems = word.stems;
      this.core = word.core;
      this.role = role;
      this.meanings = word.meanings;
      this.hash = word.hash;
    }

    private Spelling core(Token token, String language, boolean person) {
      if (!token.core().isEmpty()) {
        return Spelling.of(Latinizer.latin(token.core(), language));
      }
      List<String> stems = person ? Words.stems(spelling.latin(), "surname") : List.of();
      return stems.isEmpty() ? spelling : Spelling.of(stems.get(0));
    }

    private static String latin(String normal, String language) {
      return Latinizer.latin(NameWords.withoutArticle(normal), language);
    }

    /** As it stands in the name. */
    public String text() {
      return text;
    }

    /** In the small alphabet of {@link Latinizer}. */
    public String latin() {
      return spelling.latin();
    }

    /** Its consonants by kind. */
    public String skeleton() {
      return spelling.skeleton();
    }

    /** What it is in the name. */
    public Role role() {
      return role;
    }

    /** In normal form. */
    String normal() {
      return normal;
    }

    Spelling spelling() {
      return spelling;
    }

    /** By the rules for all languages, for names keep their letters in foreign texts. */
    Spelling plain() {
      return plain;
    }

    /** What it may be without an ending of its language. */
    List<Spelling> stems() {
      return stems;
    }

    /** Itself without a part that some leave out: Yunus of Yunusova. */
    Spelling core() {
      return core;
    }

    /** Words are compared by identity: those made lately are shared. */
    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public String toString() {
      return text + "/" + latin() + "/" + role;
    }

    /** Its meanings in {@link Meanings}; not to be changed. */
    int[] meanings() {
      return meanings;
    }
  }

  /**
   * Takes a name apart.
   *
   * @param language BCP 47 tag of the text in which it stands, {@code und} where not known
   * @param person whether it is a human being's or a place's
   */
  public static NameForm of(String name, String language, boolean person) {
    String bare = language.split("-", 2)[0];
    List<Token> tokens = NameWords.of(name, bare, person);
    List<Word> words = new ArrayList<>();
    int filial = -1;
    int strong = 0;
    for (Token token : tokens) {
      if (person && tokens.size() > 1 && NameWords.is("honorific", token.normal())) {
        continue;
      }
      Word word =
          WORDS.get(token, bare, person, () -> new Word(token, bare, role(token, person), person));
      if (word.latin().isEmpty()) {
        continue;
      }
      if (filial < 0 && strong > 0 && person && NameWords.is("filial", token.normal())) {
        filial = strong;
      }
      strong += word.role() == Role.FULL || word.role() == Role.INITIAL ? 1 : 0;
      words.add(word);
    }
    if (words.stream().allMatch(word -> word.role() != Role.FULL)) {
      words.replaceAll(word -> word.role() == Role.LEGAL ? word : new Word(word, Role.FULL));
    }
    if (words.stream().allMatch(word -> word.role() != Role.FULL)) {
      words.replaceAll(word -> new Word(word, Role.FULL));
    }
    return new NameForm(words, filial, scriptOf(name), bare);
  }

  private static Role role(Token token, boolean person) {
    String normal = token.normal();
    if (!person && legal(normal)) {
      return Role.LEGAL;
    }
    if (NameWords.is("particle", normal)) {
      return Role.PARTICLE;
    }
    if (!person) {
      return NameWords.is("light", normal) ? Role.LIGHT : Role.FULL;
    }
    if (NameWords.is("kind", normal)) {
      return Role.PARTICLE;
    }
    boolean letter = token.letters() == 1 && !Character.isDigit(normal.codePointAt(0));
    boolean syllable = letter && NameWords.syllable(normal.codePointAt(0));
    boolean initial = (letter && !syllable) || (token.dotted() && token.letters() <= 2);
    return initial ? Role.INITIAL : Role.FULL;
  }

  private static boolean legal(String normal) {
    for (String word : normal.split("_", -1)) {
      if (!NameWords.is("legal", word)) {
        return false;
      }
    }
    return true;
  }

  private static String scriptOf(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(c -> UScript.getShortName(UScript.getScript(c)))
        .findFirst()
        .orElse("Zyyy");
  }

  /** All words in the order of the name. */
  public List<Word> words() {
    return words;
  }

  /** ISO 15924 code of the script of its letters. */
  public String script() {
    return script;
  }

  /** Bare code of its text's language. */
  public String language() {
    return language;
  }

  /** How many words tell who is meant. */
  public int fullWords() {
    return full;
  }

  /** Full words and initials. */
  List<Word> strong() {
    return strong;
  }

  /** Before which of the strong words bin or the like stands; -1 where it does not. */
  int filial() {
    return filial;
  }

  /** The letters of the strong words. */
  String whole() {
    return whole;
  }

  /** The same with the words in the order of the alphabet. */
  String sorted() {
    return sorted;
  }

  /** Whether both have the same words in the same order. */
  boolean same(NameForm other) {
    if (words.size() != other.words.size() || strong.isEmpty()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).normal().equals(other.words.get(i).normal())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NameForm name
        && texts().equals(name.texts())
        && language.equals(name.language)
        && script.equals(name.script);
  }

  @Override
  public int hashCode() {
    return texts().hashCode();
  }

  private List<String> texts() {
    return words.stream().map(Word::toString).toList();
  }

  @Override
  public String toString() {
    return language + " " + words;
  }

  /** Neighbouring strong words, two or three, written as one. */
  Spelling joined(int from, int count) {
    int at = from * MOST_JOINED + count - 1;
    Spelling spelling = joined[at];
    if (spelling == null) {
      StringBuilder latin = new StringBuilder();
      for (Word word : strong.subList(from, from + count)) {
        latin.append(word.latin());
      }
      spelling = Spelling.of(latin.toString());
      joined[at] = spelling;
    }
    return spelling;
  }
}
