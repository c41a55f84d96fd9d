package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where the story of a page is: which blocks are furniture, and the element that holds the story.
 *
 * <p>It is found by weight: from where the page says that its story is, or else from its body, down
 * into the one element that holds most of the prose. What calls itself a menu, a sidebar or the
 * like is furniture, unless it holds most of the page's prose: wrappers around a whole page are
 * often named after a part.
 */
final class PageStory {

  /** How much of the prose an element must hold to be stepped into. */
  private static final double MOST = 0.7;

  /** How much of the prose what calls itself the story must hold to be believed. */
  private static final double BELIEVED = 0.4;

  private final Element body;
  private final Map<Element, Integer> weight = new HashMap<>();
  private final Map<Element, Boolean> furniture = new HashMap<>();
  private final Map<Element, Boolean> comments = new HashMap<>();
  private final int total;

  /** The lowest element that holds the story. */
  final Element root;

  private final @Nullable Element article;

  PageStory(Element body, List<PageBlock> blocks) {
    this.body = body;
    int outside = weigh(blocks, true);
    if (outside < 400) {
      // A forum is nothing but comments.
      weight.clear();
      outside = weigh(blocks, false);
    }
    this.total = outside;
    Map<Element, Integer> prose = new HashMap<>();
    for (PageBlock block : blocks) {
      if (block.isProse() && !isFurniture(block)) {
        add(prose, block);
      }
    }
    this.root = root(prose);
    Element above = root;
    while (above != null && !isArticle(above)) {
      above = above.parent();
    }
    this.article = above;
  }

  private static boolean isArticle(Element element) {
    return element.normalName().equals("article") || element.normalName().equals("main");
  }

  private int weigh(List<PageBlock> blocks, boolean exceptComments) {
    for (PageBlock block : blocks) {
      if (block.isProse() && !(exceptComments && inComments(block.holder()))) {
        add(weight, block);
      }
    }
    return weight.getOrDefault(body, 0);
  }

  private boolean inComments(Element element) {
    Boolean known = comments.get(element);
    if (known != null) {
      return known;
    }
    Element parent = element.equals(body) ? null : element.parent();
    boolean is = PageNames.isComments(element) || (parent != null && inComments(parent));
    comments.put(element, is);
    return is;
  }

  private void add(Map<Element, Integer> sums, PageBlock block) {
    for (Element e = block.holder(); e != null; e = e.parent()) {
      sums.merge(e, block.text().length(), Integer::sum);
      if (e.equals(body)) {
        break;
      }
    }
  }

  /** Whether a block is in a part that is not the story, or a list of links. */
  boolean isFurniture(PageBlock block) {
    return inFurniture(block.holder()) || (block.isMostlyLinks() && !block.isHeadline());
  }

  private boolean inFurniture(Element element) {
    Boolean known = furniture.get(element);
    if (known != null) {
      return known;
    }
    Element parent = element.equals(body) ? null : element.parent();
    boolean is = isNamedFurniture(element) || (parent != null && inFurniture(parent));
    furniture.put(element, is);
    return is;
  }

  private boolean isNamedFurniture(Element element) {
    // Readers' comments weigh nothing, so they are furniture however many they are.
    return PageNames.isFurniture(element) && weight.getOrDefault(element, 0) * 2 < total;
  }

  private Element root(Map<Element, Integer> prose) {
    int all = prose.getOrDefault(body, 0);
    Element root = body;
    Element named = null;
    for (Map.Entry<Element, Integer> entry : prose.entrySet()) {
      Element element = entry.getKey();
      if (entry.getValue() >= all * BELIEVED && PageNames.isStory(element)) {
        // The lowest of those that hold as much.
        int best = named == null ? 0 : prose.getOrDefault(named, 0);
        boolean lower = named != null && isInside(element, named);
        boolean upper = named != null && isInside(named, element);
        if (named == null
            || (lower && entry.getValue() >= best * 0.9)
            || (upper && entry.getValue() * 0.9 > best)
            || (!lower && !upper && entry.getValue() > best)) {
          named = element;
        }
      }
    }
    if (named != null) {
      return named;
    }
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

  private static boolean isInside(Element element, Element above) {
    for (Element e = element; e != null; e = e.parent()) {
      if (e.equals(above)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isParagraph(Element element) {
    return switch (element.normalName()) {
      case "p", "blockquote", "li", "ul", "ol", "table", "pre", "dl", "h1", "h2" -> true;
      default -> false;
    };
  }

  /** Whether a block is in the story's element, or in one beside it that is just like it. */
  boolean isInside(PageBlock block) {
    for (Element e = block.holder(); e != null; e = e.parent()) {
      if (e.equals(root) || isTwin(e)) {
        return true;
      }
    }
    return false;
  }

  /** Long reads come in several parts of one name. */
  private boolean isTwin(Element element) {
    return !root.className().isEmpty()
        && element.className().equals(root.className())
        && element.normalName().equals(root.normalName())
        && !isInside(root, element)
        && article != null
        && isInside(element, article);
  }

  /** Whether a block above the story tells who wrote it, and when. */
  boolean isFrame(PageBlock block) {
    if (block.text().length() > 120) {
      return false;
    }
    if (!isFurniture(block)) {
      return true;
    }
    for (Element e = block.holder(); e != null && !isInside(root, e); e = e.parent()) {
      if (PageNames.isFrame(e)) {
        return !block.isMostlyLinks();
      }
    }
    return false;
  }

  /** Whether a block that stands above the story opens it. */
  boolean isLead(PageBlock block, boolean titled) {
    if (block.isMostlyLinks() || block.text().length() < 40) {
      return false;
    }
    for (Element e = block.holder(); e != null && !e.equals(body); e = e.parent()) {
      if (PageNames.isLead(e)) {
        return true;
      }
      if (isInside(root, e)) {
        break;
      }
    }
    return titled && !isFurniture(block) && block.isProse();
  }

  /**
   * The short texts that may show when the page was published.
   *
   * @param between those between headline and story
   * @param named those that are named so
   * @param others those above the headline, and those of the beginning and the end of the story
   * @param all every short text that is not of another story
   */
  record Shown(List<String> between, List<String> named, List<String> others, List<String> all) {}

  /** Where to look for the date of publication. */
  Shown shown(List<PageBlock> blocks, int titleAt, int first) {
    List<String> between = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      PageBlock block = blocks.get(i);
      String text = block.text();
      if (i == titleAt) {
        between.addAll(text.lines().skip(1).toList());
      }
      if (i == titleAt || inComments(block.holder()) || inList(block.holder())) {
        continue;
      }
      String start = text.length() <= 200 ? text : text.substring(0, 40);
      if (i <= first + 1 && i > (titleAt < 0 ? first - 6 : titleAt)) {
        between.add(start);
      } else if (i <= first && i >= titleAt - 4) {
        others.add(start);
      }
      if (isInside(block)) {
        inside.add(start);
      }
      if (text.length() <= 120) {
        all.add(text);
      }
    }
    List<String> named = new ArrayList<>();
    for (Element element : body.getAllElements()) {
      if (PageNames.isDate(element) && !inComments(element) && !inList(element)) {
        String text = element.text();
        if (text.length() <= 200) {
          named.add(text);
        }
      }
    }
    others.addAll(inside.subList(0, Math.min(2, inside.size())));
    others.addAll(inside.subList(Math.max(0, inside.size() - 3), inside.size()));
    for (String text : inside) {
      others.add(text.substring(0, Math.min(14, text.length())));
    }
    return new Shown(between, named, others, all);
  }

  /** Whether it is in a list of other stories. */
  private boolean inList(Element element) {
    for (Element e = element; e != null && !e.equals(body); e = e.parent()) {
      switch (e.normalName()) {
        case "nav", "aside", "footer", "blockquote" -> {
          return !isInside(root, e);
        }
        default -> {
          // Go on.
        }
      }
    }
    return false;
  }

  /**
   * The headline: the heading that the metadata give, or else the first first-level one that the
   * page's own title has too, or else the first.
   */
  @Nullable PageBlock title(List<PageBlock> blocks, @Nullable String given, String pageTitle) {
    PageBlock found = null;
    boolean sure = false;
    String form = letters(given == null ? "" : given);
    String whole = letters(pageTitle);
    for (PageBlock block : blocks) {
      if (block.text().length() > 300 || inFurniture(block.holder())) {
        continue;
      }
      if (block.text().equals(given)) {
        return block;
      }
      String words = letters(block.text());
      boolean heads = block.isHeadline() || (block.isHeading() && words.length() >= 10);
      boolean same = words.length() >= 5 && (words.equals(form) || whole.contains(words));
      if (heads && same && !sure) {
        found = block;
        sure = true;
      } else if (found == null && block.isHeadline()) {
        found = block;
      }
    }
    return found;
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
