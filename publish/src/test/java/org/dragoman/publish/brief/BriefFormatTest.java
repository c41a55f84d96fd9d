package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dragoman.publish.brief.Brief.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BriefFormatTest {

  static byte[] written(Brief brief, BriefFormat format, Letterhead letterhead) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(brief, letterhead, out);
    return out.toByteArray();
  }

  private static String text(Brief brief, BriefFormat format) throws IOException {
    return new String(written(brief, format, Letterhead.NONE), StandardCharsets.UTF_8);
  }

  static Document xml(byte[] content) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(new ByteArrayInputStream(content));
  }

  private static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa", "ru"})
  void markdownReadsBackLineByLine(String language) throws IOException {
    Brief brief = SampleDossier.brief(language);
    String text = text(brief, BriefFormat.MARKDOWN);
    assertThat(text).startsWith("# " + brief.title() + "\n");
    int lines = 0;
    for (String line : text.lines().toList()) {
      if (line.startsWith("- ") || (line.startsWith("| ") && line.contains("2023"))) {
        assertThat(line).matches(".*\\[\\^\\d+]( \\|)?");
        lines++;
      }
    }
    assertThat(lines).isGreaterThan(12);
    Matcher notes = Pattern.compile("(?m)^\\[\\^(\\d+)]: (.*)$").matcher(text);
    int number = 0;
    while (notes.find()) {
      Note note = brief.notes().get(number++);
      assertThat(notes.group(1)).isEqualTo(Integer.toString(number));
      assertThat(notes.group(2)).contains(note.words());
      assertThat(notes.group(2).replace("\\", "")).contains(note.title());
    }
    assertThat(number).isEqualTo(brief.notes().size());
  }

  @Test
  void wordsOfDocumentsAreNoMarkup() throws IOException {
    assertThat(text(SampleDossier.brief("en"), BriefFormat.MARKDOWN))
        .contains("Speaker \\<Kobalia\\> \\& the \\*ambassador\\*")
        .doesNotContain("<Kobalia>");
    assertThat(text(SampleDossier.brief("en"), BriefFormat.HTML))
        .contains("Speaker &lt;Kobalia&gt; &amp; the *ambassador*")
        .doesNotContain("<Kobalia>");
  }

  @Test
  void wordsThatRunTheOtherWayAreIsolated() throws IOException {
    assertThat(text(SampleDossier.brief("en"), BriefFormat.MARKDOWN))
        .contains("; \u2068رئیس\u2069; ", "**Ramaz Kobalia**");
    assertThat(text(SampleDossier.brief("fa"), BriefFormat.MARKDOWN))
        .contains("\u2068Javier Montalvo\u2069", "**راماز کوبالیا**");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa", "ru", "az"})
  void htmlIsWellFormedAndEveryLineLinksToItsNotes(String language) throws Exception {
    Brief brief = SampleDossier.brief(language);
    Document page = xml(written(brief, BriefFormat.HTML, Letterhead.NONE));
    Element root = page.getDocumentElement();
    assertThat(root.getAttribute("lang")).isEqualTo(language);
    assertThat(root.getAttribute("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
    int lines = 0;
    List<String> ids = new ArrayList<>();
    for (Element note : elements(page, "li")) {
      if (note.getAttribute("id").startsWith("note-")) {
        ids.add(note.getAttribute("id"));
        Note cited = brief.notes().get(ids.size() - 1);
        assertThat(note.getTextContent()).contains(cited.words(), cited.title());
      }
    }
    assertThat(ids).hasSize(brief.notes().size());
    for (Element line : elements(page, "li")) {
      if (line.getAttribute("id").isEmpty()) {
        lines++;
        NodeList links = line.getElementsByTagName("a");
        assertThat(links.getLength()).as(line.getTextContent()).isPositive();
        for (int i = 0; i < links.getLength(); i++) {
          assertThat(ids).contains(((Element) links.item(i)).getAttribute("href").substring(1));
        }
      }
    }
    assertThat(lines).isGreaterThan(10);
    for (Element row : elements(page, "tr")) {
      assertThat(
              row.getElementsByTagName("th").getLength() > 0
                  || row.getElementsByTagName("a").getLength() > 0)
          .isTrue();
    }
    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "svg")).hasSize(1);
    assertThat(elements(page, "circle").size() + elements(page, "path").size())
        .as("one mark for each dated event and position, and the legend")
        .isEqualTo(5 + 3);
  }

  @ParameterizedTest
  @EnumSource(BriefFormat.class)
  void aBriefOnNothingCanBeWritten(BriefFormat format) throws IOException {
    Brief brief = BriefComposer.compose(SampleDossier.empty(), "en", "test 1", SampleDossier.TODAY);
    assertThat(written(brief, format, Letterhead.NONE)).isNotEmpty();
  }

  @Test
  void formatsAreKnownByTheirExtension() {
    assertThat(BriefFormat.named(" HTML")).contains(BriefFormat.HTML);
    assertThat(BriefFormat.named("odt")).isEmpty();
  }
}
