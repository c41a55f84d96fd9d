package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A run of a page's visible text between two breaks.
 *
 * @param text its words
 * @param holder the lowest element that holds all of them
 * @param linked how many of its characters are links
 */
record PageBlock(String text, Element holder, int linked) {

  private static final Set<String> INVISIBLE =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "select",
          "option",
          "textarea",
          "button",
          "input",
          "canvas",
          "head",
          "audio",
          "video",
          "map",
          "math");

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s",
          "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
          "wbr", "nobr", "center", "br");

  private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");

  private static final Set<String> CAPTIONS = Set.of("figcaption", "figure");

  private static final int SHORT = 40;

  /** The blocks of a page in its order. */
  static List<PageBlock> of(Element body) {
    Collector collector = new Collector();
    NodeTraversor.traverse(collector, body);
    collector.flush();
    return collector.blocks;
  }

  boolean isMostlyLinks() {
    return linked * 10 > text.length() * 7;
  }

  /** Whether it is a first-level heading. */
  boolean isHeadline() {
    return isIn(Set.of("h1"));
  }

  /** Whether it is a heading of what follows it. */
  boolean isHeading() {
    return isIn(HEADINGS);
  }

  /** Whether it tells what a picture shows. */
  boolean isCaption() {
    return isIn(CAPTIONS);
  }

  private boolean isIn(Set<String> tags) {
    for (Element e = holder; e != null; e = e.parent()) {
      if (tags.contains(e.normalName())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is long enough for prose, and no list of links. */
  boolean isProse() {
    return text.length() >= SHORT && linked * 2 < text.length();
  }

  /** Collects the visible text in the order of the page. */
  private static final class Collector implements NodeVisitor {
    final List<PageBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Element holder;
    private int linked;
    private int links;
    private int invisible;
    private int preformatted;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (invisible == 0) {
          append(words.getWholeText(), words.parent());
        }
        return;
      }
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (!INLINE.contains(name)) {
        flush();
      }
      if (isInvisible(element)) {
        invisible++;
      }
      switch (name) {
        case "a" -> links++;
        case "pre" -> preformatted++;
        case "img" -> append(" ", null);
        case "br" -> lineBreak();
        default -> {
          // Nothing to count.
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (!INLINE.contains(name)) {
        flush();
      }
      if (isInvisible(element)) {
        invisible--;
      }
      switch (name) {
        case "a" -> links--;
        case "pre" -> preformatted--;
        default -> {
          // Nothing to count.
        }
      }
    }

    private void append(String words, @Nullable Element parent) {
      int before = text.length();
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        boolean space =
            c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0';
        if (space && c == '\n' && preformatted > 0) {
          text.append('\n');
        } else if (c == '\u00AD' || c == '\u200B') {
          // Where a browser may break a line; no letter of the text.
        } else if (!space) {
          text.append(c);
        } else if (!text.isEmpty() && !endsWithSpace()) {
          text.append(' ');
        }
      }
      linked += links > 0 ? text.length() - before : 0;
      if (parent != null && !words.isBlank()) {
        holder = holder == null ? parent : above(holder, parent);
      }
    }

    /** The lowest element that holds both. */
    private static Element above(Element one, Element other) {
      Element e = one;
      while (!e.equals(other) && !holds(e, other)) {
        Element up = e.parent();
        if (up == null) {
          return e;
        }
        e = up;
      }
      return e;
    }

    private static boolean holds(Element above, Element below) {
      for (Element e = below; e != null; e = e.parent()) {
        if (e.equals(above)) {
          return true;
        }
        if (!INLINE.contains(e.normalName()) && !e.equals(below)) {
          // Words of one block share the block's own element.
          return false;
        }
      }
      return false;
    }

    /** One is a new line, two are a new paragraph. */
    private void lineBreak() {
      while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
      if (text.isEmpty() || text.charAt(text.length() - 1) == '\n') {
        flush();
      } else {
        text.append('\n');
      }
    }

    private boolean endsWithSpace() {
      char last = text.charAt(text.length() - 1);
      return last == ' ' || last == '\n';
    }

    void flush() {
      String block = text.toString().strip();
      if (!block.isEmpty() && holder != null) {
        blocks.add(new PageBlock(block, holder, linked));
      }
      text.setLength(0);
      holder = null;
      linked = 0;
    }
  }

  private static boolean isInvisible(Element element) {
    if (INVISIBLE.contains(element.normalName())) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || element.attr("style").replace(" ", "").contains("display:none");
  }
}
