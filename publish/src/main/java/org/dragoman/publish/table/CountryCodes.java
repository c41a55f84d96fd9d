package org.dragoman.publish.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state abbreviations of the Correlates of War project for ISO 3166 codes. Countries that the
 * project's list of states does not have are not there. Immutable and thread-safe.
 */
final class CountryCodes {

  private static final Map<String, String> COW = read();

  private CountryCodes() {}

  /** All pairs of ISO 3166-1 alpha-2 code and abbreviation. */
  static Map<String, String> all() {
    return COW;
  }

  /** The abbreviation; null where there is none. */
  static @Nullable String cow(@Nullable String iso) {
    return iso == null ? null : COW.get(iso);
  }

  private static Map<String, String> read() {
    try (InputStream in = CountryCodes.class.getResourceAsStream("cow.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its list of countries, cow.tsv");
      }
      Map<String, String> codes = new TreeMap<>();
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab == 2) {
          codes.put(line.substring(0, 2), line.substring(3));
        }
      }
      return Collections.unmodifiableMap(codes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
