package org.dragoman.archive;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.jspecify.annotations.Nullable;

/**
 * How texts are cut into words for the search: every text without regard to its language, and again
 * by the rules of its language where Lucene knows them.
 */
final class LanguageAnalyzers {

  /** The field of words of any language. */
  static final String TEXT = "text";

  /** The field of the title's words. */
  static final String TITLE = "title";

  private static final String BY_LANGUAGE = "text_";

  private static final Map<String, Analyzer> ANALYZERS =
      Map.of(
          "ar", new ArabicAnalyzer(),
          "az", new AzerbaijaniAnalyzer(),
          "en", new EnglishAnalyzer(),
          "es", new SpanishAnalyzer(),
          "fa", new PersianAnalyzer(),
          "fr", new FrenchAnalyzer(),
          "hy", new ArmenianAnalyzer(),
          "pt", new PortugueseAnalyzer(),
          "ru", new RussianAnalyzer(),
          "tr", new TurkishAnalyzer());

  private static final Analyzer NEUTRAL = new NeutralAnalyzer();

  /** The analyzer of each field. */
  static final Analyzer BY_FIELD =
      new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
          return analyzer(field);
        }
      };

  private LanguageAnalyzers() {}

  /** The field of the words of a language; null where the language has no rules of its own. */
  static @Nullable String field(String language) {
    String primary = primary(language);
    return ANALYZERS.containsKey(primary) ? BY_LANGUAGE + primary : null;
  }

  /** The languages that have rules of their own. */
  static Set<String> languages() {
    return ANALYZERS.keySet();
  }

  /** Whether a field's positions are positions in the document's text. */
  static boolean isText(String field) {
    return field.equals(TEXT) || field.startsWith(BY_LANGUAGE);
  }

  static String primary(String language) {
    int dash = language.indexOf('-');
    return dash < 0 ? language : language.substring(0, dash);
  }

  private static Analyzer analyzer(String field) {
    Analyzer own =
        field.startsWith(BY_LANGUAGE) ? ANALYZERS.get(field.substring(BY_LANGUAGE.length())) : null;
    return own == null ? NEUTRAL : own;
  }

  /** Words by Unicode's rules, without case, accents, and variants of letters and digits. */
  private static final class NeutralAnalyzer extends Analyzer {

    /** Lucene refuses terms of more than 32 kB; a longer word is found by its beginning. */
    private static final int LONGEST = 255;

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new ICUTokenizer(new UnicodeWords());
      TokenStream folded = new ICUFoldingFilter(new NameKeyFilter(words));
      return new TokenStreamComponents(
          words, TruncateTokenFilter.truncateAfterCodePoints(folded, LONGEST));
    }
  }

  /**
   * Words as the ICU of this program cuts them. Lucene's own configuration comes with rules
   * compiled for another version of ICU, which this one refuses to load.
   */
  private static final class UnicodeWords extends ICUTokenizerConfig {

    private static final RuleBasedBreakIterator WORDS =
        (RuleBasedBreakIterator) BreakIterator.getWordInstance(ULocale.ROOT);

    @Override
    public RuleBasedBreakIterator getBreakIterator(int script) {
      return WORDS.clone();
    }

    @Override
    public String getType(int script, int ruleStatus) {
      return "word";
    }

    @Override
    public boolean combineCJ() {
      return true;
    }
  }

  /** Gives each word the form in which names are looked up. */
  private static final class NameKeyFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    NameKeyFilter(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      if (!isPlain()) {
        String key = NameKey.of(term.toString());
        term.setEmpty().append(key);
      }
      return true;
    }

    /** ASCII is left to the folding that follows. */
    private boolean isPlain() {
      char[] chars = term.buffer();
      for (int i = 0; i < term.length(); i++) {
        if (chars[i] >= 0x80) {
          return false;
        }
      }
      return true;
    }
  }

  /** Azerbaijani: Turkish casing, and the commonest endings of case and number cut off. */
  private static final class AzerbaijaniAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream lower = new TurkishLowerCaseFilter(new ApostropheFilter(words));
      return new TokenStreamComponents(words, new AzerbaijaniEndingsFilter(lower));
    }
  }

  /**
   * Cuts endings of case, possession and number until none is left, and never into a short stem.
   * All forms of a word go the same way, so it does no harm that stems lose letters of their own.
   */
  private static final class AzerbaijaniEndingsFilter extends TokenFilter {

    private static final int SHORTEST_STEM = 4;

    private static final String[] ENDINGS = {
      "lar", "lər", "dan", "dən", "da", "də", "ya", "yə", "a", "ə", "ı", "i", "u", "ü", "n"
    };

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    AzerbaijaniEndingsFilter(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      while (cut()) {
        // Each round takes one ending.
      }
      return true;
    }

    private boolean cut() {
      for (String ending : ENDINGS) {
        int stem = term.length() - ending.length();
        if (stem >= SHORTEST_STEM && endsWith(ending, stem)) {
          term.setLength(stem);
          return true;
        }
      }
      return false;
    }

    private boolean endsWith(String ending, int from) {
      for (int i = 0; i < ending.length(); i++) {
        if (term.charAt(from + i) != ending.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
