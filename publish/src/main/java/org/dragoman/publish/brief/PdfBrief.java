package org.dragoman.publish.brief;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.model.EventSeverity;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Briefs as PDF: the sheets of {@link FoBrief} as a tagged document (PDF/UA-1) with the program's
 * own fonts embedded.
 */
final class PdfBrief {

  private static final String MEDIA_TYPE = "application/pdf";

  private static final class Ready {
    static final FopFactory FACTORY = factory();
  }

  private PdfBrief() {}

  static void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
    ByteArrayOutputStream set = new ByteArrayOutputStream();
    set(brief, letterhead, set);
    try (PDDocument document = Loader.loadPDF(set.toByteArray())) {
      complete(document);
      document.save(out);
    }
  }

  /**
   * Adds what PDF/UA-1 wants and FOP leaves out: links within the document say where they lead; a
   * list of letters that a font may have, and that FOP gives only in part, is taken away.
   */
  private static void complete(PDDocument document) throws IOException {
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    PDNumberTreeNode parents = root.getParentTree();
    for (PDPage page : document.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation.getContents() == null
            && parents.getValue(annotation.getStructParent()) instanceof PDParentTreeValue parent
            && parent.getCOSObject() instanceof COSDictionary element) {
          annotation.setContents(element.getString(COSName.ALT));
        }
      }
      for (COSName name : page.getResources().getFontNames()) {
        if (page.getResources().getFont(name) instanceof PDType0Font font) {
          font.getDescendantFont()
              .getFontDescriptor()
              .getCOSObject()
              .removeItem(COSName.getPDFName("CIDSet"));
        }
      }
    }
  }

  private static void set(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
    FOUserAgent agent = Ready.FACTORY.newFOUserAgent();
    agent.setProducer(brief.producer());
    agent.setCreationDate(
        Date.from(LocalDate.parse(brief.created()).atStartOfDay(ZoneOffset.UTC).toInstant()));
    List<String> problems = new ArrayList<>();
    agent
        .getEventBroadcaster()
        .addEventListener(
            event -> {
              if (event.getSeverity() == EventSeverity.ERROR
                  || event.getSeverity() == EventSeverity.FATAL) {
                problems.add(EventFormatter.format(event, Locale.ENGLISH));
              }
            });
    try {
      Fop fop = Ready.FACTORY.newFop(MEDIA_TYPE, agent, out);
      SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
      parsers
          .newSAXParser()
          .parse(
              new InputSource(new StringReader(FoBrief.of(brief, letterhead))),
              fop.getDefaultHandler());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("the pages could not be set", e);
    }
    if (!problems.isEmpty()) {
      throw new IOException("the pages could not be set: " + problems.get(0));
    }
  }

  private static FopFactory factory() {
    try {
      return new FopConfParser(
              new ByteArrayInputStream(configuration().getBytes(StandardCharsets.UTF_8)),
              EnvironmentalProfileFactory.createRestrictedIO(URI.create("brief:/"), new Own()))
          .getFopFactoryBuilder()
          .build();
    } catch (SAXException | IOException e) {
      throw new IllegalStateException("the fonts of briefs are not described as they should", e);
    }
  }

  private static String configuration() {
    StringBuilder out = new StringBuilder();
    out.append(
            "<fop version=\"1.0\"><accessibility>true</accessibility><renderers><renderer mime=\"")
        .append(MEDIA_TYPE)
        .append("\"><pdf-ua-mode>PDF/UA-1</pdf-ua-mode><fonts>");
    for (BriefFonts.Face face : BriefFonts.FACES) {
      font(out, face, face.file(), 400);
      font(out, face, face.bold(), 700);
    }
    return out.append("</fonts></renderer></renderers></fop>").toString();
  }

  private static void font(StringBuilder out, BriefFonts.Face face, String file, int weight) {
    boolean drawnBolder = weight == 700 && file.equals(face.file());
    out.append("<font kerning=\"yes\" embed-url=\"")
        .append(file)
        .append(drawnBolder ? "\" simulate-style=\"true" : "")
        .append("\"><font-triplet name=\"")
        .append(face.family())
        .append("\" style=\"normal\" weight=\"")
        .append(weight)
        .append("\"/></font>");
  }

  /** What a page may name: the program's own fonts; nothing of the machine or of the web. */
  private static final class Own implements ResourceResolver {

    private final ResourceResolver data = ResourceResolverFactory.createDefaultResourceResolver();

    @Override
    public Resource getResource(URI uri) throws IOException {
      if ("data".equals(uri.getScheme())) {
        return data.getResource(uri);
      }
      String file = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
      if (BriefFonts.FACES.stream()
          .anyMatch(face -> file.equals(face.file()) || file.equals(face.bold()))) {
        return new Resource(BriefFonts.Face.open(file));
      }
      throw new IOException("a brief's pages may not name " + uri);
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new IOException("a brief's pages may not write to " + uri);
    }
  }
}
