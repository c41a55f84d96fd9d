package org.dragoman.intake.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.time.Edtf;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads web pages: the whole visible text, with all that is not the story marked as furniture.
 *
 * <p>The story is found by weight: from the page's body down, always into the one element that
 * holds most of the prose, where prose is text in blocks that are not mostly links and not in a
 * part that calls itself a menu, a footer and the like. Nothing visible is thrown away.
 */
final class HtmlReader {

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

  private static final Set<String> FURNITURE_TAGS =
      Set.of("nav", "footer", "aside", "dialog", "menu");

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

  /** Words of class names and ids by which pages call their furniture. */
  private static final Set<String> FURNITURE_NAMES =
      Set.of(
          "menu",
          "nav",
          "navbar",
          "navigation",
          "breadcrumb",
          "breadcrumbs",
          "sidebar",
          "footer",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "share",
          "sharing",
          "social",
          "related",
          "recommended",
          "recommend",
          "tags",
          "taglist",
          "comments",
          "comment",
          "disqus",
          "newsletter",
          "subscribe",
          "subscription",
          "advert",
          "advertisement",
          "ads",
          "ad",
          "promo",
          "popup",
          "modal",
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
          "banner",
          "teaser",
          "teasers",
          "outbrain",
          "taboola",
          "mostread",
          "readmore",
          "login",
          "print",
          "search");

  /** How much of the prose an element must hold to be stepped into. */
  private static final double MOST = 0.7;

  private static final int SHORT_BLOCK = 40;

  private static final ObjectMapper JSON = new ObjectMapper();

  private HtmlReader() {}

  static Draft read(String html, int maxCodePoints) throws Unreadable {
    Document page = Jsoup.parse(html);
    Metadata metadata = Metadata.of(page);
    List<Block> blocks = blocks(page.body(), true);
    if (prose(blocks) * 4 < length(blocks)) {
      // A wrapper around the whole page may be named after a part: "no-sidebar".
      List<Block> regardless = blocks(page.body(), false);
      blocks = prose(regardless) > prose(blocks) * 3 ? regardless : blocks;
    }
    Element root = story(page.body(), blocks);
    Block title = title(blocks, metadata);
    Draft.Builder draft = new Draft.Builder(maxCodePoints);
    int titleAt = title == null ? -1 : blocks.indexOf(title);
    int firstInside = -1;
    for (int i = 0; i < blocks.size() && firstInside < 0; i++) {
      firstInside = isInside(blocks.get(i).parent, root) && !blocks.get(i).isFurniture() ? i : -1;
    }
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Section.@Nullable Kind kind = null;
      if (block == title) {
        kind = Section.Kind.TITLE;
      } else if (block.isFurniture()) {
        kind = Section.Kind.FURNITURE;
      } else if (!isInside(block.parent, root)) {
        // Between the headline and the story stand the date and the author.
        boolean head = titleAt >= 0 && i > titleAt && i < firstInside && block.text.length() <= 120;
        kind = head ? Section.Kind.FRAME : Section.Kind.FURNITURE;
      }
      draft.block(TextDecoder.clean(block.text), kind);
    }
    String words = title == null ? metadata.title() : title.text;
    return draft.build(metadata.origin(words));
  }

  /** A run of text between two breaks. */
  private static final class Block {
    final String text;
    final Element parent;
    final int linked;
    final boolean inFurniture;

    Block(String text, Element parent, int linked, boolean inFurniture) {
      this.text = text;
      this.parent = parent;
      this.linked = linked;
      this.inFurniture = inFurniture;
    }

    boolean isMostlyLinks() {
      return linked * 10 > text.length() * 7;
    }

    boolean isFurniture() {
      return inFurniture || (isMostlyLinks() && !isHeading());
    }

    boolean isHeading() {
      return parent.normalName().equals("h1") || parent.closest("h1") != null;
    }

    boolean isProse() {
      return !isFurniture() && text.length() >= SHORT_BLOCK && linked * 2 < text.length();
    }
  }

  private static long prose(List<Block> blocks) {
    return blocks.stream().filter(Block::isProse).mapToLong(block -> block.text.length()).sum();
  }

  private static long length(List<Block> blocks) {
    return blocks.stream().mapToLong(block -> block.text.length()).sum();
  }

  private static List<Block> blocks(Element body, boolean byNames) {
    Collector collector = new Collector(byNames);
    NodeTraversor.traverse(collector, body);
    collector.flush();
    return collector.blocks;
  }

  /** Collects the visible text in the order of the page. */
  private static final class Collector implements NodeVisitor {
    final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Element> open = new ArrayDeque<>();
    private int linked;
    private int links;
    private int invisible;
    private int furniture;
    private int preformatted;
    private final boolean byNames;

    Collector(boolean byNames) {
      this.byNames = byNames;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (invisible == 0) {
          append(words.getWholeText());
        }
        return;
      }
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (!INLINE.contains(name)) {
        flush();
        open.push(element);
      }
      if (isInvisible(element)) {
        invisible++;
      }
      if (isFurniture(element, byNames)) {
        furniture++;
      }
      switch (name) {
        case "a" -> links++;
        case "pre" -> preformatted++;
        case "img" -> append(" ");
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
        open.poll();
      }
      if (isInvisible(element)) {
        invisible--;
      }
      if (isFurniture(element, byNames)) {
        furniture--;
      }
      switch (name) {
        case "a" -> links--;
        case "pre" -> preformatted--;
        default -> {
          // Nothing to count.
        }
      }
    }

    private void append(String words) {
      int before = text.length();
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        boolean space =
            c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0';
        if (space && c == '\n' && preformatted > 0) {
          text.append('\n');
        } else if (!space) {
          text.append(c);
        } else if (!text.isEmpty() && !endsWithSpace()) {
          text.append(' ');
        }
      }
      linked += links > 0 ? text.length() - before : 0;
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
      Element parent = open.peek();
      if (!block.isEmpty() && parent != null) {
        blocks.add(new Block(block, parent, linked, furniture > 0));
      }
      text.setLength(0);
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

  private static boolean isFurniture(Element element, boolean byNames) {
    String name = element.normalName();
    if (FURNITURE_TAGS.contains(name) || FURNITURE_ROLES.contains(element.attr("role"))) {
      return true;
    }
    if (!byNames
        || element.attributesSize() == 0
        || name.equals("body")
        || name.equals("main")
        || name.equals("article")
        || name.equals("h1")) {
      return false;
    }
    return hasFurnitureName(element.attr("class")) || hasFurnitureName(element.attr("id"));
  }

  /** Whether a word of the name, not a part of one, is furniture: "nav-bar", not "navigator". */
  private static boolean hasFurnitureName(String names) {
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      if (i == names.length() || !Character.isLetter(names.charAt(i))) {
        if (i > start
            && FURNITURE_NAMES.contains(names.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /** The lowest element that holds most of the prose. */
  private static Element story(Element body, List<Block> blocks) {
    Map<Element, Integer> prose = new HashMap<>();
    for (Block block : blocks) {
      if (block.isProse()) {
        for (Element e = block.parent; e != null; e = e.parent()) {
          prose.merge(e, block.text.length(), Integer::sum);
          if (e.equals(body)) {
            break;
          }
        }
      }
    }
    Element root = body;
    while (true) {
      int here = prose.getOrDefault(root, 0);
      Element down = null;
      for (Element child : root.children()) {
        if (here > 0 && prose.getOrDefault(child, 0) >= here * MOST) {
          down = child;
        }
      }
      // A single long paragraph is part of a story, not the story.
      if (down == null || isParagraph(down)) {
        return root;
      }
      root = down;
    }
  }

  private static boolean isParagraph(Element element) {
    return switch (element.normalName()) {
      case "p", "blockquote", "li", "ul", "ol", "table", "pre", "dl", "h1", "h2" -> true;
      default -> false;
    };
  }

  private static boolean isInside(Element element, Element root) {
    for (Element e = element; e != null; e = e.parent()) {
      if (e.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The headline: the last first-level heading before the story's prose, or the one that the
   * metadata give.
   */
  private static @Nullable Block title(List<Block> blocks, Metadata metadata) {
    Block found = null;
    for (Block block : blocks) {
      if (block.inFurniture) {
        continue;
      }
      if (metadata.title() != null && block.text.equals(metadata.title())) {
        return block;
      }
      if (found == null && block.isHeading()) {
        found = block;
      }
    }
    return found;
  }

  /** What a page's head tells of its origin. */
  private record Metadata(
      @Nullable String title,
      @Nullable String publisher,
      @Nullable String byline,
      @Nullable Edtf published) {

    static Metadata of(Document page) {
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
      Edtf published = MetadataDate.parse(json(article, "datePublished"));
      if (published == null) {
        published =
            MetadataDate.parse(
                meta(
                    page,
                    "article:published_time",
                    "og:article:published_time",
                    "datepublished",
                    "date",
                    "dc.date.issued",
                    "dc.date",
                    "dcterms.issued",
                    "pubdate",
                    "publishdate",
                    "publish-date",
                    "parsely-pub-date",
                    "sailthru.date"));
      }
      if (published == null) {
        published = timeElement(page);
      }
      String byline =
          first(json(article, "author"), meta(page, "author", "article:author", "dc.creator"));
      if (byline != null && byline.startsWith("http")) {
        byline = null;
      }
      return new Metadata(title, publisher, byline, published);
    }

    Origin origin(@Nullable String shownTitle) {
      return new Origin(
          shownTitle,
          publisher,
          byline,
          null,
          published,
          published == null ? null : PublishedBasis.METADATA);
    }

    /** A page's time of publication, where the page shows one and only one, or names it so. */
    private static @Nullable Edtf timeElement(Document page) {
      Edtf found = null;
      for (Element time : page.select("time[datetime]")) {
        Edtf date = MetadataDate.parse(time.attr("datetime"));
        if (date == null) {
          continue;
        }
        if (time.hasAttr("pubdate") || time.attr("itemprop").equals("datePublished")) {
          return date;
        }
        boolean inside = time.closest("article, main, header") != null;
        if (found == null && inside && time.closest("aside, nav, footer") == null) {
          found = date;
        }
      }
      return found;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
      return one != null ? one : other;
    }

    private static @Nullable String meta(Document page, String... names) {
      for (String name : names) {
        for (Element meta : page.head().getElementsByTag("meta")) {
          boolean named =
              meta.attr("property").equalsIgnoreCase(name)
                  || meta.attr("name").equalsIgnoreCase(name)
                  || meta.attr("itemprop").equalsIgnoreCase(name);
          String content = meta.attr("content").strip();
          if (named && !content.isEmpty()) {
            return TextDecoder.clean(content);
          }
        }
      }
      return null;
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
      copyright =
          sign < 0 ? "" : copyright.substring(sign, Math.min(copyright.length(), sign + 160));
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
}
