package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

  private static final String STORY =
      "The speaker of the parliament received a delegation of the friendship group on Monday. "
          + "Both sides spoke about trade, schools and the exchange of visits between committees.";

  // Trouble with the bytes

  @Test
  void anEmptyFileIsSkipped() {
    assertThat(Read.skip("a.txt", new byte[0])).isEqualTo("an empty file");
  }

  @Test
  void whiteSpaceIsSkipped() {
    assertThat(Read.skip("a.txt", bytes(" \n\t\u00A0\n"))).contains("only white space");
  }

  @Test
  void anImageNamedTextIsSkippedAsAnImage() {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};
    assertThat(Read.skip("a.txt", jpeg)).contains("JPEG");
  }

  @Test
  void aProgramIsSkipped() {
    byte[] exe = Arrays.copyOf(new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4}, 1000);
    assertThat(Read.skip("a.exe", exe)).contains("program");
  }

  @Test
  void randomBytesAreSkipped() {
    byte[] random = new byte[10_000];
    new Random(7).nextBytes(random);
    random[0] = 'x';
    assertThat(Read.skip("a.txt", random)).contains("binary");
  }

  @Test
  void aSourceWithoutPermissionFailsAtOpening() {
    Outcome outcome = readFailing(new AccessDeniedException("/secret"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.stage()).isEqualTo(Outcome.Stage.OPEN);
              assertThat(failed.cause()).contains("permission").doesNotContain("Exception");
            });
  }

  @Test
  void aSourceThatBreaksFailsInOneLine() {
    Outcome outcome = readFailing(new IOException("disk\non fire"));
    assertThat(((Outcome.Failed) outcome).cause()).contains("disk on fire").doesNotContain("\n");
  }

  @Test
  void aSourceOf200MegabytesFailsWithoutBeingOpened() {
    Source source =
        new Failing(OptionalLong.of(200_000_000), new IOException("must not be opened"));
    Outcome outcome = new Intake(IntakeLimits.DEFAULT).read(source).getFirst();
    assertThat(((Outcome.Failed) outcome).cause()).contains("200.0 MB").contains("50.0 MB");
  }

  @Test
  void aTextOfTenMillionCharactersInOneLineFails() {
    byte[] line = new byte[10_000_000];
    Arrays.fill(line, (byte) 'a');
    assertThat(Read.failure("a.txt", line)).contains("2,000,000 characters");
  }

  @Test
  void aTextOfTwoMillionCharactersInOneLineIsRead() {
    String line = "word ".repeat(399_999);
    assertThat(Read.document("a.txt", line).text().codePointLength()).isEqualTo(1_999_995);
  }

  @Test
  void nulBytesInATextBecomeSpaces() {
    Document document = Read.document("a.txt", STORY.replace("trade, ", "trade,\0") + STORY);
    assertThat(document.text().toString()).contains("trade, schools").doesNotContain("\0");
  }

  @Test
  void bidirectionalControlsAreKept() {
    String text = STORY + " \u202Eabc\u202C \u2067x\u2069.";
    assertThat(Read.document("a.txt", text).text().toString()).isEqualTo(text);
  }

  @Test
  void aMixOfEncodingsKeepsWhatIsReadable() {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(bytes("Милли Меджлис провёл заседание в понедельник в Баку. ".repeat(10)));
    mixed.writeBytes("Меджлис".getBytes(Charset.forName("windows-1251")));
    mixed.writeBytes(bytes(" Заседание продолжалось два часа."));
    assertThat(Read.document("a.txt", mixed.toByteArray()).text().toString())
        .contains("Милли Меджлис провёл")
        .contains("продолжалось два часа.")
        .contains("\uFFFD");
  }

  // Encodings

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windows-1251 | ru | Председатель парламента заявил, что стороны договорились о сотрудничестве и обмене визитами между комитетами в этом году.
          KOI8-R       | ru | Председатель парламента заявил, что стороны договорились о сотрудничестве и обмене визитами между комитетами в этом году.
          IBM866       | ru | Председатель парламента заявил, что стороны договорились о сотрудничестве и обмене визитами между комитетами в этом году.
          windows-1256 | ar | قال رئيس البرلمان إن الجانبين اتفقا على التعاون بين اللجان وعلى تبادل الزيارات في هذا العام خلال اجتماع في العاصمة
          ISO-8859-9   | tr | Meclis başkanı, iki ülke arasındaki ilişkilerin geliştirilmesi için bu yıl daha çok ziyaret yapılacağını ve dostluk grubunun güçleneceğini söyledi.
          windows-1252 | fr | Le président de l'Assemblée a déclaré que les deux pays étaient prêts à coopérer et à échanger des visites entre les comités cette année.
          windows-1250 | pl | Marszałek Sejmu powiedział, że obie strony są gotowe do współpracy oraz wymiany wizyt między komisjami w tym roku, a także później.
          UTF-16LE     | hy | Խորհրդարանի նախագահն ընդունեց բարեկամական խմբի պատվիրակությանը և խոսեց համագործակցության մասին։
          UTF-16BE     | en | The speaker of the parliament said that the two sides had agreed to cooperate and to exchange visits this year.
          UTF-16LE     | ru | Председатель парламента заявил, что стороны договорились о сотрудничестве в этом году и обмене визитами.
          UTF-16       | fa | رئیس مجلس گفت که دو طرف برای همکاری میان کمیسیون‌ها در این سال آماده هستند و این دیدار را مهم دانست
          UTF-8        | es | El presidente del Congreso dijo que las dos partes están de acuerdo en cooperar y en intercambiar visitas este año.
          """)
  void textsInAnyEncodingAreRead(String charset, String language, String text) {
    Document document = Read.document("a.txt", text.getBytes(Charset.forName(charset)));
    assertThat(document.text().toString()).isEqualTo(text);
    assertThat(document.language()).isEqualTo(language);
  }

  @Test
  void aPageThatDeclaresUtf8ButIsNotIsReadByItsBytes() {
    String html =
        "<html><head><meta charset=utf-8></head><body><p>Председатель парламента заявил, что"
            + " стороны договорились о сотрудничестве и обмене визитами.</p></body></html>";
    Document document = Read.document("a.html", html.getBytes(Charset.forName("windows-1251")));
    assertThat(document.text().toString()).startsWith("Председатель парламента заявил");
  }

  @Test
  void aDeclaredEncodingIsBelieved() {
    String html = "<html><head><meta charset='windows-1253'></head><body>Το κοινοβούλιο</body>";
    Document document = Read.document("a.html", html.getBytes(Charset.forName("windows-1253")));
    assertThat(document.text().toString()).isEqualTo("Το κοινοβούλιο");
    assertThat(document.language()).isEqualTo("el");
  }

  // Damaged and locked files

  @Test
  void aPdfIsRead() throws IOException {
    Document document = Read.document("a.pdf", pdf(null, STORY));
    assertThat(document.text().toString().replaceAll("\\s+", " ")).isEqualTo(STORY);
    assertThat(document.origin().published()).isNull();
  }

  @Test
  void aLockedPdfFails() throws IOException {
    assertThat(Read.failure("a.pdf", pdf("secret", STORY))).contains("password-protected");
  }

  @Test
  void aCutPdfFails() throws IOException {
    byte[] pdf = pdf(null, STORY);
    assertThat(Read.failure("a.pdf", Arrays.copyOf(pdf, pdf.length / 2))).contains("cut off");
  }

  @Test
  void aPdfWithoutTextIsSkippedAndTheWayOutNamed() throws IOException {
    assertThat(Read.skip("a.pdf", pdf(null, ""))).contains("OCR");
  }

  @Test
  void aDocxIsRead() throws IOException {
    Document document = Read.document("a.docx", docx());
    assertThat(document.origin().title()).isEqualTo("Visit of the friendship group");
    assertThat(Read.parts(document, Section.Kind.TITLE))
        .containsExactly("Visit of the friendship group");
    assertThat(Read.parts(document, Section.Kind.FRAME)).containsExactly("3 May 2022");
    assertThat(Read.parts(document, Section.Kind.BODY)).containsExactly(STORY);
  }

  @Test
  void aLockedDocxFails() throws Exception {
    POIFSFileSystem envelope = new POIFSFileSystem();
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
    encryptor.confirmPassword("secret");
    try (var out = encryptor.getDataStream(envelope)) {
      out.write(docx());
    }
    ByteArrayOutputStream locked = new ByteArrayOutputStream();
    envelope.writeFilesystem(locked);
    assertThat(Read.failure("a.docx", locked.toByteArray())).contains("password-protected");
  }

  @Test
  void aCutDocxFails() throws IOException {
    byte[] docx = docx();
    assertThat(Read.failure("a.docx", Arrays.copyOf(docx, docx.length * 2 / 3)))
        .contains("damaged or incomplete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "a.docx", "a.odt", "a.rtf"})
  void aTextUnderAForeignNameFails(String name) {
    assertThat(Read.failure(name, bytes(STORY))).contains("not such a file");
  }

  @Test
  void anOdtIsRead() throws IOException {
    Document document = Read.document("a.odt", Zips.odt("Visit of the friendship group", STORY));
    assertThat(document.origin().title()).isEqualTo("Visit of the friendship group");
    assertThat(Read.parts(document, Section.Kind.BODY)).containsExactly(STORY);
  }

  @Test
  void anRtfIsRead() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg1251\\pard\\b Visit of the friendship group\\b0\\par\\pard\\par "
            + STORY
            + " \\u1044?\\u1072?.\\par}";
    Document document = Read.document("a.rtf", bytes(rtf));
    assertThat(document.origin().title()).isEqualTo("Visit of the friendship group");
    assertThat(document.text().toString()).contains(STORY + " Да.");
  }

  @Test
  void rightToLeftTextOfAPdfIsInLogicalOrder() throws IOException {
    // PDF files place glyphs from the left, so that the first letter of a word comes last.
    String logical = "שלום לכם מן הכנסת";
    String visual = new StringBuilder(logical).reverse().toString();
    assertThat(Read.document("a.pdf", pdf(null, visual)).text().toString()).contains(logical);
  }

  @Test
  void runningHeadsOfAPdfAreFurnitureAndHyphenatedWordsAreWhole() throws IOException {
    byte[] pdf =
        pdfPages(
            new String[] {
              "Bulletin of the Parliament 7/2021",
              "The committee on foreign affairs received the delegation and spoke about co-",
              "operation. The inter-parliamentary union was named as an example by the chair-",
              "man of the committee, who thanked the guests for their visit to the inter-",
              "parliamentary group and said that more meetings would follow before the end",
              "1"
            },
            new String[] {
              "Bulletin of the Parliament 8/2021", "of the year in both of the capitals.", "2"
            });
    Document document = Read.document("a.pdf", pdf);
    String body = String.join("\n", Read.parts(document, Section.Kind.BODY));
    assertThat(body)
        .contains("about cooperation.")
        .contains("the chairman of the committee")
        .contains("to the inter-parliamentary group")
        .contains("before the end of the year in both of the capitals.");
    assertThat(body).doesNotContain("Bulletin");
    assertThat(String.join("\n", Read.parts(document, Section.Kind.FURNITURE)))
        .contains("Bulletin of the Parliament 7/2021")
        .contains("Bulletin of the Parliament 8/2021");
  }

  // Mail

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "From: Press desk <a@example.org>\\nOrganization: Senate of Chile; Senate of Chile",
        "From: Jane Roe <a@example.org>\\nOrganisation: Senate of Chile; Senate of Chile",
        "From: Jane Roe <a@example.org>\\nOrganization: =?UTF-8?Q?Congreso_del_Per=C3=BA?=;"
            + " Congreso del Perú",
        "From: Senate of Chile <a@example.org>; Senate of Chile",
        "From: Press desk <a@example.org>; none",
        "From: No-Reply <a@example.org>; none",
        "From: =?UTF-8?Q?Gabinete_de_Prensa?= <a@example.org>; none",
        "From: =?UTF-8?B?0J/RgNC10YHRgS3RgdC70YPQttCx0LA=?= <a@example.org>; none",
        "From: info@example.org <info@example.org>; none",
      })
  void anOrganizationIsAMessagesPublisherAndAPressDeskIsNone(
      String head, @Nullable String publisher) {
    String mail =
        head.replace("\\n", "\n") + "\nSubject: Visit\nContent-Type: text/plain\n\n" + STORY + "\n";
    assertThat(Read.document("a.eml", mail).origin().publisher()).isEqualTo(publisher);
  }

  @Test
  void aMessageGivesItsTextAndItsAttachments() {
    String mail =
        """
        From: =?UTF-8?Q?Congreso_del_Per=C3=BA?= <press@example.org>
        To: desk@example.org
        Subject: =?UTF-8?Q?Visit_to_Per=C3=BA?=
        Date: Tue, 03 May 2022 14:05:00 +0400
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        %s
        --b
        Content-Type: text/plain; charset=utf-8; name="annex.txt"
        Content-Disposition: attachment; filename="annex.txt"
        Content-Transfer-Encoding: base64

        VGhlIGFubmV4IGxpc3RzIGFsbCBtZW1iZXJzIG9mIHRoZSBmcmllbmRzaGlwIGdyb3VwLg==
        --b
        Content-Type: image/png; name="logo.png"
        Content-Disposition: attachment; filename="logo.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgoAAAANSUhEUg==
        --b--
        """
            .formatted(STORY);
    var outcomes = Read.all("a.eml", bytes(mail));
    assertThat(outcomes).hasSize(3);
    Document message = ((Outcome.Ready) outcomes.get(0)).document();
    assertThat(message.origin().title()).isEqualTo("Visit to Perú");
    assertThat(message.origin().publisher()).isEqualTo("Congreso del Perú");
    assertThat(message.origin().published()).isEqualTo(new Edtf("2022-05-03T14:05:00+04:00"));
    assertThat(message.origin().publishedBasis()).isEqualTo(PublishedBasis.METADATA);
    assertThat(Read.parts(message, Section.Kind.TITLE)).containsExactly("Visit to Perú");
    assertThat(Read.parts(message, Section.Kind.BODY)).containsExactly(STORY);
    Document annex = ((Outcome.Ready) outcomes.get(1)).document();
    assertThat(annex.text().toString()).startsWith("The annex lists all members");
    assertThat(annex.uri()).isEqualTo(URI.create("test:a.eml#attachment-1-annex.txt"));
    assertThat(((Outcome.Skipped) outcomes.get(2)).reason()).contains("PNG");
  }

  // Markdown

  @Test
  void markdownStaysAsItStands() {
    String markdown =
        """
        ---
        title: "Visit to Lima"
        date: 2022-05-03
        source: Example Agency
        ---

        # Visit to Lima

        %s

        * first
        * second
        """
            .formatted(STORY);
    Document document = Read.document("a.md", markdown);
    assertThat(document.text().toString()).isEqualTo(markdown);
    assertThat(document.origin().title()).isEqualTo("Visit to Lima");
    assertThat(document.origin().publisher()).isEqualTo("Example Agency");
    assertThat(document.origin().published()).isEqualTo(new Edtf("2022-05-03"));
    assertThat(Read.parts(document, Section.Kind.TITLE)).containsExactly("Visit to Lima");
    assertThat(Read.parts(document, Section.Kind.BODY))
        .containsExactly(STORY + "\n\n* first\n* second");
  }

  // Limits

  @Test
  void aMessageWithTooManyAttachmentsSaysSo() {
    StringBuilder mail =
        new StringBuilder(
            "From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < 200; i++) {
      mail.append("--b\nContent-Disposition: attachment; filename=a.txt\n\nSome words here.\n");
    }
    var outcomes = Read.all("a.eml", bytes(mail.append("--b--\n").toString()));
    assertThat(outcomes).hasSize(1 + IntakeLimits.DEFAULT.attachments() + 1);
    assertThat(((Outcome.Failed) outcomes.getLast()).cause()).contains("100 attachments");
  }

  private static Outcome readFailing(IOException trouble) {
    return new Intake(IntakeLimits.DEFAULT)
        .read(new Failing(OptionalLong.empty(), trouble))
        .getFirst();
  }

  private record Failing(OptionalLong size, IOException trouble) implements Source {
    @Override
    public URI uri() {
      return URI.create("file:///x/a.txt");
    }

    @Override
    public String name() {
      return "a.txt";
    }

    @Override
    public @Nullable Instant lastModified() {
      return null;
    }

    @Override
    public InputStream open() throws IOException {
      throw trouble;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pdf(@Nullable String password, String text) throws IOException {
    return lock(pdfPages(wrapped(text)), password);
  }

  private static String[] wrapped(String text) {
    return text.isEmpty() ? new String[0] : text.split("(?<=\\G.{60,80}) ", -1);
  }

  private static byte[] pdfPages(String[]... pages) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream ttf =
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      var font = PDType0Font.load(document, ttf);
      for (String[] lines : pages) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 11);
          content.setLeading(14);
          content.newLineAtOffset(50, 780);
          for (String line : lines) {
            content.showText(line);
            content.newLine();
          }
          content.endText();
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] lock(byte[] pdf, @Nullable String password) throws IOException {
    if (password == null) {
      return pdf;
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      for (String paragraph : new String[] {"Visit of the friendship group", "3 May 2022", STORY}) {
        document.createParagraph().createRun().setText(paragraph);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    }
  }
}
