package org.dragoman.intake.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Apache OpenNLP's model of character n-grams for 103 languages, loaded when first asked: it takes
 * more than half a second to load, and most batches never need it.
 */
final class NgramModel {

  private static final String MODEL = "/langdetect-183.bin";

  /** Below this the first guess is hardly better than a throw of dice among 103. */
  private static final double ENOUGH = 0.05;

  /** Codes of single varieties, and what the record calls them. */
  private static final Map<String, String> VARIETIES =
      Map.of(
          "pes", "fa", "azj", "az", "ekk", "et", "lvs", "lv", "cmn", "zh", "nob", "nb", "nno", "nn",
          "khk", "mn", "uzn", "uz", "swa", "sw");

  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private NgramModel() {}

  /** Loaded once, when first used, by whichever thread comes first. */
  private static final class Loaded {
    static final LanguageDetectorModel MODEL_DATA = load();

    private static LanguageDetectorModel load() {
      try (InputStream in = LanguageDetectorME.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IllegalStateException("missing model " + MODEL);
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The BCP 47 tag of the likeliest language; null where unsure. */
  static @Nullable String tell(String sample) {
    // Cheap to make, and not thread-safe itself.
    Language best = new LanguageDetectorME(Loaded.MODEL_DATA).predictLanguage(sample);
    if (best.getConfidence() < ENOUGH) {
      return null;
    }
    String tag = VARIETIES.get(best.getLang());
    return tag != null ? tag : TWO_LETTERS.getOrDefault(best.getLang(), best.getLang());
  }

  /**
   * ISO 639-1 codes by their ISO 639-3 codes; of two the newer, which comes first for he and id.
   */
  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>(Map.of("yid", "yi"));
    for (String two : Locale.getISOLanguages()) {
      codes.putIfAbsent(Locale.of(two).getISO3Language(), two);
    }
    return codes;
  }
}
