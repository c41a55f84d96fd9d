package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as outlets make them. */
class HtmlTest {

  private static final String FIRST =
      "The friendship group of the Norwegian parliament ended its visit to Lima on Thursday, the"
          + " Example Agency reports, citing the embassy.";
  private static final String SECOND =
      "The five members met the president of the Congress and the committee on foreign affairs, and"
          + " visited a school in Callao.";
  private static final String THIRD =
      "The head of the group said that the two countries share an interest in the protection of"
          + " the seas.";

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="de"><head><meta charset="utf-8">
      <title>Group ends visit to Lima | Example News</title>
      <meta property="og:site_name" content="Example News">
      <meta property="og:title" content="Group ends visit to Lima - Example News">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Example News"},
        {"@type":"NewsArticle","headline":"Group ends visit to Lima",
         "datePublished":"2022-05-03T14:05:00+04:00","dateModified":"2022-05-04",
         "author":[{"@type":"Person","name":"Jane Doe"}],
         "publisher":{"@type":"Organization","name":"Example News Agency"}}]}</script>
      <style>p { color: red }</style></head>
      <body class="page has-sidebar">
      <div class="cookie-notice">We use cookies to make this site better. By staying on it you agree to their use on your device.</div>
      <header><a href="/">Example News</a><nav><ul><li><a href="/p">Politics</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
      <div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/p">Politics</a></div>
      <div id="content"><div class="col-8">
        <h1>Group ends visit to Lima</h1>
        <div class="meta"><time datetime="2022-05-03T14:05">3 May 2022, 14:05</time></div>
        <div class="social-share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
        <div class="article-text">
          <p>%s</p>
          <p>%s<br><br>%s</p>
          <aside class="related"><h3>Read also</h3><ul><li><a href="/x">Another delegation leaves for Santiago after talks on trade</a></li></ul></aside>
          <p hidden>Not to be seen.</p>
        </div>
        <div class="tags">Tags: <a href="/t/1">Peru</a>, <a href="/t/2">Norway</a></div>
      </div>
      <div class="sidebar"><h3>Latest</h3><p>A long teaser of another story that the outlet would like its readers to read next, with a full stop.</p></div></div>
      <footer><p>© 2021 Example News. All rights reserved. Use of the materials only with a link to the site.</p></footer>
      <script>var x = "<p>not text</p>";</script>
      </body></html>
      """
          .formatted(FIRST, SECOND, THIRD);

  @Test
  void theStoryIsKeptApartFromItsSurroundings() {
    Document page = Read.document("a.html", PAGE);
    assertThat(Read.parts(page, Section.Kind.BODY))
        .containsExactly(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    assertThat(Read.parts(page, Section.Kind.TITLE)).containsExactly("Group ends visit to Lima");
    assertThat(Read.parts(page, Section.Kind.FRAME)).containsExactly("3 May 2022, 14:05");
  }

  @Test
  void whatSurroundsTheStoryStaysAddressable() {
    Document page = Read.document("a.html", PAGE);
    assertThat(String.join("\n", Read.parts(page, Section.Kind.FURNITURE)))
        .contains("We use cookies", "Politics", "Facebook", "Read also", "Santiago", "Tags: Peru")
        .contains("A long teaser", "© 2021 Example News.");
    assertThat(page.text().toString()).doesNotContain("Not to be seen", "color: red", "not text");
  }

  @Test
  void metadataTellTheOriginButNotTheLanguage() {
    Document page = Read.document("a.html", PAGE);
    assertThat(page.origin().title()).isEqualTo("Group ends visit to Lima");
    assertThat(page.origin().publisher()).isEqualTo("Example News Agency");
    assertThat(page.origin().byline()).isEqualTo("Jane Doe");
    assertThat(page.origin().published()).isEqualTo(new Edtf("2022-05-03T14:05:00+04:00"));
    assertThat(page.origin().publishedBasis()).isEqualTo(PublishedBasis.METADATA);
    assertThat(page.language()).isEqualTo("en");
  }

  @Test
  void aPageWithoutMetadataHasATitleFromItsHeading() {
    Document page =
        Read.document(
            "a.html",
            "<html><body><form><div class='no-sidebar'><table><tr><td><a href=/>Home</a></td><td>"
                + "<h1>Group ends visit</h1>"
                + FIRST
                + "<br/>"
                + SECOND
                + "<br/><br/>"
                + THIRD
                + "</td></tr></table></div></form></body></html>");
    assertThat(page.origin().title()).isEqualTo("Group ends visit");
    assertThat(page.origin().published()).isNull();
    assertThat(Read.parts(page, Section.Kind.BODY))
        .containsExactly(FIRST + "\n" + SECOND + "\n\n" + THIRD);
  }

  @Test
  void aFragmentWithoutAnyMarksIsAllStory() {
    Document page = Read.document("a.html", "<p>" + FIRST + "</p><p>" + SECOND + "</p>");
    assertThat(Read.parts(page, Section.Kind.BODY)).isEqualTo(List.of(FIRST + "\n\n" + SECOND));
  }

  @Test
  void deepNestingIsSurvived() {
    String page = "<div>".repeat(100_000) + FIRST;
    assertThat(Read.all("a.html", page.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2022-05-03                      | 2022-05-03
          2022-05-03T14:05:00+04:00       | 2022-05-03T14:05:00+04:00
          2022-05-03T14:05:00.123Z        | 2022-05-03T14:05:00Z
          2022-05-03 14:05                | 2022-05-03T14:05:00
          2022-05-03T14:05+0400           | 2022-05-03T14:05:00+04:00
          20220503                        | 2022-05-03
          Tue, 03 May 2022 14:05:00 +0400 | 2022-05-03T14:05:00+04:00
          Tue, 03 May 2022 14:05:00 GMT   | 2022-05-03T14:05:00Z
          yesterday                       |
          2021-02-31                      |
          0000-00-00                      |
          """)
  void datesOfMetadataAreReadInTheirUsualForms(String written, String value) {
    Document page =
        Read.document(
            "a.html",
            "<html><head><meta property='article:published_time' content='"
                + written
                + "'></head><body><p>"
                + FIRST
                + "</p></body></html>");
    Edtf published = page.origin().published();
    assertThat(published == null ? null : published.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "<title>Group visits Lima | Oslo Herald</title>; ''; Oslo Herald",
        "<title>Group visits Lima - Oslo Herald</title>; ''; Oslo Herald",
        "<title>Oslo Herald: Group visits Lima</title>; ''; Oslo Herald",
        "<title>Group visits Lima | World | Oslo Herald</title>; ''; Oslo Herald",
        "<title>Group visits Lima | 2021</title>; ''; none",
        "<title>Group visits Lima</title>; ''; none",
        "<title>All news - today</title>; ''; none",
        "<title>Group visits Lima | Herald</title><meta property='og:site_name'"
            + " content='The Oslo Herald'>; ''; The Oslo Herald",
        "<title>Page</title><meta name='application-name' content='Oslo Herald'>; ''; Oslo Herald",
        "<title>Page</title>; <a class='logo'>Oslo Herald</a>; none",
        "<title>Page</title>; <a class='site-logo'>Oslo Herald</a><p>© Oslo Herald</p>; Oslo Herald",
        "<title>Page</title>; <p itemprop='publisher'>Oslo Herald</p>; Oslo Herald",
      })
  void aSitesNameIsItsTitlesRestOrWhatThePageBearsOut(
      String head, String before, @Nullable String publisher) {
    String page =
        "<html><head>"
            + head
            + "</head><body>"
            + before
            + "<h1>Group visits Lima</h1><p>"
            + String.join("</p><p>", FIRST, SECOND, THIRD)
            + "</p></body></html>";
    assertThat(Read.document("a.html", page).origin().publisher()).isEqualTo(publisher);
  }
}
