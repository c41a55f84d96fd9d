package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
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

  private static String page(String head, String body) {
    return "<html lang='en'><head>" + head + "</head><body>" + body + "</body></html>";
  }

  private static String story(Document page) {
    return String.join("\n\n", Read.parts(page, Section.Kind.BODY));
  }

  private static final String STORY =
      "<p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p>";

  @Test
  void theParagraphThatOpensTheStoryIsStoryWhereverItStands() {
    String page =
        page(
            "",
            "<article><header><h1>Group ends visit</h1><p class='teaser'>Five members came, and five"
                + " members left again on Thursday.</p></header><div class='article-body'>"
                + STORY
                + "</div></article>");
    assertThat(story(Read.document("a.html", page))).startsWith("Five members came");
  }

  @Test
  void commentsAreNoStoryHoweverMany() {
    String page =
        page(
            "",
            "<h1>Group ends visit</h1><div>"
                + STORY.repeat(2)
                + "</div><ol class='commentlist'>"
                + "<li><p>What I always wanted to say about friendship groups is quite long.</p></li>"
                    .repeat(50)
                + "</ol>");
    assertThat(story(Read.document("a.html", page))).startsWith(FIRST).doesNotContain("I always");
  }

  @Test
  void aWrapperThatIsNamedAfterAPartHoldsTheStoryAllTheSame() {
    String page =
        page(
            "",
            "<div class='content-sidebar-wrap'><div class='main-col'><h1>Group ends visit</h1>"
                + STORY
                + "</div><div class='sidebar'><p>Another story, of which this is the first sentence.</p>"
                + "</div></div>");
    assertThat(story(Read.document("a.html", page)))
        .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
  }

  @Test
  void aStoryInSeveralPartsOfOneNameIsReadWhole() {
    String part = "<section><div class='rich-text'>";
    String page =
        page(
            "",
            "<article><h1>Group ends visit</h1>"
                + part
                + STORY.repeat(3)
                + "</div></section>"
                + part
                + "<p>The visit was the first of its kind since two thousand and nine.</p>"
                + "</div></section></article>");
    assertThat(story(Read.document("a.html", page))).endsWith("two thousand and nine.");
  }

  @Test
  void aHeadingOfNothingButLinksIsFurniture() {
    String page =
        page(
            "",
            "<div><h1>Group ends visit</h1>"
                + STORY
                + "<h3>More on this</h3><ul><li><a href='/x'>Another delegation leaves</a></li></ul>"
                + "</div>");
    assertThat(story(Read.document("a.html", page))).endsWith(THIRD);
  }

  @Test
  void whatAPictureShowsIsNoStoryAndStaysAddressable() {
    String page =
        page(
            "",
            "<div><h1>Group ends visit</h1><p>"
                + FIRST
                + "</p><figure><img src='a.jpg'><figcaption>The group in front of the Congress. Photo:"
                + " Example</figcaption></figure><p>"
                + SECOND
                + "</p></div>");
    Document read = Read.document("a.html", page);
    assertThat(story(read)).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(Read.parts(read, Section.Kind.FURNITURE))
        .anyMatch(part -> part.contains("Congress"));
  }

  @Test
  void placesWhereALineMayBreakAreNoLetters() {
    String page = page("", "<h1>Par&shy;lia&shy;ment</h1><p>" + FIRST + "</p>");
    assertThat(Read.document("a.html", page).origin().title()).isEqualTo("Parliament");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "; <div class='meta'>Lima, 3 May 2022</div>; 2022-05-03; TEXT",
        "; <span class='post-date'>03.05.2022</span>; 2022-05-03; TEXT",
        "<link rel='canonical' href='https://example.org/2022/05/03/group/'>;; 2022-05-03; METADATA",
        // The page shows its own day, its metadata that in Greenwich.
        "<meta property='article:published_time' content='2022-05-04T01:30:00Z'>;"
            + " <time>3 May 2022</time>; 2022-05-03; TEXT",
        "<meta property='article:published_time' content='2022-05-04T12:30:00Z'>;"
            + " <time>3 May 2022</time>; 2022-05-04T12:30:00Z; METADATA",
        "<meta property='article:published_time' content='2022-05-04T01:30:00+04:00'>;"
            + " <time>3 May 2022</time>; 2022-05-04T01:30:00+04:00; METADATA",
        // Metadata that contradict one another: the one that people see.
        "<meta name='date' content='2022-05-01'><meta itemprop='datePublished' content='2022-05-03'>;"
            + " <time>3 May 2022</time>; 2022-05-03; METADATA",
        "; <nav><time>3 May 2022</time></nav>; none; none",
        "; <div class='comments'><div class='comment-date'>3 May 2022</div></div>; none; none",
        "<script>var page = {\"publish_date\":\"2022\\/05\\/03\"}</script>;; 2022-05-03; METADATA",
      })
  void theDateComesWithItsBasis(
      @Nullable String head,
      @Nullable String line,
      @Nullable String value,
      @Nullable PublishedBasis basis) {
    String page =
        page(
            head == null ? "" : head,
            "<main><h1>Group visits Lima</h1>"
                + (line == null ? "" : line)
                + "<div>"
                + STORY
                + "</div></main>");
    Document read = Read.document("a.html", page);
    Edtf published = read.origin().published();
    assertThat(published == null ? null : published.value()).isEqualTo(value);
    assertThat(read.origin().publishedBasis()).isEqualTo(basis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "<p class='byline'>By Jane Doe</p>; Jane Doe",
        "<a rel='author' href='/jd'>Jane Doe</a>; Jane Doe",
        "<span itemprop='author'><span itemprop='name'>Jane Doe</span></span>; Jane Doe",
        "<p class='author'>Posted on</p>; none",
        "<div class='comment'><span class='author'>Jane Doe</span></div>; none",
      })
  void theAuthorIsReadFromTheMarkup(String line, @Nullable String byline) {
    String page = page("", "<main><h1>Group visits Lima</h1>" + line + STORY + "</main>");
    assertThat(Read.document("a.html", page).origin().byline()).isEqualTo(byline);
  }

  private static Origin addresses(String address, String head) {
    String html =
        "<html><head>" + head + "</head><body><h1>A visit</h1><p>" + FIRST + "</p></body>";
    URI uri = URI.create(address);
    return new Intake(IntakeLimits.DEFAULT)
            .read(
                Source.of(
                    new WebFetcher.Page(
                        uri,
                        "page.html",
                        "text/html",
                        html.getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        WebFetcher.Validators.NONE)))
            .stream()
            .map(outcome -> ((Outcome.Ready) outcome).document().origin())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aPageTellsItsOwnAddressAndThoseOfItsVersions() {
    Origin origin =
        addresses(
            "https://www.press.example/en/visit?from=feed",
            """
            <link rel="canonical" href="/en/visit#top">
            <link rel="alternate" hreflang="en" href="https://www.press.example/en/visit">
            <link rel="alternate" hreflang="az_Latn" href="../az/sefer">
            <link rel="nofollow ALTERNATE" hreflang="FA" href="//fa.press.example/visit">
            <link rel="alternate" hreflang="x-default" href="/visit">
            <link rel="alternate" hreflang="not a language" href="/visit">
            <link rel="alternate" hreflang="ru" href="javascript:go()">
            <link rel="alternate" hreflang="tr" href="https://[broken">
            <link rel="alternate" type="application/rss+xml" href="/rss">
            """);
    assertThat(origin.canonical()).isEqualTo(URI.create("https://www.press.example/en/visit"));
    assertThat(origin.versions())
        .containsExactly(
            new LanguageVersion("az-Latn", URI.create("https://www.press.example/az/sefer")),
            new LanguageVersion("fa", URI.create("https://fa.press.example/visit")));
  }

  @Test
  void addressesThatTellNothingAreLeftOut() {
    Origin front = addresses("https://press.example/a", "<link rel=canonical href='/'>");
    assertThat(front.canonical()).isNull();
    assertThat(front.versions()).isEmpty();
    Origin based =
        addresses(
            "https://press.example/a",
            "<base href='https://cdn.example/x/'><meta property='og:url' content='story'>");
    assertThat(based.canonical()).isEqualTo(URI.create("https://cdn.example/x/story"));
    Origin file =
        addresses(
            "file:///saved/page.html",
            "<link rel=canonical href='https://press.example/a'>"
                + "<link rel=alternate hreflang=fa href='/fa'>");
    assertThat(file.canonical()).isEqualTo(URI.create("https://press.example/a"));
    assertThat(file.versions()).isEmpty();
  }
}
