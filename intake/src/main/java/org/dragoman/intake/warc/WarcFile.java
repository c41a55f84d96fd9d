package org.dragoman.intake.warc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.intake.web.DeclaredCharset;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The pages of one WARC file, one after the other; plain, or packed record by record with gzip or
 * zstd.
 *
 * <p>Holds one record at a time. A damaged record costs itself alone: the next is found by the mark
 * with which a record or its packing begins. A page is given only when the check sums of its record
 * and its packing hold. For one thread.
 */
final class WarcFile implements AutoCloseable {

  /** Two line breaks: what each record of a plain file ends with. */
  private static final int BREAK = 0x0D0A0D0A;

  private final FilePart file;
  private final long largest;

  /** Members that start here or further on are another's to read. */
  private final long end;

  private final Member.Packing packing;
  private final byte[] dictionary;
  private final Deque<Captured> ready = new ArrayDeque<>();

  /** What is unpacked, where it starts, and who reads it; no reader at the end. */
  private @Nullable Member member;

  private @Nullable WarcReader reader;
  private long start;

  /** A page of whose record the end has not been seen. */
  private Captured.@Nullable Page pending;

  private long others;
  private long lastDamaged = -1;

  private WarcFile(FilePart file, String name, long largest, long from, long to)
      throws IOException {
    this.file = file;
    this.largest = largest;
    this.end = Math.min(to, file.length());
    this.packing = Member.Packing.of(file, name);
    this.dictionary = packing == Member.Packing.ZSTD ? Member.dictionary(file) : new byte[0];
    openNext(from);
  }

  /**
   * Opens a file.
   *
   * @param largest the most bytes of a page
   */
  static WarcFile open(Path path, long largest) throws IOException {
    return of(FilePart.whole(path), path.toString(), largest);
  }

  /** Opens a part of a file, which is closed with it. */
  static WarcFile of(FilePart part, String name, long largest) throws IOException {
    return of(part, name, largest, 0, Long.MAX_VALUE);
  }

  /**
   * Opens a part of a file, which is closed with it, to read some of its members.
   *
   * @param from where one of its members starts
   * @param to where the first starts that is not read
   */
  static WarcFile of(FilePart part, String name, long largest, long from, long to)
      throws IOException {
    try {
      return new WarcFile(part, name, largest, from, to);
    } catch (IOException | RuntimeException e) {
      part.close();
      throw e;
    }
  }

  /**
   * Where a file may be parted, so that its parts one after the other give what the whole gives: at
   * its beginning, and at members some way apart. Behind damage it is not parted, and a plain file
   * is never: a line of a page may look like the beginning of a record.
   *
   * @param apart how many bytes a part has at least
   */
  static List<Long> places(FilePart file, String name, long apart) throws IOException {
    List<Long> places = new ArrayList<>(List.of(0L));
    if (Member.Packing.of(file, name) == Member.Packing.PLAIN) {
      return places;
    }
    byte[] unpacked = new byte[65_536];
    try (WarcFile trial = of(file, name, 0, Long.MAX_VALUE, Long.MAX_VALUE)) {
      long last = 0;
      for (long at = 0; at < file.length(); ) {
        if (at - last >= apart && trial.isRecord(at)) {
          places.add(at);
          last = at;
        }
        try (Member member = Member.at(file, trial.packing, trial.dictionary, at)) {
          while (member.read(unpacked, 0, unpacked.length) >= 0) {
            // To its end, where the check sum stands and the next begins.
          }
          at = member.end();
        }
      }
    } catch (IOException | RuntimeException e) {
      // What is damaged is told by who reads it.
      return places;
    }
    return places;
  }

  /** Records that are no pages so far: requests, images, answers of other kinds than 200. */
  long others() {
    return others;
  }

  /** The next page or damaged record; null at the end. */
  @Nullable Captured next() throws IOException {
    while (ready.isEmpty() && reader != null && member != null) {
      advance(reader, member);
    }
    return ready.poll();
  }

  private void advance(WarcReader records, Member unpacked) throws IOException {
    Optional<WarcRecord> found;
    try {
      found = records.next();
    } catch (IOException | RuntimeException e) {
      failed(records, e);
      return;
    }
    keep();
    if (found.isEmpty()) {
      openNext(unpacked.end());
      return;
    }
    long offset = offset(records);
    try {
      pending = page(found.get(), offset);
      others += pending == null ? 1 : 0;
    } catch (IOException | RuntimeException e) {
      // Its own length tells where the next begins, as long as that is whole.
      damaged(offset, e);
    }
  }

  private void keep() {
    if (pending != null) {
      ready.add(pending);
      pending = null;
    }
  }

  private long offset(WarcReader records) {
    return packing == Member.Packing.PLAIN ? start + records.position() : start;
  }

  private void failed(WarcReader records, Exception e) throws IOException {
    long offset = offset(records);
    // Of a plain file a record that was passed is whole; what is packed together falls together.
    if (pending != null && packing == Member.Packing.PLAIN && offset > pending.offset()) {
      keep();
    }
    pending = null;
    damaged(offset, e);
    search(offset + 1);
  }

  private void damaged(long offset, Exception e) {
    if (offset > lastDamaged) {
      lastDamaged = offset;
      ready.add(new Captured.Damaged(offset, cause(e)));
    }
  }

  /** Begins with the member at a position, or ends where there is none. */
  private void openNext(long position) throws IOException {
    if (position >= end) {
      stop();
      return;
    }
    try {
      open(position);
    } catch (IOException | RuntimeException e) {
      damaged(position, e);
      search(position + 1);
    }
  }

  private void open(long position) throws IOException {
    stop();
    Member opened = Member.at(file, packing, dictionary, position);
    member = opened;
    start = position;
    reader = new WarcReader(opened);
    reader.calculateBlockDigest();
  }

  private void stop() throws IOException {
    reader = null;
    if (member != null) {
      member.close();
      member = null;
    }
  }

  /** Goes on with the first record that can be read from a position on. */
  private void search(long from) throws IOException {
    stop();
    for (long at = find(from); at >= 0 && at < end; at = find(at + 1)) {
      if (isRecord(at)) {
        openNext(at);
        return;
      }
      if (isBeginning(at)) {
        damaged(at, new ParsingException("its head cannot be read"));
      }
    }
  }

  /** Whether a mark is one of a record's beginning, and does not merely stand in a text. */
  private boolean isBeginning(long at) throws IOException {
    ByteBuffer before = ByteBuffer.allocate(4);
    if (packing == Member.Packing.PLAIN && at >= 4) {
      file.read(at - 4, before);
    }
    return packing != Member.Packing.PLAIN || (before.position() == 4 && before.getInt(0) == BREAK);
  }

  private boolean isRecord(long at) {
    try (Member trial = Member.at(file, packing, dictionary, at);
        WarcReader records = new WarcReader(trial)) {
      Optional<WarcRecord> record = records.next();
      return record.isPresent() && record.get().headers().first("WARC-Type").isPresent();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Where the mark of a beginning is next; -1 where it is not. */
  private long find(long from) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(65_536);
    int step = window.capacity() - packing.length() + 1;
    for (long at = from; at < file.length(); at += step) {
      window.clear();
      file.read(at, window);
      for (int i = 0; i < window.position(); i++) {
        if (packing.isAt(window, i)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  /** A record's page; null where it has none. */
  private Captured.@Nullable Page page(WarcRecord record, long offset) throws IOException {
    Captured.Page page = null;
    if (record instanceof WarcResponse response && isHttp(response)) {
      HttpResponse http = response.http();
      String type = http.headers().first("Content-Type").orElse("");
      if (http.status() == 200 && isPage(type)) {
        page = page(response, offset, http.bodyDecoded(), type);
      }
    } else if (record instanceof WarcResource resource && isPage(resource.contentType().raw())) {
      page = page(resource, offset, resource.body(), resource.contentType().raw());
    }
    record.body().consume();
    if (page != null) {
      Optional<WarcDigest> told = record.blockDigest();
      Optional<WarcDigest> is = record.calculatedBlockDigest();
      if (told.isPresent() && is.isPresent() && !is.get().equals(told.get())) {
        throw new ParsingException("its check sum does not hold");
      }
    }
    return page;
  }

  private static boolean isHttp(WarcResponse response) {
    return response.target().toLowerCase(Locale.ROOT).startsWith("http");
  }

  private static boolean isPage(String type) {
    String name = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return name.equals("text/html")
        || name.equals("application/xhtml+xml")
        || name.equals("application/pdf");
  }

  private Captured.Page page(WarcTargetRecord record, long offset, MessageBody body, String type)
      throws IOException {
    byte[] bytes;
    try (InputStream stream = body.stream()) {
      bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, largest + 1));
    }
    String name = type.toLowerCase(Locale.ROOT).contains("pdf") ? "page.pdf" : "page.html";
    URI uri = URI.create(record.targetURI().toASCIIString());
    return new Captured.Page(offset, uri, name, DeclaredCharset.utf8(bytes, type), record.date());
  }

  private static String cause(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    StringBuilder line = new StringBuilder("a damaged record (");
    why.chars().limit(100).forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.append("); the others are read").toString();
  }

  @Override
  public void close() throws IOException {
    stop();
    file.close();
  }
}
