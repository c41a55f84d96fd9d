package org.dragoman.intake.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The addresses that a page gives for itself: its canonical one (RFC 6596), and those of its
 * versions in other languages ({@code hreflang}).
 */
public final class PageAddresses {

  /** More are no versions of an article. */
  private static final int MOST = 100;

  private static final int LONGEST = 2_000;

  private PageAddresses() {}

  /** An origin with the addresses that a page gives, as they stand there. */
  static Origin of(Document page, Origin origin) {
    Optional<URI> base =
        Optional.ofNullable(page.selectFirst("base[href]"))
            .flatMap(element -> address(element.attr("href")));
    URI canonical =
        Stream.concat(
                page.select("link[rel~=(?i)^canonical$][href]").stream()
                    .map(link -> link.attr("href")),
                PageMetadata.metas(page, "og:url").stream())
            .flatMap(href -> address(href).stream())
            .map(uri -> base.map(it -> it.resolve(uri)).orElse(uri))
            .findFirst()
            .orElse(null);
    List<LanguageVersion> versions = new ArrayList<>();
    for (Element link : page.select("link[hreflang][href]")) {
      boolean alternate =
          Stream.of(link.attr("rel").split("\\s+", -1)).anyMatch("alternate"::equalsIgnoreCase);
      String language = language(link.attr("hreflang"));
      Optional<URI> uri = address(link.attr("href"));
      if (alternate && !language.isEmpty() && uri.isPresent() && versions.size() < MOST) {
        URI its = uri.get();
        versions.add(new LanguageVersion(language, base.map(it -> it.resolve(its)).orElse(its)));
      }
    }
    return origin.withAddresses(canonical, versions);
  }

  /** A tag as BCP 47 has it; empty for {@code x-default} and for what is none. */
  private static String language(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      return locale.getLanguage().isEmpty() ? "" : locale.toLanguageTag();
    } catch (IllformedLocaleException e) {
      return "";
    }
  }

  private static Optional<URI> address(String href) {
    String text = href.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * An origin of which all addresses are ones of the web, whole and without their fragments: those
   * that stand there in part are completed by where the page was read.
   */
  public static Origin completed(Origin origin, URI read) {
    URI canonical = origin.canonical();
    // What names the site's front page names no document.
    Optional<URI> own =
        canonical == null
            ? Optional.empty()
            : web(canonical, read).filter(uri -> uri.getPath().length() > 1);
    Set<LanguageVersion> versions = new LinkedHashSet<>();
    for (LanguageVersion version : origin.versions()) {
      web(version.uri(), read)
          .filter(uri -> !uri.equals(own.orElse(read)) && !uri.equals(read))
          .ifPresent(uri -> versions.add(new LanguageVersion(version.language(), uri)));
    }
    return origin.withAddresses(own.orElse(null), List.copyOf(versions));
  }

  private static Optional<URI> web(URI uri, URI read) {
    URI whole = isWeb(read) ? read.resolve(uri) : uri;
    if (!isWeb(whole) || whole.getHost() == null || whole.getPath() == null) {
      return Optional.empty();
    }
    String text = whole.toString();
    int fragment = text.indexOf('#');
    return address(fragment < 0 ? text : text.substring(0, fragment));
  }

  private static boolean isWeb(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    return scheme.equals("http") || scheme.equals("https");
  }
}
