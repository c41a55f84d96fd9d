package org.dragoman.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.time.Edtf;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page was published and how that is known.
 *
 * @param date the date
 * @param basis metadata, which the page's address is too, or the visible text
 */
record PagePublished(Edtf date, PublishedBasis basis) {

  private static final Pattern JSON_DATE =
      Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{8,40})\"");

  /** Years, months and days as folders of an address, or in one. */
  private static final Pattern ADDRESS_DATE =
      Pattern.compile(
          "(?<!\\d)((?:19[89]|20[0-4])\\d)([/_-]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private static final Pattern UTC = Pattern.compile("[^T]+T(\\d\\d).{6}(?:Z|[+-]00:00)?");

  private static final List<String> META =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "article:published",
          "og:published_time",
          "datepublished",
          "date",
          "dc.date.issued",
          "dc.date",
          "dc.date.created",
          "dc.created",
          "dcterms.issued",
          "dcterms.created",
          "dcterms.date",
          "dcsext.articlefirstpublished",
          "pubdate",
          "og:pubdate",
          "publishdate",
          "publish-date",
          "publish_date",
          "publication_date",
          "publishtime",
          "published_at",
          "published-date",
          "article.published",
          "article_date_original",
          "cxenseparse:recs:publishtime",
          "bt:pubdate",
          "vr:published_time",
          "rnews:datepublished",
          "shareaholic:article_published_time",
          "citation_publication_date",
          "citation_online_date",
          "parsely-pub-date",
          "sailthru.date");

  /**
   * The date of a page.
   *
   * @param article its article in JSON-LD; a missing node where it has none
   * @param shown the texts that may show the date to people
   */
  static @Nullable PagePublished of(Document page, JsonNode article, PageStory.Shown shown) {
    Element root = page.selectFirst("html");
    String language = root == null ? "" : root.attr("lang");
    language = language.isEmpty() && root != null ? root.attr("xml:lang") : language;
    PageDate dates = new PageDate(language.isEmpty() ? locale(page) : language);
    Function<String, @Nullable Edtf> reading =
        text -> {
          Edtf date = MetadataDate.parse(text);
          return date != null ? date : dates.first(text);
        };
    List<Edtf> told = new ArrayList<>();
    for (String text : told(page, article)) {
      Edtf date = text.isBlank() ? null : reading.apply(text);
      if (date != null) {
        told.add(date);
      }
    }
    Edtf address = ofAddress(page);
    List<String> lines = shown.between().stream().filter(text -> text.length() <= 60).toList();
    Edtf between = only(lines, dates);
    between = between != null ? between : firstOf(shown.named(), dates);
    between = between != null ? between : firstOf(shown.between(), dates);
    Edtf seen = between != null ? between : firstOf(shown.others(), dates);
    if (told.isEmpty()) {
      if (address != null) {
        return new PagePublished(address, PublishedBasis.METADATA);
      }
      seen = seen != null ? seen : only(shown.all(), dates);
      return seen == null ? ofScripts(page) : new PagePublished(seen, PublishedBasis.TEXT);
    }
    Edtf first = told.getFirst();
    if (seen != null && !isSameDay(seen, first)) {
      for (Edtf date : told) {
        if (isSameDay(seen, date)) {
          // Metadata that contradict one another: the one that people see.
          return new PagePublished(date, PublishedBasis.METADATA);
        }
      }
      // The page shows the day where it was published, its metadata that in Greenwich.
      if (between != null && isThatDayElsewhere(between, first)) {
        return new PagePublished(between, PublishedBasis.TEXT);
      }
    }
    boolean local = isThatDayElsewhere(address, first);
    return new PagePublished(address != null && local ? address : first, PublishedBasis.METADATA);
  }

  private static @Nullable Edtf firstOf(List<String> texts, PageDate dates) {
    for (String text : texts) {
      Edtf date = dates.first(text);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /** The date that the texts show, where it is one alone. */
  private static @Nullable Edtf only(List<String> texts, PageDate dates) {
    Edtf only = null;
    for (String text : texts) {
      Edtf date = dates.first(text);
      if (date != null && only != null && !isSameDay(date, only)) {
        return null;
      }
      only = date == null ? only : date;
    }
    return only;
  }

  private static boolean isSameDay(Edtf one, Edtf other) {
    return one.earliest().isPresent() && one.earliest().equals(other.earliest());
  }

  /** Whether a day is the one on which it was, somewhere else, the time that is told in UTC. */
  private static boolean isThatDayElsewhere(@Nullable Edtf day, Edtf told) {
    Matcher time = UTC.matcher(told.value());
    if (day == null || !time.matches() || day.earliest().isEmpty() || told.earliest().isEmpty()) {
      return false;
    }
    long days = day.earliest().get().toEpochDay() - told.earliest().get().toEpochDay();
    int hour = Integer.parseInt(time.group(1));
    // Clocks are at most twelve hours behind and fourteen hours ahead.
    return (days == -1 && hour < 12) || (days == 1 && hour >= 10);
  }

  /** What the markup says of the time of publication, the surest first. */
  private static List<String> told(Document page, JsonNode article) {
    List<String> told = new ArrayList<>();
    told.add(article.path("datePublished").asText(""));
    for (String name : META) {
      told.addAll(PageMetadata.metas(page, name));
    }
    for (Element marked :
        page.select(
            "[itemprop~=(?i)datePublished], [property~=(?i)datePublished|schema:dateCreated],"
                + " time[pubdate]")) {
      told.add(ofElement(marked));
    }
    for (Element script : page.getElementsByTag("script")) {
      if (script.attr("type").equalsIgnoreCase("application/ld+json")) {
        Matcher m = JSON_DATE.matcher(script.data());
        if (m.find()) {
          told.add(m.group(1));
        }
      }
    }
    for (Element time : page.select("time.published, time.entry-date, abbr.published")) {
      told.add(ofElement(time));
    }
    told.add(times(page));
    return told;
  }

  private static final Pattern SCRIPT_DATE =
      Pattern.compile(
          "[\"'](?:date_?published|publish(?:ed)?_?(?:date|time|at|on)?|publication_?date"
              + "|pub_?date|date_?publication|first_?publish(?:ed)?(?:_?date)?)[\"']\\s*[:=,]\\s*[\"']"
              + "((?:19|20)\\d\\d[^\"']{4,30})[\"']",
          Pattern.CASE_INSENSITIVE);

  /** The date that the page's own program works with. */
  private static @Nullable PagePublished ofScripts(Document page) {
    for (Element script : page.getElementsByTag("script")) {
      Matcher m = SCRIPT_DATE.matcher(script.data().replace("\\/", "/"));
      while (m.find()) {
        Edtf date = MetadataDate.parse(m.group(1).replace('/', '-'));
        if (date != null) {
          return new PagePublished(date, PublishedBasis.METADATA);
        }
      }
    }
    return null;
  }

  private static String locale(Document page) {
    List<String> locales = PageMetadata.metas(page, "og:locale");
    return locales.isEmpty() ? "" : locales.getFirst();
  }

  private static String ofElement(Element element) {
    for (String attribute : List.of("datetime", "content", "title")) {
      if (!element.attr(attribute).isBlank()) {
        return element.attr(attribute).strip();
      }
    }
    return element.text();
  }

  /** The first time that the page marks in its article. */
  private static String times(Document page) {
    for (Element time : page.getElementsByTag("time")) {
      boolean inside = false;
      boolean beside = false;
      for (Element e = time; e != null; e = e.parent()) {
        switch (e.normalName()) {
          case "article", "main", "header" -> inside = true;
          case "aside", "nav", "footer" -> beside = true;
          default -> beside |= PageNames.isComments(e);
        }
      }
      if (inside && !beside && MetadataDate.parse(time.attr("datetime")) != null) {
        return time.attr("datetime");
      }
    }
    return "";
  }

  /** The date in the page's own address. */
  private static @Nullable Edtf ofAddress(Document page) {
    List<String> addresses = new ArrayList<>();
    for (Element link : page.select("link[rel=canonical]")) {
      addresses.add(link.attr("href"));
    }
    addresses.addAll(PageMetadata.metas(page, "og:url"));
    for (String address : addresses) {
      Matcher m = ADDRESS_DATE.matcher(address.toLowerCase(Locale.ROOT));
      if (m.find()) {
        return MetadataDate.parse(m.group(1) + "-" + m.group(3) + "-" + m.group(4));
      }
    }
    return null;
  }
}
