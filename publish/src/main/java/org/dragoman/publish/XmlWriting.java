package org.dragoman.publish;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 written element by element, in UTF-8. Characters that XML cannot hold become U+FFFD. For
 * one thread; closing it completes the document and leaves the output open.
 */
public final class XmlWriting implements AutoCloseable {

  private final XMLStreamWriter xml;

  /** Begins a document with its root element in a namespace. */
  public XmlWriting(OutputStream out, String root, String namespace) throws IOException {
    try {
      // The JDK's own, whatever else is on the class path, for the same bytes everywhere.
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement(root);
      xml.writeDefaultNamespace(namespace);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Begins an element; names and values of its attributes follow in turn, null values left out. */
  public XmlWriting start(String name, @Nullable String... attributes) throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement(name);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Ends the element begun last. */
  public XmlWriting end() throws IOException {
    try {
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** An element without content. */
  public XmlWriting empty(String name, @Nullable String... attributes) throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeEmptyElement(name);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** An element of text; none where the text is null or empty. */
  public XmlWriting text(String name, @Nullable String text, @Nullable String... attributes)
      throws IOException {
    if (text == null || text.isEmpty()) {
      return this;
    }
    try {
      start(name, attributes);
      xml.writeCharacters(repaired(text));
      return end();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void attributes(@Nullable String... attributes) throws XMLStreamException {
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      if (name != null && value != null) {
        xml.writeAttribute(name, repaired(value));
      }
    }
  }

  private static String repaired(String text) {
    if (text.codePoints().allMatch(XmlWriting::isCharacter)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder();
    text.codePoints().forEach(c -> repaired.appendCodePoint(isCharacter(c) ? c : 0xFFFD));
    return repaired.toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public void close() throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
