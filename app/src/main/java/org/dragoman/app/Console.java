package org.dragoman.app;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: results to standard output, progress and trouble to standard error,
 * colours only on a terminal.
 *
 * @param out results
 * @param err progress and trouble
 * @param terminal whether a person is looking on
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {

  /** Where a command writes. */
  public static Console of(CommandSpec spec) {
    return new Console(
        spec.commandLine().getOut(), spec.commandLine().getErr(), Ansi.AUTO.enabled());
  }

  /** A line of results; {@code @|bold …|@} marks what is set off on a terminal. */
  public void line(String markup) {
    out.println(styled(markup));
  }

  /** A line of results as it is. */
  public void plain(String text) {
    out.println(text);
  }

  /** A line of trouble. */
  public void trouble(String text) {
    err.println(text);
  }

  String styled(String markup) {
    return terminal ? Ansi.ON.string(markup) : Ansi.OFF.string(markup);
  }

  /**
   * Text of any direction for the middle of a line: isolated on a terminal, so that right-to-left
   * words do not pull the rest of the line along (Unicode Bidirectional Algorithm, FSI and PDI).
   */
  String isolated(String text) {
    return terminal ? "\u2068" + text + "\u2069" : text;
  }

  /** Control characters made harmless: text of documents must not steer a terminal. */
  public static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
