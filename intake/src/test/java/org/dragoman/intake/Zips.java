package org.dragoman.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zip files. */
final class Zips {

  private Zips() {}

  /** Names and contents, in turn. */
  static byte[] of(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        Object content = namesAndContents[i + 1];
        zip.write(
            content instanceof byte[] bytes
                ? bytes
                : content.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] odt(String... paragraphs) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      byte[] type = "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII);
      ZipEntry mimetype = new ZipEntry("mimetype");
      mimetype.setMethod(ZipEntry.STORED);
      mimetype.setSize(type.length);
      CRC32 sum = new CRC32();
      sum.update(type);
      mimetype.setCrc(sum.getValue());
      zip.putNextEntry(mimetype);
      zip.write(type);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("content.xml"));
      StringBuilder xml =
          new StringBuilder(
              "<?xml version='1.0' encoding='UTF-8'?><office:document-content"
                  + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                  + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                  + " office:version='1.2'><office:body><office:text>");
      for (String paragraph : paragraphs) {
        xml.append("<text:p>").append(paragraph).append("</text:p>");
      }
      xml.append("</office:text></office:body></office:document-content>");
      zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
