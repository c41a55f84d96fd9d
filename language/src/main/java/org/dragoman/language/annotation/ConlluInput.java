package org.dragoman.language.annotation;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.language.segmentation.Part;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/**
 * Reads the sentences and words of a CoNLL-U file; what else it says of them is left aside.
 *
 * <p>The text is made of the words: one blank between them, but where {@code SpaceAfter=No} stands,
 * and a line a sentence. Empty nodes are left out. See universaldependencies.org/format.html.
 */
public final class ConlluInput {

  private static final int COLUMNS = 10;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,8})-([1-9][0-9]{0,8})");
  private static final Pattern EMPTY = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");

  private final URI uri;
  private final String language;
  private final StringBuilder text = new StringBuilder();
  private int codePoints;
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<List<Part>> parts = new ArrayList<>();
  private final List<List<String>> comments = new ArrayList<>();
  private List<String> pending = new ArrayList<>();
  private List<String[]> rows = new ArrayList<>();
  private int line;

  private ConlluInput(URI uri, String language) {
    this.uri = uri;
    this.language = language;
  }

  /**
   * Reads a file.
   *
   * @param uri where it came from
   * @param language BCP 47
   * @throws ConlluException where a line is not of the format
   */
  public static GivenSentences read(BufferedReader in, URI uri, String language)
      throws IOException, ConlluException {
    return new ConlluInput(uri, language).read(in);
  }

  private GivenSentences read(BufferedReader in) throws IOException, ConlluException {
    String next;
    while ((next = in.readLine()) != null) {
      line++;
      if (line == 1 && next.startsWith("\ufeff")) {
        next = next.substring(1);
      }
      if (next.isBlank()) {
        end();
      } else if (next.startsWith("#") && rows.isEmpty() && !next.contains("\t")) {
        pending.add(next);
      } else {
        row(next);
      }
    }
    line++;
    end();
    SourceText source = SourceText.repaired(text.toString());
    Document document =
        new Document(
            Document.idOf(uri, source),
            uri,
            source,
            language,
            "Zyyy",
            Origin.UNKNOWN,
            source.length() == 0
                ? List.of()
                : List.of(new Section(source.span(), Section.Kind.BODY)),
            null);
    return new GivenSentences(new Reading(document, sentences, List.of()), parts, comments);
  }

  private void row(String next) throws ConlluException {
    String[] cells = next.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new ConlluException(
          line,
          "has "
              + cells.length
              + (cells.length == 1 ? " column" : " columns")
              + " instead of 10 parted by tabs; is it CoNLL-U?");
    }
    if (cells[1].isBlank()) {
      throw new ConlluException(line, "has no form");
    }
    if (!EMPTY.matcher(cells[0]).matches()) {
      rows.add(cells);
    }
  }

  private void end() throws ConlluException {
    if (rows.isEmpty()) {
      pending = new ArrayList<>();
      return;
    }
    if (!text.isEmpty()) {
      append("\n");
    }
    Normalization normalization = Normalization.of(language);
    int start = codePoints;
    List<Word> words = new ArrayList<>();
    List<Part> sentence = new ArrayList<>();
    int number = 0;
    for (int at = 0; at < rows.size(); at++) {
      String[] cells = rows.get(at);
      Matcher range = RANGE.matcher(cells[0]);
      String form = repaired(cells[1]);
      Span span = new Span(codePoints, codePoints + form.codePointCount(0, form.length()));
      append(form);
      boolean glued = isGlued(cells[9]);
      if (range.matches()) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (first != number + 1 || last < first || at + 1 + last - first >= rows.size()) {
          throw new ConlluException(line, "the sentence before has a wrong range " + cells[0]);
        }
        List<String> forms = new ArrayList<>();
        for (; number < last; number++) {
          at++;
          check(rows.get(at)[0], number + 1);
          forms.add(repaired(rows.get(at)[1]));
        }
        sentence.addAll(parts(words.size(), form, span, forms));
      } else {
        number++;
        check(cells[0], number);
        sentence.add(new Part(words.size(), span, form));
      }
      words.add(new Word(span, form, normalization.normalize(form)));
      if (at + 1 < rows.size() && !glued) {
        append(" ");
      }
    }
    Span span = new Span(start, words.get(words.size() - 1).span().end());
    sentences.add(new Sentence(span, Section.Kind.BODY, words));
    parts.add(sentence);
    comments.add(List.copyOf(pending));
    pending = new ArrayList<>();
    rows = new ArrayList<>();
  }

  /** Parts that are the text, cut, have places of their own. */
  private static List<Part> parts(int word, String form, Span span, List<String> forms) {
    boolean cut = String.join("", forms).equals(form);
    List<Part> parts = new ArrayList<>();
    int at = span.start();
    for (String part : forms) {
      int end = at + part.codePointCount(0, part.length());
      parts.add(new Part(word, cut ? new Span(at, end) : span, part));
      at = end;
    }
    return parts;
  }

  private void check(String id, int expected) throws ConlluException {
    if (!NUMBER.matcher(id).matches() || Integer.parseInt(id) != expected) {
      throw new ConlluException(
          line, "the sentence before has the number " + id + " where " + expected + " should be");
    }
  }

  private static boolean isGlued(String misc) {
    return Arrays.asList(misc.split("\\|")).contains("SpaceAfter=No");
  }

  private static String repaired(String form) {
    return SourceText.repaired(form).toString();
  }

  private void append(String more) {
    text.append(more);
    codePoints += more.codePointCount(0, more.length());
  }
}
