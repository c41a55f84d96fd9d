package org.dragoman.publish.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.Story;
import org.dragoman.publish.XmlWriting;
import org.dragoman.record.assertion.Assertion;

/** An Atom feed (RFC 4287) of an alert: an entry for each document of each digest. */
public final class DigestFeed {

  private DigestFeed() {}

  /**
   * Writes the feed anew, beside its place first, so that whoever reads it never sees half.
   *
   * @param digests of one alert, the latest first
   * @param made when it is written, for a feed without digests
   */
  public static void write(Path file, String alert, List<Digest> digests, Instant made)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(fresh);
        XmlWriting xml = new XmlWriting(out, "feed", "http://www.w3.org/2005/Atom")) {
      xml.text("title", alert);
      xml.text("id", "urn:dragoman:alert:" + Integer.toHexString(alert.hashCode()));
      xml.text("updated", (digests.isEmpty() ? made : digests.get(0).made()).toString());
      for (Digest digest : digests) {
        for (Digest.Report report : digest.reports()) {
          entry(digest, report, xml);
        }
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void entry(Digest digest, Digest.Report report, XmlWriting xml)
      throws IOException {
    Story story = report.story();
    StringBuilder told = new StringBuilder();
    for (Assertion assertion : report.told()) {
      told.append(AssertionText.value(assertion))
          .append(" – ")
          .append(AssertionText.chain(assertion.provenance().attribution()))
          .append(": “")
          .append(Digest.quote(assertion))
          .append("”\n");
    }
    xml.start("entry");
    xml.text("id", "urn:dragoman:" + digest.id() + ":" + story.id());
    xml.text("title", story.title().isEmpty() ? story.uri() : story.title());
    xml.text("updated", digest.made().toString());
    xml.start("author");
    xml.text("name", story.publisher().isEmpty() ? "source unknown" : story.publisher());
    xml.end();
    xml.empty("link", "rel", "alternate", "href", story.uri());
    xml.text("summary", told.toString().strip());
    xml.end();
  }
}
