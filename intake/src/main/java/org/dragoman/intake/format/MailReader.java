package org.dragoman.intake.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Reads mail messages: the subject is the title, the organization or the sender's name the
 * publisher, and what is attached is handed out as files.
 */
final class MailReader {

  private static final int DEEPEST = 20;

  private MailReader() {}

  static Formats.Parsed read(byte[] bytes, int maxCodePoints) throws Unreadable {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    try {
      Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
      try {
        return parsed(message, maxCodePoints);
      } finally {
        message.dispose();
      }
    } catch (IOException e) {
      throw Unreadable.failed("a damaged mail message; export it again");
    }
  }

  private static Formats.Parsed parsed(Message message, int maxCodePoints)
      throws Unreadable, IOException {
    Parts parts = new Parts();
    collect(message, parts, 0);
    String subject = message.getSubject();
    subject = subject == null || subject.isBlank() ? null : TextDecoder.clean(subject.strip());
    Draft text = text(parts, maxCodePoints);
    Edtf published = date(message);
    Origin origin =
        new Origin(
            subject,
            publisher(message),
            null,
            null,
            published,
            published == null ? null : PublishedBasis.METADATA);
    return new Formats.Parsed(titled(subject, text, maxCodePoints, origin), parts.attachments);
  }

  /** The subject above the text, unless the text starts with it. */
  private static Draft titled(
      @Nullable String subject, Draft text, int maxCodePoints, Origin origin) throws Unreadable {
    if (subject == null || text.text().stripLeading().startsWith(subject)) {
      return new Draft(text.text(), text.marks(), origin);
    }
    Draft.Builder whole = new Draft.Builder(maxCodePoints);
    whole.block(subject, Section.Kind.TITLE);
    if (text.text().isBlank()) {
      return whole.build(origin);
    }
    int shift = subject.length() + 2;
    Draft built = whole.block(text.text(), null).build(origin);
    List<Draft.Mark> marks = new ArrayList<>(built.marks());
    for (Draft.Mark mark : text.marks()) {
      Section.Kind kind = mark.kind() == Section.Kind.TITLE ? Section.Kind.FRAME : mark.kind();
      marks.add(new Draft.Mark(mark.start() + shift, mark.end() + shift, kind));
    }
    return new Draft(built.text(), marks, origin);
  }

  private static Draft text(Parts parts, int maxCodePoints) throws Unreadable {
    if (parts.plain != null) {
      String plain = TextDecoder.decode(parts.plain, parts.plainCharset, maxCodePoints);
      if (!plain.isBlank() || parts.html == null) {
        return new Draft(plain, List.of(), Origin.UNKNOWN);
      }
    }
    return parts.html == null
        ? new Draft("", List.of(), Origin.UNKNOWN)
        : Formats.html(parts.html, parts.htmlCharset, maxCodePoints);
  }

  /** What a message is made of. */
  private static final class Parts {
    byte @Nullable [] plain;
    @Nullable String plainCharset;
    byte @Nullable [] html;
    @Nullable String htmlCharset;
    final List<Formats.Attachment> attachments = new ArrayList<>();
  }

  private static void collect(Entity entity, Parts parts, int depth)
      throws IOException, Unreadable {
    if (depth > DEEPEST) {
      throw Unreadable.failed("a mail message with parts nested too deep");
    }
    Body body = entity.getBody();
    if (body instanceof Multipart multipart) {
      for (Entity part : multipart.getBodyParts()) {
        collect(part, parts, depth + 1);
      }
    } else if (body instanceof Message message) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new DefaultMessageWriter().writeMessage(message, out);
      parts.attachments.add(new Formats.Attachment("message.eml", out.toByteArray()));
    } else if (body instanceof SingleBody single) {
      byte[] bytes;
      try (InputStream in = single.getInputStream()) {
        bytes = in.readAllBytes();
      }
      String type = String.valueOf(entity.getMimeType()).toLowerCase(Locale.ROOT);
      boolean attached =
          "attachment".equalsIgnoreCase(entity.getDispositionType())
              || entity.getFilename() != null;
      if (!attached && type.equals("text/plain") && parts.plain == null) {
        parts.plain = bytes;
        parts.plainCharset = entity.getCharset();
      } else if (!attached && type.equals("text/html") && parts.html == null) {
        parts.html = bytes;
        parts.htmlCharset = entity.getCharset();
      } else if (bytes.length > 0) {
        String name = entity.getFilename();
        parts.attachments.add(new Formats.Attachment(name == null ? "" : name, bytes));
      }
    }
  }

  /** What a sender is called who is nobody in particular, in any of the languages. */
  private static final Set<String> NOBODY =
      Set.of(
          "press",
          "press desk",
          "press office",
          "press service",
          "news",
          "newsletter",
          "newsdesk",
          "news desk",
          "info",
          "information",
          "no-reply",
          "noreply",
          "do not reply",
          "donotreply",
          "media",
          "media office",
          "media relations",
          "mailing list",
          "mailer",
          "webmaster",
          "postmaster",
          "admin",
          "administrator",
          "alerts",
          "press releases",
          "communications",
          "prensa",
          "gabinete de prensa",
          "oficina de prensa",
          "noticias",
          "boletín",
          "imprensa",
          "assessoria de imprensa",
          "notícias",
          "boletim",
          "presse",
          "service de presse",
          "bureau de presse",
          "lettre d'information",
          "infolettre",
          "actualités",
          "basın",
          "basın bürosu",
          "haber",
          "haberler",
          "bülten",
          "bilgi",
          "mətbuat",
          "mətbuat xidməti",
          "xəbərlər",
          "baspasöz",
          "баспасөз",
          "баспасөз қызметі",
          "жаңалықтар",
          "пресс-служба",
          "пресс-центр",
          "новости",
          "рассылка",
          "пресса",
          "մամուլ",
          "մամուլի ծառայություն",
          "լուրեր",
          "روابط عمومی",
          "خبرنامه",
          "اخبار",
          "دفتر مطبوعاتی",
          "المكتب الصحفي",
          "المكتب الإعلامي",
          "النشرة الإخبارية",
          "النشرة البريدية",
          "أخبار",
          "الأخبار",
          "الإعلام");

  private static @Nullable String publisher(Message message) {
    Field field = message.getHeader() == null ? null : message.getHeader().getField("Organization");
    if (field == null && message.getHeader() != null) {
      field = message.getHeader().getField("Organisation");
    }
    String organization =
        field == null ? "" : DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT);
    return organization.isBlank()
        ? sender(message)
        : TextDecoder.clean(organization.strip().replaceAll("\\s+", " "));
  }

  private static boolean isNobody(String name) {
    String plain = name.replace('\u2011', '-').toLowerCase(Locale.ROOT).strip();
    return NOBODY.contains(plain) || plain.indexOf('@') >= 0;
  }

  private static @Nullable String sender(Message message) {
    MailboxList from = message.getFrom();
    if (from == null || from.isEmpty()) {
      return null;
    }
    Mailbox first = from.get(0);
    String name = first.getName();
    return name == null || name.isBlank() || isNobody(name)
        ? null
        : TextDecoder.clean(name.strip());
  }

  private static @Nullable Edtf date(Message message) {
    Field field = message.getHeader() == null ? null : message.getHeader().getField("Date");
    return field == null ? null : MetadataDate.parse(field.getBody());
  }
}
