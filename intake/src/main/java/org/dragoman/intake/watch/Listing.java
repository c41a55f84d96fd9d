package org.dragoman.intake.watch;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.intake.web.WebFetcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a feed, a sitemap or a list page names.
 *
 * @param items the addresses of items, in the order of the listing
 * @param more the addresses of further sitemaps
 */
record Listing(List<String> items, List<String> more) {

  private static final int MOST = 50_000;

  Listing {
    items = List.copyOf(items);
    more = List.copyOf(more);
  }

  /** A listing that is not what it should be. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String line) {
      super(line);
    }
  }

  static Listing of(WatchList.Watched source, WebFetcher.Page page) throws Unreadable {
    Collection<String> found;
    List<String> more = new ArrayList<>();
    try {
      found =
          switch (source.kind()) {
            case FEED -> feed(page);
            case SITEMAP -> sitemap(page, more);
            case PAGE -> links(page);
          };
    } catch (FeedException | IOException | UnknownFormatException | RuntimeException e) {
      throw new Unreadable(
          switch (source.kind()) {
            case FEED -> "neither RSS nor Atom, or damaged; check the address";
            case SITEMAP -> "no sitemap, or damaged; check the address";
            case PAGE -> "no page that can be read; check the address";
          });
    }
    Set<String> items = new LinkedHashSet<>();
    for (String link : found) {
      String address = resolved(page.uri(), link);
      if (address != null && items.size() < MOST && source.links().matcher(address).find()) {
        items.add(address);
      }
    }
    items.remove(source.address());
    return new Listing(List.copyOf(items), more);
  }

  private static List<String> feed(WebFetcher.Page page) throws FeedException, IOException {
    List<String> links = new ArrayList<>();
    SyndFeedInput input = new SyndFeedInput();
    // A feed may bring no document type, and with it no entities from elsewhere.
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(true);
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(page.bytes()), true, "UTF-8")) {
      for (SyndEntry entry : input.build(reader).getEntries()) {
        String link = entry.getLink();
        for (SyndLink other : entry.getLinks()) {
          boolean own = other.getRel() == null || other.getRel().equals("alternate");
          link = link == null && own ? other.getHref() : link;
        }
        if (link == null && entry.getUri() != null && WebFetcher.isAddress(entry.getUri())) {
          link = entry.getUri();
        }
        if (link != null) {
          links.add(link.strip());
        }
      }
    }
    return links;
  }

  private static List<String> sitemap(WebFetcher.Page page, List<String> more)
      throws UnknownFormatException, IOException {
    SiteMapParser parser = new SiteMapParser(false);
    parser.setStrictNamespace(false);
    AbstractSiteMap map = parser.parseSiteMap(page.bytes(), page.uri().toURL());
    List<String> links = new ArrayList<>();
    switch (map) {
      case SiteMapIndex index ->
          index.getSitemaps().forEach(inner -> more.add(inner.getUrl().toString()));
      case SiteMap one -> one.getSiteMapUrls().forEach(url -> links.add(url.getUrl().toString()));
      default -> throw new UnknownFormatException("neither");
    }
    return links;
  }

  private static List<String> links(WebFetcher.Page page) throws IOException {
    List<String> links = new ArrayList<>();
    for (Element link :
        Jsoup.parse(new ByteArrayInputStream(page.bytes()), null, page.uri().toString())
            .select("a[href]")) {
      links.add(link.absUrl("href"));
    }
    return links;
  }

  /** The address without its fragment; null where it is none of the web. */
  private static @Nullable String resolved(URI base, String link) {
    try {
      String address = base.resolve(link.strip().replace(" ", "%20")).toString();
      int fragment = address.indexOf('#');
      address = fragment < 0 ? address : address.substring(0, fragment);
      return WebFetcher.isAddress(address) && address.length() <= 2_000 ? address : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
