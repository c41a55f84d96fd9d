package org.dragoman.intake.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.document.Origin;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page's head and markup tell of its origin. */
record PageMetadata(
    @Nullable String title, @Nullable String publisher, @Nullable String byline, JsonNode article) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static PageMetadata of(Document page) {
    JsonNode article = article(page);
    String title =
        first(json(article, "headline"), meta(page, "og:title", "twitter:title", "dc.title"));
    String publisher =
        first(
            json(article, "publisher"),
            meta(page, "og:site_name", "dc.publisher", "publisher", "application-name"));
    if (publisher == null) {
      publisher = site(page, title);
    }
    if (title == null) {
      title = page.title().isBlank() ? null : withoutSite(page.title().strip(), publisher);
    } else {
      title = withoutSite(title, publisher);
    }
    String byline =
        first(json(article, "author"), meta(page, "author", "article:author", "dc.creator"));
    if (byline == null || byline.startsWith("http") || byline.equalsIgnoreCase(publisher)) {
      byline = first(author(page), byline == null || byline.startsWith("http") ? null : byline);
    }
    return new PageMetadata(title, publisher, byline, article);
  }

  Origin origin(@Nullable String shownTitle, @Nullable PagePublished published) {
    return new Origin(
        shownTitle,
        publisher,
        byline,
        null,
        published == null ? null : published.date(),
        published == null ? null : published.basis());
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  /** A phrase before a name, and the name: "By Jane Doe". */
  private static final Pattern AUTHOR =
      Pattern.compile(
          "(?iu)(?:(?:written |posted |ge?schrieben |escrito )?(?:by|von|par|por|di|door|автор|yazan"
              + "|author|autor|auteur|autore|text|texto?)[: ]+)?(\\p{L}[\\p{L}\\p{M}.'’ -]{2,50})");

  /** The author whom the page's markup names; null where it names none. */
  private static @Nullable String author(Document page) {
    for (Element element : page.body().getAllElements()) {
      boolean named =
          element.attr("rel").equals("author")
              || element.attr("itemprop").equals("author")
              || (element.attributesSize() > 0 && PageNames.isAuthor(element));
      if (!named || element.text().length() > 70 || isOfComment(element)) {
        continue;
      }
      Element name = element.selectFirst("[itemprop=name], [rel=author], .fn");
      Matcher m = AUTHOR.matcher((name == null ? element : name).text().strip());
      if (m.matches() && isName(m.group(1).replaceAll("[ -]+$", ""))) {
        return TextDecoder.clean(m.group(1).replaceAll("[ -]+$", ""));
      }
    }
    return null;
  }

  /** A few words with great letters, but for "von" and the like; "Posted on" is no name. */
  private static boolean isName(String words) {
    String[] parts = words.split(" ", -1);
    String last = parts[parts.length - 1];
    return parts.length <= 5
        && !words.isEmpty()
        && !Character.isLowerCase(words.codePointAt(0))
        && !Character.isLowerCase(last.codePointAt(0));
  }

  private static boolean isOfComment(Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      if (PageNames.isComments(e)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String meta(Document page, String... names) {
    for (String name : names) {
      List<String> found = metas(page, name);
      if (!found.isEmpty()) {
        return TextDecoder.clean(found.getFirst());
      }
    }
    return null;
  }

  /** What the page's meta elements of a name say, in their order; nothing empty. */
  static List<String> metas(Document page, String name) {
    List<String> found = new ArrayList<>();
    for (Element meta : page.getElementsByTag("meta")) {
      boolean named =
          meta.attr("property").equalsIgnoreCase(name)
              || meta.attr("name").equalsIgnoreCase(name)
              || meta.attr("itemprop").equalsIgnoreCase(name);
      String content = meta.attr("content").strip();
      if (named && !content.isEmpty()) {
        found.add(content);
      }
    }
    return found;
  }

  private static final List<String> SEPARATORS =
      List.of(" | ", " — ", " – ", " - ", " :: ", " « ", " » ", " • ", " · ", ": ");

  /** A site's name: what the page's title has besides the headline, else what the page marks. */
  private static @Nullable String site(Document page, @Nullable String title) {
    String whole = page.title().strip();
    List<String> headlines = new ArrayList<>();
    if (title != null) {
      headlines.add(title);
    }
    for (Element heading : page.getElementsByTag("h1")) {
      headlines.add(heading.text());
    }
    for (String headline : headlines) {
      String site = besides(whole, headline.strip());
      if (site != null) {
        return TextDecoder.clean(site);
      }
    }
    return marked(page, whole);
  }

  /** The part of a page's title before or after the headline; null where it is no such title. */
  private static @Nullable String besides(String whole, String headline) {
    if (headline.length() < 5 || whole.length() <= headline.length() + 2) {
      return null;
    }
    for (String separator : SEPARATORS) {
      String site = null;
      if (whole.regionMatches(true, 0, headline + separator, 0, headline.length() + 1)
          && whole.startsWith(separator, headline.length())) {
        site = whole.substring(headline.length() + separator.length());
      } else {
        int start = whole.length() - headline.length();
        if (whole.regionMatches(true, start, headline, 0, headline.length())
            && whole.startsWith(separator, start - separator.length())) {
          site = whole.substring(0, start - separator.length());
        }
      }
      if (site != null) {
        return ofSite(site);
      }
    }
    return null;
  }

  /** A site's own name out of "Politics | Site": the last part of it. */
  private static @Nullable String ofSite(String words) {
    String site = words.strip();
    for (String separator : SEPARATORS) {
      int at = separator.equals(": ") ? -1 : site.lastIndexOf(separator);
      if (at > 0) {
        site = site.substring(at + separator.length()).strip();
      }
    }
    boolean named = site.codePoints().anyMatch(Character::isLetter) && site.length() <= 80;
    return named ? site : null;
  }

  /**
   * The publisher that the page's markup names, or the logo where the page's title bears it out.
   */
  private static @Nullable String marked(Document page, String whole) {
    for (Element element : page.select("[itemprop=publisher]")) {
      Element name = element.selectFirst("[itemprop=name]");
      Element holder = name == null ? element : name;
      String words = holder.hasAttr("content") ? holder.attr("content") : holder.text();
      if (!words.isBlank() && words.length() <= 80) {
        return TextDecoder.clean(words.strip());
      }
    }
    String copyright = page.text();
    int sign = copyright.lastIndexOf('©');
    copyright = sign < 0 ? "" : copyright.substring(sign, Math.min(copyright.length(), sign + 160));
    for (Element logo : page.select("[class~=(?i)\\b(logo|site-?title|site-?name|brand)\\b]")) {
      Element image = logo.normalName().equals("img") ? logo : logo.selectFirst("img[alt]");
      String words = logo.text().isBlank() && image != null ? image.attr("alt") : logo.text();
      words = words.strip();
      boolean borneOut = whole.contains(words) || copyright.contains(words);
      if (words.length() >= 2 && words.length() <= 80 && borneOut) {
        return TextDecoder.clean(words);
      }
    }
    return null;
  }

  /** Cuts off " | Site" or " - Site". */
  private static String withoutSite(String title, @Nullable String publisher) {
    for (String separator : List.of(" | ", " — ", " – ", " - ", " :: ", " « ")) {
      int at = title.lastIndexOf(separator);
      if (at > 0) {
        String tail = title.substring(at + separator.length()).strip();
        boolean site = publisher != null && tail.equalsIgnoreCase(publisher);
        boolean barred =
            !separator.equals(" - ")
                && !separator.equals(" – ")
                && !separator.equals(" — ")
                && tail.length() <= 30;
        if (site || barred) {
          return title.substring(0, at).strip();
        }
      }
    }
    return title;
  }

  /** The page's article in JSON-LD; a missing node where it has none. */
  private static JsonNode article(Document page) {
    for (Element script : page.getElementsByTag("script")) {
      if (script.attr("type").equalsIgnoreCase("application/ld+json")
          && script.data().length() < 500_000) {
        try {
          JsonNode found = article(JSON.readTree(script.data()), 0);
          if (found != null) {
            return found;
          }
        } catch (JsonProcessingException e) {
          // Broken metadata are no metadata; the page is read without them.
        }
      }
    }
    return JSON.missingNode();
  }

  private static @Nullable JsonNode article(JsonNode node, int depth) {
    if (depth > 4) {
      return null;
    }
    if (node.isObject() && isArticle(node.path("@type"))) {
      return node;
    }
    for (JsonNode inner : node.isArray() ? node : node.path("@graph")) {
      JsonNode found = article(inner, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asText();
    return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
  }

  /** A text, the name of a thing, or the names of several. */
  private static @Nullable String json(JsonNode article, String field) {
    return words(article.path(field));
  }

  private static @Nullable String words(JsonNode node) {
    if (node.isArray()) {
      List<String> names = new ArrayList<>();
      for (JsonNode one : node) {
        String name = one.isArray() ? null : words(one);
        if (name != null) {
          names.add(name);
        }
      }
      return names.isEmpty() ? null : String.join(", ", names);
    }
    String text = node.isObject() ? node.path("name").asText("") : node.asText("");
    // Some sites write HTML entities into their JSON.
    String words = text.indexOf('&') >= 0 ? Jsoup.parse(text).text() : text;
    return words.isBlank() ? null : TextDecoder.clean(words.strip());
  }
}
