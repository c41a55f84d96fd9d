package org.dragoman.intake.warc;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A web archive: a WARC file, or a WACZ file with several of them. Read as a stream, where it lies.
 * For one thread.
 */
public final class WebArchive implements AutoCloseable {

  private static final Pattern WARC = Pattern.compile("(?i).*\\.warc(\\.(gz|zst|zstd))?");

  /** A WARC file in a WACZ file. */
  private record Part(String name, long start, long length) {}

  /**
   * Some of the records of an archive, one behind the other, which can be read alone.
   *
   * @param path the archive's
   * @param name of its WARC file in a WACZ file; empty where there is but one
   * @param start where that begins in the archive, in bytes
   * @param length how long that is
   * @param from where in it the first of the records begins
   * @param to where in it the first begins that is not among them
   */
  public record Split(String path, String name, long start, long length, long from, long to)
      implements Serializable {

    private static final long serialVersionUID = 1;
  }

  private final Path path;
  private final long largest;
  private final Deque<Part> parts;
  private WarcFile file;
  private String part;
  private long others;

  private WebArchive(Path path, long largest, WarcFile file, String part, Deque<Part> parts) {
    this.path = path;
    this.largest = largest;
    this.file = file;
    this.part = part;
    this.parts = parts;
  }

  /** Whether a file's name is one of a web archive. */
  public static boolean isNamed(String name) {
    return WARC.matcher(name).matches() || isWacz(name);
  }

  private static boolean isWacz(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".wacz");
  }

  /**
   * Opens an archive.
   *
   * @param largest the most bytes of a page
   * @throws IOException where it is none; the message is one line
   */
  public static WebArchive open(Path path, long largest) throws IOException {
    if (!isWacz(path.toString())) {
      return new WebArchive(path, largest, WarcFile.open(path, largest), "", new ArrayDeque<>());
    }
    Deque<Part> parts = parts(path);
    Part first = parts.poll();
    if (first == null) {
      throw new ZipException("a WACZ file without WARC files in it; get it again");
    }
    return new WebArchive(path, largest, open(path, first, largest), first.name(), parts);
  }

  /**
   * Parts an archive into splits that together give what the whole gives, each once.
   *
   * @param bytes about how long each is
   * @throws IOException where it is none; the message is one line
   */
  public static List<Split> splits(Path path, long bytes) throws IOException {
    List<Split> splits = new ArrayList<>();
    Deque<Part> parts =
        isWacz(path.toString())
            ? parts(path)
            : new ArrayDeque<>(List.of(new Part("", 0, Files.size(path))));
    for (Part part : parts) {
      try (FilePart file = FilePart.of(path, part.start(), part.length())) {
        String name = part.name().isEmpty() ? path.toString() : part.name();
        List<Long> places = WarcFile.places(file, name, bytes);
        for (int i = 0; i < places.size(); i++) {
          long to = i + 1 < places.size() ? places.get(i + 1) : part.length();
          splits.add(
              new Split(
                  path.toString(), part.name(), part.start(), part.length(), places.get(i), to));
        }
      }
    }
    return splits;
  }

  /**
   * Opens a part of an archive.
   *
   * @param largest the most bytes of a page
   * @throws IOException where it is none; the message is one line
   */
  public static WebArchive open(Split split, long largest) throws IOException {
    Path path = Path.of(split.path());
    FilePart file = FilePart.of(path, split.start(), split.length());
    String name = split.name().isEmpty() ? split.path() : split.name();
    WarcFile warc = WarcFile.of(file, name, largest, split.from(), split.to());
    return new WebArchive(path, largest, warc, split.name(), new ArrayDeque<>());
  }

  private static WarcFile open(Path path, Part part, long largest) throws IOException {
    return WarcFile.of(FilePart.of(path, part.start(), part.length()), part.name(), largest);
  }

  private static Deque<Part> parts(Path path) throws IOException {
    Deque<Part> parts = new ArrayDeque<>();
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (!WARC.matcher(entry.getName()).matches()) {
          continue;
        }
        if (entry.getMethod() != ZipEntry.STORED) {
          throw new ZipException(
              "a WACZ file whose WARC files are packed once more; unpack it and read those");
        }
        parts.add(new Part(entry.getName(), entry.getDataOffset(), entry.getSize()));
      }
    }
    return parts;
  }

  /** The next page or damaged record; null at the end. */
  public @Nullable Captured next() throws IOException {
    while (true) {
      Captured found = file.next();
      if (found != null) {
        return found;
      }
      Part next = parts.poll();
      if (next == null) {
        return null;
      }
      others += file.others();
      file.close();
      file = open(path, next, largest);
      part = next.name();
    }
  }

  /** The WARC file in the WACZ file that is being read; empty where there is but one. */
  public String part() {
    return part;
  }

  /** Records that are no pages so far: requests, images, answers of other kinds than 200. */
  public long others() {
    return others + file.others();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
