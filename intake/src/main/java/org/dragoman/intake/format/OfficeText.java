package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the paragraphs of the XHTML that Tika's parsers tell. For one parse. */
final class OfficeText extends DefaultHandler {

  private final int maxCodePoints;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Section.@Nullable Kind kind;
  private int furniture;
  private int head;
  private final List<Boolean> divisions = new ArrayList<>();
  private long length;

  private record Paragraph(String text, Section.@Nullable Kind kind) {}

  /** Ends a parse whose text grows beyond the limit. */
  static final class TooLong extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  OfficeText(int maxCodePoints) {
    this.maxCodePoints = maxCodePoints;
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes) {
    String kindOf = String.valueOf(attributes.getValue("class"));
    switch (name) {
      case "head" -> head++;
      case "div" -> {
        flush();
        boolean aside = kindOf.equals("header") || kindOf.equals("footer");
        divisions.add(aside);
        furniture += aside ? 1 : 0;
      }
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr", "table" -> {
        flush();
        boolean headline = name.equals("h1") || kindOf.equals("title");
        kind = headline && paragraphs.isEmpty() ? Section.Kind.TITLE : null;
      }
      case "br" -> text.append('\n');
      default -> {
        // Inside a paragraph.
      }
    }
  }

  @Override
  public void endElement(String uri, String name, String qName) {
    switch (name) {
      case "head" -> head--;
      case "div" -> {
        flush();
        if (!divisions.isEmpty() && divisions.removeLast()) {
          furniture--;
        }
      }
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr", "table", "body" ->
          flush();
      default -> {
        // Inside a paragraph.
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int count) throws SAXException {
    if (head > 0) {
      return;
    }
    length += count;
    if (length > 2L * maxCodePoints) {
      throw new TooLong();
    }
    text.append(characters, start, count);
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int count) throws SAXException {
    characters(characters, start, count);
  }

  private void flush() {
    String words = TextDecoder.clean(text.toString()).strip();
    text.setLength(0);
    if (!words.isEmpty()) {
      paragraphs.add(new Paragraph(words, furniture > 0 ? Section.Kind.FURNITURE : kind));
    }
    kind = null;
  }

  Draft draft(Origin origin) throws Unreadable {
    flush();
    Draft.Builder draft = new Draft.Builder(maxCodePoints);
    for (Paragraph paragraph : paragraphs) {
      draft.block(paragraph.text, paragraph.kind);
    }
    return draft.build(origin);
  }
}
