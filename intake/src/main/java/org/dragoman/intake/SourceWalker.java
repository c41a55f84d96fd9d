package org.dragoman.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dragoman.intake.warc.Captured;
import org.dragoman.intake.warc.WebArchive;
import org.dragoman.intake.web.NotFetched;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.record.text.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * Walks paths and gives, one at a time, what lies there: files, files in folders in the order of
 * their names, entries of zip files, pages of web archives and of the web, standard input.
 *
 * <p>Lazy: besides the names in the folders above the present one, and one zip file's table of
 * contents, nothing is held. For one thread; the sources it gives may be read by others, also after
 * the walk went on. Close it to end a walk early.
 */
public final class SourceWalker implements Iterator<Found>, Closeable {

  /** The path that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final int MAX_FOLDER_DEPTH = 200;

  private final Deque<String> roots;
  private final InputStream standardInput;
  private final IntakeLimits limits;
  private final @Nullable WebFetcher web;
  private final Deque<Folder> folders = new ArrayDeque<>();
  private @Nullable OpenZip zip;
  private @Nullable OpenArchive pages;
  private @Nullable Found next;

  /** Whether zip files and web archives are given as they are. */
  private boolean unopened;

  /** Whether only a part of a web archive is walked. */
  private boolean partly;

  private long others;

  /**
   * A walk over the given paths that opens nothing: zip files and web archives are given as files
   * like any other, for somebody who has them walked elsewhere.
   *
   * @param paths files and folders
   */
  public static SourceWalker unopened(List<String> paths, IntakeLimits limits) {
    SourceWalker walker = new SourceWalker(paths, InputStream.nullInputStream(), limits);
    walker.unopened = true;
    return walker;
  }

  /** A walk over some pages of a web archive; {@link #others} counts what is none. */
  public static SourceWalker of(WebArchive.Split split, IntakeLimits limits) {
    SourceWalker walker = new SourceWalker(List.of(), InputStream.nullInputStream(), limits);
    walker.partly = true;
    URI uri = FileSource.uriOf(Path.of(split.path()));
    walker.openPages(uri, () -> WebArchive.open(split, limits.sourceBytes()));
    return walker;
  }

  /**
   * A walk over the given paths, in their order.
   *
   * @param paths files, folders, zip files or {@link #STANDARD_INPUT}
   * @param standardInput what to read for {@link #STANDARD_INPUT}; not closed
   */
  public SourceWalker(List<String> paths, InputStream standardInput, IntakeLimits limits) {
    this(paths, standardInput, limits, null);
  }

  /**
   * A walk over the given paths and addresses of the web, in their order.
   *
   * @param paths files, folders, zip files, addresses or {@link #STANDARD_INPUT}
   * @param standardInput what to read for {@link #STANDARD_INPUT}; not closed
   * @param web fetches addresses; null where they are paths like any other. Not closed
   */
  public SourceWalker(
      List<String> paths,
      InputStream standardInput,
      IntakeLimits limits,
      @Nullable WebFetcher web) {
    this.roots = new ArrayDeque<>(paths);
    this.standardInput = standardInput;
    this.limits = limits;
    this.web = web;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (zip != null) {
        advanceZip(zip);
      } else if (pages != null) {
        advancePages(pages);
      } else if (!folders.isEmpty()) {
        advanceFolder(folders.getLast());
      } else if (!roots.isEmpty()) {
        startRoot(roots.removeFirst());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Found next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Found found = next;
    next = null;
    return found;
  }

  @Override
  public void close() {
    closeZip();
    closePages();
    folders.clear();
    roots.clear();
    next = null;
  }

  private void startRoot(String root) {
    if (root.equals(STANDARD_INPUT)) {
      readStandardInput();
      return;
    }
    if (web != null && WebFetcher.isAddress(root)) {
      fetch(root, web);
      return;
    }
    Path path;
    try {
      path = Path.of(root);
    } catch (InvalidPathException e) {
      fail(escaped("file", root), Outcome.Stage.FIND, "not a valid path: " + e.getReason());
      return;
    }
    visit(path);
  }

  private void fetch(String address, WebFetcher fetcher) {
    try {
      WebFetcher.Page page = fetcher.fetch(address);
      next = new Found.ToRead(Source.of(page));
    } catch (NotFetched e) {
      URI uri = escaped("https".equals(scheme(address)) ? "https" : "http", rest(address));
      if (e.isLoss()) {
        fail(uri, Outcome.Stage.FIND, e.line());
      } else {
        skip(uri, e.line());
      }
    }
  }

  private static String scheme(String address) {
    return address.substring(0, address.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  private static String rest(String address) {
    return address.substring(address.indexOf(':') + 1);
  }

  private void visit(Path path) {
    URI uri = FileSource.uriOf(path);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      fail(
          uri,
          Outcome.Stage.FIND,
          Files.isSymbolicLink(path)
              ? "a symbolic link to nothing; restore its target or remove it"
              : "no such file or folder; check the path");
      return;
    } catch (IOException e) {
      fail(uri, Outcome.Stage.FIND, IoTrouble.describe(e));
      return;
    }
    if (attributes.isDirectory()) {
      enter(path, uri);
    } else if (!attributes.isRegularFile()) {
      skip(uri, "neither a file nor a folder");
    } else if (unopened) {
      next = new Found.ToRead(FileSource.of(path, attributes));
    } else if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      openZip(path, uri, attributes.size());
    } else if (WebArchive.isNamed(path.toString())) {
      openPages(path, uri, attributes.size());
    } else {
      next = new Found.ToRead(FileSource.of(path, attributes));
    }
  }

  private void enter(Path folder, URI uri) {
    try {
      Path real = folder.toRealPath();
      if (folders.stream().anyMatch(above -> above.real.equals(real))) {
        skip(uri, "a symbolic link back to a folder above it");
        return;
      }
      if (folders.size() >= MAX_FOLDER_DEPTH) {
        fail(uri, Outcome.Stage.FIND, "folders nested deeper than " + MAX_FOLDER_DEPTH);
        return;
      }
      // Names, not paths: a folder of a million files costs some tens of megabytes, no more.
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          names.add(String.valueOf(entry.getFileName()));
        }
      }
      Collections.sort(names);
      folders.addLast(new Folder(folder, real, names.iterator()));
    } catch (DirectoryIteratorException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      fail(uri, Outcome.Stage.FIND, IoTrouble.describe(cause));
    } catch (IOException e) {
      fail(uri, Outcome.Stage.FIND, IoTrouble.describe(e));
    }
  }

  private void advanceFolder(Folder folder) {
    if (!folder.names.hasNext()) {
      folders.removeLast();
      return;
    }
    String name = folder.names.next();
    Path path = folder.path.resolve(name);
    if (name.startsWith(".")) {
      skip(FileSource.uriOf(path), "a hidden file or folder; name it to read it");
    } else {
      visit(path);
    }
  }

  private void openZip(Path path, URI uri, long packed) {
    if (packed == 0) {
      skip(uri, "an empty file");
      return;
    }
    try {
      OpenZip opened = OpenZip.of(path, uri);
      @Nullable String refusal = opened.refusal(limits, packed);
      if (refusal != null) {
        opened.file.close();
        fail(uri, Outcome.Stage.OPEN, refusal);
      } else if (opened.file.size() == 0) {
        opened.file.close();
        skip(uri, "a zip file without entries");
      } else {
        zip = opened;
      }
    } catch (ZipException e) {
      String message = String.valueOf(e.getMessage());
      fail(
          uri,
          Outcome.Stage.OPEN,
          message.contains("encrypted")
              ? "a password-protected zip file; unpack it with its password"
              : "not a whole zip file (" + message + "); get it again");
    } catch (IOException e) {
      fail(uri, Outcome.Stage.OPEN, IoTrouble.describe(e));
    } catch (IllegalArgumentException e) {
      fail(uri, Outcome.Stage.OPEN, "a zip file with unreadable names; unpack it first");
    }
  }

  private void advanceZip(OpenZip open) {
    if (!open.entries.hasNext()) {
      closeZip();
      return;
    }
    ZipEntry entry = open.entries.next();
    if (entry.isDirectory()) {
      return;
    }
    URI uri = open.uriOf(entry.getName());
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    if (isHidden(entry.getName())) {
      skip(uri, "a hidden file");
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      skip(uri, "a zip file inside a zip file; unpack the outer one first");
    } else if (entry.getSize() > limits.sourceBytes()) {
      fail(uri, Outcome.Stage.READ, IoTrouble.tooLarge(entry.getSize(), limits));
    } else if (entry.getSize() > 1_000_000
        && entry.getCompressedSize() >= 0
        && entry.getSize() / Math.max(1, entry.getCompressedSize()) > limits.zipRatio()) {
      fail(
          uri,
          Outcome.Stage.READ,
          "unpacks to more than "
              + limits.zipRatio()
              + " times its packed size, like a zip bomb; unpack it first if you trust it");
    } else {
      next =
          new Found.ToRead(
              new ZipEntrySource(
                  open.path,
                  open.names,
                  entry.getName(),
                  uri,
                  name,
                  entry.getSize() < 0 ? OptionalLong.empty() : OptionalLong.of(entry.getSize()),
                  entry.getTime() < 0 ? null : entry.getLastModifiedTime().toInstant()));
    }
  }

  /** {@code __MACOSX} holds what a Mac adds to a zip file. */
  private static boolean isHidden(String entry) {
    return entry.startsWith(".") || entry.contains("/.") || entry.startsWith("__MACOSX/");
  }

  private void closeZip() {
    if (zip != null) {
      try {
        zip.file.close();
      } catch (IOException e) {
        fail(zip.uri, Outcome.Stage.READ, IoTrouble.describe(e));
      }
      zip = null;
    }
  }

  private void openPages(Path path, URI uri, long size) {
    if (size == 0) {
      skip(uri, "an empty file");
      return;
    }
    openPages(uri, () -> WebArchive.open(path, limits.sourceBytes()));
  }

  /** Opens a web archive, or fails to. */
  private interface Opening {
    WebArchive open() throws IOException;
  }

  private void openPages(URI uri, Opening opening) {
    try {
      pages = new OpenArchive(uri, opening.open());
    } catch (IOException | RuntimeException e) {
      fail(uri, Outcome.Stage.OPEN, "not a whole web archive (" + IoTrouble.oneLine(e) + ")");
    }
  }

  private void advancePages(OpenArchive open) {
    try {
      switch (open.archive.next()) {
        case Captured.Page page ->
            next =
                new Found.ToRead(
                    new BytesSource(page.uri(), page.name(), page.bytes(), page.fetched()));
        case Captured.Damaged damaged ->
            fail(open.at(damaged.offset()), Outcome.Stage.READ, damaged.cause());
        case null -> closePages();
      }
    } catch (IOException e) {
      closePages();
      fail(open.uri, Outcome.Stage.READ, IoTrouble.describe(e));
    }
  }

  /** Says once what of the archive is not read, instead of a line for each picture. */
  private void closePages() {
    if (pages != null) {
      OpenArchive open = pages;
      pages = null;
      try (WebArchive archive = open.archive) {
        others = archive.others();
        if (others > 0 && !partly) {
          skip(open.uri, noPages(others));
        }
      } catch (IOException e) {
        fail(open.uri, Outcome.Stage.READ, IoTrouble.describe(e));
      }
    }
  }

  /** Why so many records of a web archive are not read. */
  public static String noPages(long records) {
    return records + " records in it are no pages: requests, pictures, ...";
  }

  /** How many records of a web archive that was walked to its end are no pages. */
  public long others() {
    return others;
  }

  /** Whether the walk is in a web archive, whose pages cannot be counted without reading it. */
  public boolean isInWebArchive() {
    return pages != null;
  }

  private void readStandardInput() {
    URI uri = URI.create("stdin:unread");
    try {
      byte[] bytes = standardInput.readNBytes((int) limits.sourceBytes() + 1);
      if (bytes.length > limits.sourceBytes()) {
        fail(uri, Outcome.Stage.READ, IoTrouble.tooLarge(-1, limits));
        return;
      }
      // Latin-1 carries every byte, so the id is one of the bytes.
      String id = ContentId.of("bytes", new String(bytes, StandardCharsets.ISO_8859_1));
      String hash = id.substring(id.indexOf('-') + 1);
      next =
          new Found.ToRead(
              new BytesSource(URI.create("stdin:" + hash), "standard input", bytes, null));
    } catch (IOException e) {
      fail(uri, Outcome.Stage.READ, IoTrouble.describe(e));
    }
  }

  private void skip(URI uri, String reason) {
    next = new Found.Ended(new Outcome.Skipped(uri, reason));
  }

  private void fail(URI uri, Outcome.Stage stage, String cause) {
    next = new Found.Ended(new Outcome.Failed(uri, stage, cause));
  }

  private static URI escaped(String scheme, String path) {
    return escaped(scheme, path, null);
  }

  private static URI escaped(String scheme, String path, @Nullable String fragment) {
    try {
      return new URI(scheme, path, fragment);
    } catch (URISyntaxException e) {
      return URI.create(scheme + ":unnamed");
    }
  }

  /** A web archive whose pages are being visited. */
  private record OpenArchive(URI uri, WebArchive archive) {

    URI at(long offset) {
      String part = archive.part().isEmpty() ? "" : archive.part() + "@";
      return escaped("file", uri.getPath(), part + offset);
    }
  }

  /** A folder whose entries are being visited. */
  private record Folder(Path path, Path real, Iterator<String> names) {}

  /** A zip file whose entries are being visited. */
  private record OpenZip(
      Path path, URI uri, Charset names, ZipFile file, Iterator<? extends ZipEntry> entries) {

    static OpenZip of(Path path, URI uri) throws IOException {
      try {
        return of(path, uri, StandardCharsets.UTF_8);
      } catch (ZipException | IllegalArgumentException e) {
        if (e instanceof ZipException
            && !String.valueOf(e.getMessage()).contains("bad entry name")) {
          throw e;
        }
        // Zip files older than the UTF-8 flag; every byte is a character of this code page.
        return of(path, uri, Charset.forName("IBM437"));
      }
    }

    private static OpenZip of(Path path, URI uri, Charset names) throws IOException {
      if (!Files.isReadable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      ZipFile file = new ZipFile(path.toFile(), names);
      return new OpenZip(path, uri, names, file, file.stream().iterator());
    }

    /** Why the file is not unpacked; null where it may be. */
    @Nullable String refusal(IntakeLimits limits, long packed) {
      if (file.size() > limits.zipEntries()) {
        return "a zip file with " + file.size() + " entries, more than " + limits.zipEntries();
      }
      long sum = 0;
      long packedSum = 0;
      for (Iterator<? extends ZipEntry> all = file.stream().iterator(); all.hasNext(); ) {
        ZipEntry entry = all.next();
        sum += Math.max(0, entry.getSize());
        packedSum += Math.max(0, entry.getCompressedSize());
        if (sum < 0 || sum > limits.zipBytes()) {
          return "a zip file that unpacks to more than "
              + limits.zipBytes()
              + " bytes, like a zip bomb; unpack it first if you trust it";
        }
      }
      if (packedSum > packed) {
        return "a zip file whose entries overlap, like a zip bomb";
      }
      if (sum > 100_000_000 && sum / packed > limits.zipRatio()) {
        return "a zip file that unpacks to more than "
            + limits.zipRatio()
            + " times its size, like a zip bomb; unpack it first if you trust it";
      }
      return null;
    }

    URI uriOf(String entry) {
      try {
        String path = new URI("file", null, "/" + entry, null).toASCIIString();
        return URI.create("jar:" + uri + "!" + path.substring("file:".length()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        return URI.create("jar:" + uri + "!/" + ContentId.of("entry", entry));
      }
    }
  }
}
