package org.dragoman.intake.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.dragoman.intake.language.LanguageTeller;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes of unknown encoding into text.
 *
 * <p>The first of these that fits: a byte order mark; UTF-16 without one; UTF-8, strictly; the
 * declared encoding, strictly; UTF-8 with a few damaged places; the old encoding in which the text
 * has the most words of some language; a detector by byte statistics. Stateless and thread-safe.
 */
final class TextDecoder {

  /** Encodings of one byte a character, told apart by the words that they give. */
  private static final List<Charset> ONE_BYTE =
      charsets(
          "windows-1252",
          "windows-1251",
          "windows-1254",
          "windows-1256",
          "windows-1250",
          "windows-1257",
          "windows-1253",
          "windows-1255",
          "KOI8-R",
          "IBM866",
          "ISO-8859-5",
          "ISO-8859-6");

  /** How much is looked at to tell an encoding. */
  private static final int SAMPLE = 16_384;

  /** The least share of known words that makes an encoding believable. */
  private static final double ENOUGH_WORDS = 0.12;

  private TextDecoder() {}

  private static List<Charset> charsets(String... names) {
    return Arrays.stream(names).filter(Charset::isSupported).map(Charset::forName).toList();
  }

  static Unreadable tooLong(int maxCodePoints) {
    return Unreadable.failed(
        String.format(
            Locale.ROOT,
            "the text is longer than the limit of %,d characters; split it, or raise the limit"
                + " with --max-characters",
            maxCodePoints));
  }

  /**
   * The text of some bytes, with {@code \n} as the only line end and without control characters.
   *
   * @param declared the encoding's name according to the source; null where it names none
   */
  static String decode(byte[] bytes, @Nullable String declared, int maxCodePoints)
      throws Unreadable {
    // No encoding spends more than four bytes on a character.
    if (bytes.length > 4L * maxCodePoints + 4) {
      throw tooLong(maxCodePoints);
    }
    String text = decodeRaw(bytes, declared);
    if (text.length() > maxCodePoints && text.codePointCount(0, text.length()) > maxCodePoints) {
      throw tooLong(maxCodePoints);
    }
    return clean(text);
  }

  private static String decodeRaw(byte[] bytes, @Nullable String declared) throws Unreadable {
    Encoded marked = byteOrderMark(bytes);
    if (marked != null) {
      return lenient(bytes, marked.skip, marked.charset);
    }
    Charset wide = wideWithoutMark(bytes);
    if (wide != null) {
      return lenient(bytes, 0, wide);
    }
    if (isBinary(bytes)) {
      throw Unreadable.skipped("binary data, not a text");
    }
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8;
    }
    Charset named = named(declared);
    if (named != null && !named.equals(StandardCharsets.UTF_8)) {
      String text = strict(bytes, named);
      if (text != null) {
        return text;
      }
    }
    if (isMostlyUtf8(bytes)) {
      return lenient(bytes, 0, StandardCharsets.UTF_8);
    }
    return lenient(bytes, 0, guess(bytes));
  }

  private record Encoded(Charset charset, int skip) {}

  private static @Nullable Encoded byteOrderMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoded(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Encoded(Charset.forName("UTF-32LE"), 4);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Encoded(Charset.forName("UTF-32BE"), 4);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoded(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoded(StandardCharsets.UTF_16BE, 2);
    }
    return null;
  }

  static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * UTF-16 shows itself by its spaces, digits and line ends: their high byte is zero, and in text
   * no low byte is.
   */
  private static @Nullable Charset wideWithoutMark(byte[] bytes) {
    if (bytes.length < 8 || bytes.length % 2 != 0) {
      return null;
    }
    int length = Math.min(bytes.length, SAMPLE) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int pairs = length / 2;
    Charset candidate = null;
    if (odd > pairs / 20 && even * 50 <= odd) {
      candidate = StandardCharsets.UTF_16LE;
    } else if (even > pairs / 20 && odd * 50 <= even) {
      candidate = StandardCharsets.UTF_16BE;
    }
    if (candidate == null) {
      return null;
    }
    String sample = new String(bytes, 0, length, candidate);
    int good = 0;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      good += Character.isLetterOrDigit(c) || Character.isWhitespace(c) || isPunctuation(c) ? 1 : 0;
    }
    return good >= sample.length() * 0.95 ? candidate : null;
  }

  private static boolean isPunctuation(char c) {
    return (c >= '!' && c <= '~')
        || (c >= '\u2010' && c <= '\u203A')
        || c == '«'
        || c == '»'
        || c == '،'
        || c == '؟'
        || c == '\u200C';
  }

  /** Text has hardly any control characters; a few NUL bytes are damage, many are data. */
  private static boolean isBinary(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE);
    int controls = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      boolean control = b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B;
      controls += control || b == 0x7F ? 1 : 0;
    }
    return controls * 50 > length;
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String lenient(byte[] bytes, int skip, Charset charset) {
    return new String(bytes, skip, bytes.length - skip, charset);
  }

  private static @Nullable Charset named(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    // What the web calls these two are their supersets (WHATWG Encoding Standard).
    if (wanted.equals("iso-8859-1") || wanted.equals("latin1") || wanted.equals("us-ascii")) {
      wanted = "windows-1252";
    } else if (wanted.equals("iso-8859-9")) {
      wanted = "windows-1254";
    }
    try {
      return Charset.forName(wanted);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** Whether the bytes are UTF-8 but for a few places: damaged characters, a cut end, a paste. */
  private static boolean isMostlyUtf8(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, SAMPLE * 4));
    CharBuffer out = CharBuffer.allocate(4096);
    int bad = 0;
    int good = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, false);
      out.flip();
      for (int i = 0; i < out.length(); i++) {
        good += out.charAt(i) >= 0x80 ? 1 : 0;
      }
      out.clear();
      if (result.isError()) {
        bad++;
        in.position(in.position() + result.length());
      } else if (result.isUnderflow()) {
        return good > 0 && bad * 10 <= good;
      }
    }
  }

  private static Charset guess(byte[] bytes) {
    byte[] sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
    Charset best = ONE_BYTE.getFirst();
    double bestShare = 0;
    for (Charset charset : ONE_BYTE) {
      String text = new String(sample, charset);
      double share = LanguageTeller.shareOfKnownWords(text) * shareOfLetters(text);
      if (share > bestShare + 1e-9) {
        bestShare = share;
        best = charset;
      }
    }
    if (bestShare >= ENOUGH_WORDS) {
      return best;
    }
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    Charset detected = match == null || match.getConfidence() < 10 ? null : named(match.getName());
    return detected == null ? best : detected;
  }

  /** How large a part of the characters beyond ASCII are letters or common marks. */
  private static double shareOfLetters(String text) {
    int letters = 0;
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && (Character.isLetter(c) || isPunctuation(c) || c == '\u00A0')) {
        letters++;
      } else if (c >= 0x80) {
        others++;
      }
    }
    double share = letters == 0 ? 0 : (double) letters / (letters + others);
    return share * share;
  }

  /** One kind of line end, and no control characters but line ends and tabs. */
  static String clean(String text) {
    int i = 0;
    while (i < text.length() && isClean(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isClean(c)) {
        out.append(c);
      } else if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (c == '\f' || c == '\u000B' || c == '\u0085') {
        out.append('\n');
      } else if (c != '\uFEFF') {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static boolean isClean(char c) {
    return c >= ' ' ? (c < 0x7F || c > 0x9F) && c != '\uFEFF' : c == '\n' || c == '\t';
  }
}
