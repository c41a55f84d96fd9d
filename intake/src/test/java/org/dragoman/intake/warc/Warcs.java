package org.dragoman.intake.warc;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** Makes web archives. */
final class Warcs {

  static final Instant DATE = Instant.parse("2022-05-03T14:05:00Z");

  private Warcs() {}

  /** The record of a page, as it stands in a plain WARC file. */
  static byte[] page(String address, String text) throws IOException {
    return response(address, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] response(String address, String type, byte[] body, String... headers)
      throws IOException {
    HttpResponse.Builder http =
        new HttpResponse.Builder(200, "OK").body(MediaType.parseLeniently(type), body);
    for (int i = 0; i < headers.length; i += 2) {
      http.setHeader(headers[i], headers[i + 1]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WarcWriter writer =
        new WarcWriter(java.nio.channels.Channels.newChannel(out), WarcCompression.NONE)) {
      writer.write(new WarcResponse.Builder(address).date(DATE).body(http.build()).build());
    }
    return out.toByteArray();
  }

  /** A record with the check sum of its block, as most crawlers write them. */
  static byte[] summed(byte[] record) throws IOException {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int block = text.indexOf("\r\n\r\n") + 4;
    byte[] bytes = text.substring(block, text.length() - 4).getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder sum = new StringBuilder();
    try {
      for (byte b : java.security.MessageDigest.getInstance("SHA-1").digest(bytes)) {
        sum.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    String head = text.substring(0, block - 2) + "WARC-Block-Digest: sha1:" + sum + "\r\n\r\n";
    return (head + text.substring(block)).getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Records packed one by one as the name of the packing says: "", "gz" or "zst". */
  static List<byte[]> packed(String packing, List<byte[]> records) throws IOException {
    List<byte[]> packed = new ArrayList<>();
    for (byte[] record : records) {
      packed.add(
          switch (packing) {
            case "gz" -> gzip(record);
            case "zst" -> zstd(record);
            default -> record;
          });
    }
    return packed;
  }

  private static byte[] zstd(byte[] record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (com.github.luben.zstd.ZstdOutputStream zstd =
        new com.github.luben.zstd.ZstdOutputStream(out, Zstd.defaultCompressionLevel())) {
      zstd.setChecksum(true);
      zstd.write(record);
    }
    return out.toByteArray();
  }

  static byte[] joined(List<byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    return out.toByteArray();
  }

  /** A WACZ file of WARC files: names and contents, in turn. */
  static byte[] wacz(int method, Object... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        byte[] bytes = (byte[]) entries[i + 1];
        ZipEntry entry = new ZipEntry((String) entries[i]);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          entry.setSize(bytes.length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}
