package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What elements call themselves, by tag, role, class and id: menus, comments, the story itself. */
final class PageNames {

  private static final Set<String> FURNITURE_TAGS =
      Set.of("nav", "footer", "aside", "dialog", "menu", "figcaption", "form", "address");

  private static final Set<String> FURNITURE_ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "menubar",
          "toolbar");

  /** Words that are a name of furniture as a whole. */
  private static final Set<String> FURNITURE_WORDS =
      Set.of(
          "menu",
          "nav",
          "navbar",
          "navi",
          "navigation",
          "footer",
          "consent",
          "gdpr",
          "share",
          "shares",
          "sharedaddy",
          "social",
          "tags",
          "taglist",
          "ads",
          "ad",
          "adv",
          "anzeige",
          "popup",
          "modal",
          "overlay",
          "widget",
          "pagination",
          "pager",
          "popular",
          "trending",
          "latest",
          "toolbar",
          "copyright",
          "skip",
          "lang",
          "languages",
          "topbar",
          "masthead",
          "sitemap",
          "outbrain",
          "taboola",
          "mostread",
          "readmore",
          "readalso",
          "login",
          "search",
          "caption",
          "credit",
          "credits",
          "bio",
          "toc",
          "tooltip",
          "donate",
          "signup",
          "callout",
          "snippet",
          "outro",
          "likes",
          "author",
          "autor",
          "autoren",
          "authors",
          "carousel",
          "slider",
          "paging",
          "legal",
          "poll",
          "quiz",
          "meta",
          "byline",
          "postmeta",
          "metadata");

  /** Words of parts that tell who wrote the story, and when. */
  private static final Set<String> FRAME_WORDS =
      Set.of(
          "meta",
          "byline",
          "author",
          "autor",
          "autoren",
          "authors",
          "postmeta",
          "metadata",
          "dateline",
          "calendar");

  /** Words of parts that tell when the story was published. */
  private static final Set<String> DATE_WORDS =
      Set.of(
          "date",
          "datum",
          "time",
          "datetime",
          "published",
          "publishdate",
          "timestamp",
          "publication",
          "publishingdate",
          "created",
          "fecha",
          "timedata",
          "pubdate",
          "zeit",
          "postmetadata",
          "postdate",
          "entrydate",
          "data");

  /** Beginnings of words that are names of furniture, however the words go on. */
  private static final List<String> FURNITURE_STARTS =
      List.of(
          "breadcrumb",
          "sidebar",
          "cookie",
          "sharing",
          "related",
          "recommend",
          "newsletter",
          "subscri",
          "advert",
          "promo",
          "banner",
          "teaser",
          "rating",
          "authorbox",
          "authorbio",
          "authorinfo",
          "disclosure",
          "disclaimer",
          "paywall",
          "donation",
          "sponsor",
          "affiliate",
          "crosslink",
          "bildunterschrift",
          "wysija",
          "mailchimp",
          "infobox",
          "socialmedia");

  private static final List<String> COMMENT_STARTS =
      List.of(
          "comment",
          "kommentar",
          "komentar",
          "comentario",
          "commentaire",
          "yorum",
          "disqus",
          "respond");

  /** Words by which pages call the paragraph that opens a story. */
  private static final Set<String> LEAD_WORDS =
      Set.of(
          "lead",
          "lede",
          "leadtext",
          "intro",
          "introduction",
          "summary",
          "excerpt",
          "abstract",
          "subtitle",
          "subheadline",
          "subhead",
          "dek",
          "standfirst",
          "chapo",
          "vorspann",
          "teaser",
          "teasertext",
          "description",
          "epigraph",
          "bajada",
          "sumario",
          "sommaire",
          "deck",
          "einleitung",
          "anlauf",
          "dachzeile");

  private static final Pattern STORY =
      Pattern.compile(
          "(?i)(?:^|[^a-z])(?:"
              + "(?:article|artikel|post|entry|story|news|blog|beitrag|articulo|noticia|nota|page)"
              + "[-_]*(?:body|text|content|copy|inhalt|cuerpo|contenido|main)"
              + "|(?:body|text|content|cuerpo)[-_]*(?:article|artikel|post|entry|story|news|nota)"
              + "|articlebody|storycontent|entrytext|fliesstext)(?:$|[^a-z])");

  private PageNames() {}

  /** Whether it names itself a menu, a footer, a teaser and the like. */
  static boolean isFurniture(Element element) {
    String name = element.normalName();
    if (FURNITURE_TAGS.contains(name) || FURNITURE_ROLES.contains(element.attr("role"))) {
      return true;
    }
    if (mayNotBe(element)) {
      return false;
    }
    for (String word : words(element)) {
      if (FURNITURE_WORDS.contains(word) || startsWithOne(word, FURNITURE_STARTS)) {
        return true;
      }
    }
    return isComments(element);
  }

  /** Whether it names itself the readers' comments. */
  static boolean isComments(Element element) {
    return !mayNotBe(element)
        && words(element).stream().anyMatch(word -> startsWithOne(word, COMMENT_STARTS));
  }

  /** Whether it names itself the text of an article. */
  static boolean isStory(Element element) {
    return element.attr("itemprop").contains("articleBody")
        || STORY.matcher(element.className()).find()
        || STORY.matcher(element.id()).find();
  }

  /** Whether it names itself the line of the author and the date. */
  static boolean isFrame(Element element) {
    return isDate(element) || words(element).stream().anyMatch(FRAME_WORDS::contains);
  }

  /** Whether it names itself the author. */
  static boolean isAuthor(Element element) {
    return words(element).stream()
        .anyMatch(word -> word.equals("author") || word.equals("autor") || word.equals("byline"));
  }

  /** Whether it names itself a date or a time. */
  static boolean isDate(Element element) {
    return element.normalName().equals("time")
        || (element.attributesSize() > 0 && words(element).stream().anyMatch(DATE_WORDS::contains));
  }

  /** Whether it names itself the opening of a story. */
  static boolean isLead(Element element) {
    return element.attr("itemprop").equals("description")
        || words(element).stream().anyMatch(LEAD_WORDS::contains);
  }

  private static boolean mayNotBe(Element element) {
    return switch (element.normalName()) {
      case "html", "body", "main", "article", "h1" -> true;
      default -> element.attributesSize() == 0;
    };
  }

  private static boolean startsWithOne(String word, List<String> starts) {
    for (String start : starts) {
      if (word.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Beginnings of class names that tell a state or a topic, and no role. */
  private static final List<String> STATES =
      List.of(
          "has-",
          "no-",
          "is-",
          "not-",
          "with-",
          "without-",
          "hide",
          "show",
          "category-",
          "tag-",
          "js-",
          "elementor-");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** The words of class and id: "nav-bar" and "NavBar" have the word "nav", "navigator" not. */
  private static List<String> words(Element element) {
    List<String> words = new ArrayList<>();
    for (String name : SPACES.split(element.className() + " " + element.id(), -1)) {
      // What follows two hyphens is a variant, by a usual convention.
      int variant = name.indexOf("--");
      String role = variant > 0 ? name.substring(0, variant) : name;
      if (!startsWithOne(role.toLowerCase(Locale.ROOT), STATES)) {
        words(role, words);
      }
    }
    return words;
  }

  private static void words(String names, List<String> words) {
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      boolean letter = i < names.length() && Character.isLetter(names.charAt(i));
      boolean hump =
          letter
              && i > start
              && Character.isUpperCase(names.charAt(i))
              && Character.isLowerCase(names.charAt(i - 1));
      if (!letter || hump) {
        if (i > start) {
          words.add(names.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = hump ? i : i + 1;
      }
    }
  }
}
