package org.dragoman.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a user types: words, "phrases", -not, this OR that, begin*.
 *
 * <p>There is no wrong query: what does not fit the syntax is taken as plain words. Each word is
 * looked for in the title, in the text of any language, and by the rules of each language.
 */
final class QueryReader {

  /** Far more than anybody types, far less than what slows a search down. */
  private static final int MOST_WORDS = 64;

  private static final float TIE = 0.1f;

  private final QueryBuilder builder = new QueryBuilder(LanguageAnalyzers.BY_FIELD);
  private final List<String> fields = new ArrayList<>();

  QueryReader(Collection<String> languageFields) {
    fields.add(LanguageAnalyzers.TEXT);
    fields.add(LanguageAnalyzers.TITLE);
    fields.addAll(languageFields);
  }

  private record Word(String text, boolean prefix, boolean excluded, boolean orBefore) {}

  Query read(String query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<Query> alternatives = new ArrayList<>();
    boolean required = false;
    boolean any = false;
    for (Word word : words(query)) {
      Query one = query(word);
      if (one == null) {
        continue;
      }
      any = true;
      if (word.excluded()) {
        all.add(one, Occur.MUST_NOT);
        continue;
      }
      if (!word.orBefore()) {
        addAlternatives(all, alternatives);
      }
      alternatives.add(one);
      required = true;
    }
    addAlternatives(all, alternatives);
    if (!any) {
      return new MatchNoDocsQuery("a query without words");
    }
    if (!required) {
      all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    }
    return all.build();
  }

  private static void addAlternatives(BooleanQuery.Builder all, List<Query> alternatives) {
    if (alternatives.size() == 1) {
      all.add(alternatives.get(0), Occur.MUST);
    } else if (!alternatives.isEmpty()) {
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      alternatives.forEach(one -> either.add(one, Occur.SHOULD));
      all.add(either.build(), Occur.MUST);
    }
    alternatives.clear();
  }

  private static List<Word> words(String query) {
    List<Word> words = new ArrayList<>();
    boolean or = false;
    int i = 0;
    while (i < query.length() && words.size() < MOST_WORDS) {
      if (Character.isWhitespace(query.charAt(i))) {
        i++;
        continue;
      }
      boolean excluded = query.charAt(i) == '-';
      int start = excluded ? i + 1 : i;
      int end;
      boolean phrase = start < query.length() && isQuote(query.charAt(start));
      if (phrase) {
        start++;
        end = start;
        while (end < query.length() && !isQuote(query.charAt(end))) {
          end++;
        }
        i = end + 1;
      } else {
        end = start;
        while (end < query.length() && !Character.isWhitespace(query.charAt(end))) {
          end++;
        }
        i = end;
      }
      String text = query.substring(start, Math.min(end, query.length()));
      if (!phrase && !excluded && text.equals("OR") && !words.isEmpty()) {
        or = true;
        continue;
      }
      boolean prefix = !phrase && text.length() > 1 && text.endsWith("*");
      words.add(
          new Word(prefix ? text.substring(0, text.length() - 1) : text, prefix, excluded, or));
      or = false;
    }
    return words;
  }

  private static boolean isQuote(char c) {
    return "\"“”„«»".indexOf(c) >= 0;
  }

  private @Nullable Query query(Word word) {
    List<Query> places = new ArrayList<>();
    for (String field : fields) {
      Query place = builder.createPhraseQuery(field, word.text());
      if (place != null) {
        places.add(place);
      }
    }
    if (word.prefix() && !places.isEmpty()) {
      String beginning = NameKey.of(word.text());
      places.add(new PrefixQuery(new Term(LanguageAnalyzers.TEXT, beginning)));
      places.add(new PrefixQuery(new Term(LanguageAnalyzers.TITLE, beginning)));
    }
    return places.isEmpty() ? null : new DisjunctionMaxQuery(places, TIE);
  }
}
