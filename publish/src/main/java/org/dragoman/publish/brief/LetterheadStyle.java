package org.dragoman.publish.brief;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.batik.css.parser.DefaultDocumentHandler;
import org.apache.batik.css.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.w3c.css.sac.CSSException;
import org.w3c.css.sac.CSSParseException;
import org.w3c.css.sac.ElementSelector;
import org.w3c.css.sac.ErrorHandler;
import org.w3c.css.sac.InputSource;
import org.w3c.css.sac.LexicalUnit;
import org.w3c.css.sac.Selector;
import org.w3c.css.sac.SelectorList;

/**
 * What a letterhead's CSS says of single elements, for pages that are set without CSS: colours,
 * sizes and spaces, which formatting objects have under the same names. Immutable and thread-safe.
 */
final class LetterheadStyle {

  private static final Set<String> PROPERTIES =
      Set.of(
          "color",
          "background-color",
          "font-size",
          "font-style",
          "font-weight",
          "line-height",
          "text-align",
          "text-transform",
          "border-top",
          "border-bottom",
          "margin-top",
          "margin-bottom",
          "padding-top",
          "padding-bottom");

  private final Map<String, Map<String, String>> rules;

  private LetterheadStyle(Map<String, Map<String, String>> rules) {
    this.rules = rules;
  }

  /** Reads CSS; what is no CSS is passed over, as browsers do. */
  static LetterheadStyle of(String css) {
    Map<String, Map<String, String>> rules = new HashMap<>();
    Parser parser = new Parser();
    parser.setDocumentHandler(new Rules(rules));
    parser.setErrorHandler(new Forgiving());
    try {
      parser.parseStyleSheet(new InputSource(new StringReader(css)));
    } catch (IOException | CSSException e) {
      // Rules that were read before it stand.
      return new LetterheadStyle(rules);
    }
    return new LetterheadStyle(rules);
  }

  /** The properties of an HTML element by their names; empty where nothing is said of it. */
  Map<String, String> forElement(String element) {
    return rules.getOrDefault(element, Map.of());
  }

  private static final class Rules extends DefaultDocumentHandler {

    private final Map<String, Map<String, String>> rules;
    private @Nullable SelectorList selectors;
    private boolean otherMedia;

    Rules(Map<String, Map<String, String>> rules) {
      this.rules = rules;
    }

    @Override
    public void startMedia(org.w3c.css.sac.SACMediaList media) {
      otherMedia = true;
      for (int i = 0; i < media.getLength(); i++) {
        otherMedia &= !media.item(i).equals("print") && !media.item(i).equals("all");
      }
    }

    @Override
    public void endMedia(org.w3c.css.sac.SACMediaList media) {
      otherMedia = false;
    }

    @Override
    public void startSelector(SelectorList selected) {
      selectors = selected;
    }

    @Override
    public void endSelector(SelectorList selected) {
      selectors = null;
    }

    @Override
    public void property(String name, LexicalUnit value, boolean important) {
      String text = text(value);
      if (selectors == null || otherMedia || text == null || !PROPERTIES.contains(name)) {
        return;
      }
      for (int i = 0; i < selectors.getLength(); i++) {
        if (selectors.item(i).getSelectorType() == Selector.SAC_ELEMENT_NODE_SELECTOR
            && selectors.item(i) instanceof ElementSelector element
            && element.getLocalName() != null) {
          rules
              .computeIfAbsent(
                  element.getLocalName().toLowerCase(Locale.ROOT), name1 -> new LinkedHashMap<>())
              .put(name, text);
        }
      }
    }
  }

  /** A value as formatting objects write it; null where they do not know it. */
  private static @Nullable String text(LexicalUnit value) {
    StringBuilder text = new StringBuilder();
    for (LexicalUnit unit = value; unit != null; unit = unit.getNextLexicalUnit()) {
      String one = one(unit);
      if (one == null) {
        return null;
      }
      text.append(text.isEmpty() ? "" : " ").append(one);
    }
    return text.toString();
  }

  private static @Nullable String one(LexicalUnit unit) {
    return switch (unit.getLexicalUnitType()) {
      case LexicalUnit.SAC_IDENT -> unit.getStringValue();
      case LexicalUnit.SAC_INTEGER -> Integer.toString(unit.getIntegerValue());
      case LexicalUnit.SAC_REAL -> number(unit.getFloatValue());
      case LexicalUnit.SAC_RGBCOLOR -> colour(unit.getParameters());
      case LexicalUnit.SAC_POINT,
          LexicalUnit.SAC_PIXEL,
          LexicalUnit.SAC_MILLIMETER,
          LexicalUnit.SAC_CENTIMETER,
          LexicalUnit.SAC_INCH,
          LexicalUnit.SAC_PICA,
          LexicalUnit.SAC_EM ->
          number(unit.getFloatValue()) + unit.getDimensionUnitText();
      case LexicalUnit.SAC_PERCENTAGE -> number(unit.getFloatValue()) + "%";
      default -> null;
    };
  }

  private static @Nullable String colour(LexicalUnit parameters) {
    StringBuilder colour = new StringBuilder("#");
    for (LexicalUnit unit = parameters; unit != null; unit = unit.getNextLexicalUnit()) {
      if (unit.getLexicalUnitType() == LexicalUnit.SAC_INTEGER) {
        colour.append(
            String.format(Locale.ROOT, "%02x", Math.clamp(unit.getIntegerValue(), 0, 255)));
      } else if (unit.getLexicalUnitType() != LexicalUnit.SAC_OPERATOR_COMMA) {
        return null;
      }
    }
    return colour.length() == 7 ? colour.toString() : null;
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static final class Forgiving implements ErrorHandler {
    @Override
    public void warning(CSSParseException problem) {}

    @Override
    public void error(CSSParseException problem) {}

    @Override
    public void fatalError(CSSParseException problem) {}
  }
}
