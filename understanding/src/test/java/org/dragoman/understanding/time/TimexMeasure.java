package org.dragoman.understanding.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passages;
import org.jspecify.annotations.Nullable;

/**
 * Measures the finder on Microsoft's recognizer tests: a folder with {@code
 * <Language>/DateParser.json} and {@code DatePeriodParser.json} is the first argument, a file for
 * the misses the second.
 */
final class TimexMeasure {

  private static final Map<String, String> LANGUAGES =
      new TreeMap<>(
          Map.of(
              "English",
              "en-US",
              "Spanish",
              "es",
              "French",
              "fr",
              "Portuguese",
              "pt",
              "Arabic",
              "ar",
              "Turkish",
              "tr",
              "German",
              "de",
              "Italian",
              "it"));

  private TimexMeasure() {}

  /** Prints the share of inputs whose date is found. */
  public static void main(String[] args) throws IOException {
    List<String> misses = new ArrayList<>();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
      for (String kind : List.of("DateParser", "DatePeriodParser")) {
        Path file = Path.of(args[0], language.getKey(), kind + ".json");
        if (Files.exists(file)) {
          measure(language.getValue(), file, misses, out);
        }
      }
    }
    if (args.length > 1) {
      Files.write(Path.of(args[1]), misses);
    }
  }

  private static void measure(String language, Path file, List<String> misses, PrintWriter out)
      throws IOException {
    int all = 0;
    int spans = 0;
    int dates = 0;
    String json = Files.readString(file).replace("\uFEFF", "");
    for (JsonNode test : new ObjectMapper().readTree(json)) {
      JsonNode results = test.path("Results");
      if (results.isEmpty() || test.path("Context").path("ReferenceDateTime").isMissingNode()) {
        continue;
      }
      String input = test.path("Input").asText();
      String reference = test.path("Context").path("ReferenceDateTime").asText();
      Edtf published =
          Edtf.parse(reference.substring(0, Math.min(10, reference.length()))).orElse(null);
      JsonNode result = results.get(0);
      int start = input.codePointCount(0, Math.min(input.length(), result.path("Start").asInt()));
      Span wanted = new Span(start, start + Math.max(1, result.path("Length").asInt()));
      List<TimeMention> found =
          TimeFinder.find(language, Passages.of(language, input), Anchors.published(published))
              .stream()
              .filter(mention -> mention.span().overlaps(wanted))
              .toList();
      boolean same =
          found.stream().anyMatch(mention -> isSame(mention.value(), result.path("Value")));
      all++;
      spans += found.isEmpty() ? 0 : 1;
      dates += same ? 1 : 0;
      if (!same) {
        misses.add(language + "\t" + input + "\t" + published + "\t" + result + "\t" + found);
      }
    }
    out.printf(
        Locale.ROOT,
        "%-6s %-18s %4d inputs  span %5.1f %%  date %5.1f %%%n",
        language,
        file.getFileName(),
        all,
        100.0 * spans / all,
        100.0 * dates / all);
  }

  private static boolean isSame(Edtf value, JsonNode wanted) {
    for (String resolution : List.of("FutureResolution", "PastResolution")) {
      JsonNode dates = wanted.path(resolution);
      LocalDate from = date(dates.path("date"));
      LocalDate to = from;
      if (from == null) {
        from = date(dates.path("startDate"));
        LocalDate end = date(dates.path("endDate"));
        to = end == null ? null : end.minusDays(1);
      }
      LocalDate first = value.earliest().orElse(null);
      LocalDate last = value.latest().orElse(null);
      boolean inclusive = to != null && last != null && last.equals(to.plusDays(1));
      if (from != null && from.equals(first) && to != null && (to.equals(last) || inclusive)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable LocalDate date(JsonNode node) {
    return node.isTextual() && node.asText().length() >= 10
        ? LocalDate.parse(node.asText().substring(0, 10))
        : null;
  }
}
