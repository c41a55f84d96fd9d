package org.dragoman.publish.brief;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * A timeline as shapes on a sheet, for any format to draw.
 *
 * <p>Lengths are in units of a sheet 680 wide. Where several fall on the same place their marks lie
 * above one another, so that their number can be seen.
 *
 * @param height of the sheet
 * @param shapes what is drawn, in order
 */
record TimelineDrawing(double height, List<Shape> shapes) {

  static final double WIDTH = 680;

  private static final double LABELS = 150;
  private static final double RIGHT = 668;
  private static final double ROW = 26;
  private static final double TOP = 10;
  private static final double RADIUS = 3.6;
  private static final int HIGHEST = 3;

  /** Something to draw. */
  sealed interface Shape permits Rule, Bar, Dot, Diamond, Label {}

  /** A straight line. */
  record Rule(double x1, double y1, double x2, double y2, String colour) implements Shape {}

  /** A stretch of time with round ends. */
  record Bar(double x, double y, double width, double height, String colour) implements Shape {}

  /** A disc; hollow where it is only an outline. */
  record Dot(double x, double y, double radius, String colour, boolean hollow) implements Shape {}

  /** A square on its corner. */
  record Diamond(double x, double y, double radius, String colour) implements Shape {}

  /** Words; they end at x, or stand around it, or begin there. */
  record Label(double x, double y, double size, String text, Anchor anchor) implements Shape {}

  /** Where a label's x is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private static final String INK = "#1f3a5f";
  private static final String FAINT = "#d5dae1";
  private static final String ODD = "#b3541e";
  private static final String TEXT = "#16202c";

  static TimelineDrawing of(Timeline timeline) {
    List<Shape> shapes = new ArrayList<>();
    double bottom = TOP + ROW * timeline.rows().size();
    long first = timeline.first().toEpochDay();
    long last = Math.max(timeline.last().toEpochDay(), first + 1);
    double before = -1000;
    for (Timeline.Tick tick : timeline.ticks()) {
      double x = x(tick.day(), first, last);
      shapes.add(new Rule(x, TOP, x, bottom, FAINT));
      if (x - before > 44) {
        shapes.add(new Label(x, bottom + 14, 9.5, tick.label(), Anchor.MIDDLE));
        before = x;
      }
    }
    for (int i = 0; i < timeline.rows().size(); i++) {
      Timeline.Row row = timeline.rows().get(i);
      double y = TOP + ROW * i + ROW / 2;
      shapes.add(new Rule(LABELS, TOP + ROW * (i + 1), RIGHT, TOP + ROW * (i + 1), FAINT));
      shapes.add(new Label(LABELS - 10, y + 3.5, 10.5, row.label(), Anchor.END));
      marks(row, y, first, last, shapes);
    }
    shapes.add(new Rule(LABELS, bottom, RIGHT, bottom, INK));
    legend(timeline, bottom + 34, shapes);
    return new TimelineDrawing(bottom + 44, List.copyOf(shapes));
  }

  private static void marks(Timeline.Row row, double y, long first, long last, List<Shape> shapes) {
    double before = -1000;
    int stacked = 0;
    for (Timeline.Mark mark : row.marks()) {
      double from = x(mark.from(), first, last);
      double to = x(mark.to(), first, last);
      String colour = colour(mark.look());
      double middle = (from + to) / 2;
      if (to - from > 3 * RADIUS) {
        shapes.add(new Bar(from, y - 1, to - from, 2, colour));
      }
      stacked = middle - before < RADIUS * 2 ? stacked + 1 : 0;
      double up = y - Math.min(stacked, HIGHEST) * RADIUS * 0.8 + Math.min(stacked, HIGHEST);
      before = stacked == 0 ? middle : before;
      shapes.add(shape(mark.look(), middle, up, colour));
    }
  }

  private static Shape shape(Timeline.Look look, double x, double y, String colour) {
    return switch (look) {
      case TOLD -> new Dot(x, y, RADIUS, colour, false);
      case NOT_TOLD_AS_DONE -> new Dot(x, y, RADIUS, colour, true);
      case CONTESTED -> new Diamond(x, y, RADIUS + 1, colour);
    };
  }

  private static String colour(Timeline.Look look) {
    return look == Timeline.Look.CONTESTED ? ODD : INK;
  }

  private static void legend(Timeline timeline, double y, List<Shape> shapes) {
    double place = LABELS;
    for (Timeline.Look look : Timeline.Look.values()) {
      boolean drawn =
          timeline.rows().stream()
              .flatMap(row -> row.marks().stream())
              .anyMatch(mark -> mark.look() == look);
      if (drawn) {
        String text = timeline.legend().getOrDefault(look, "");
        shapes.add(shape(look, place + RADIUS, y - 3.2, colour(look)));
        shapes.add(new Label(place + 12, y, 9.5, text, Anchor.START));
        place += 34 + 5.2 * text.length();
      }
    }
  }

  private static double x(LocalDate day, long first, long last) {
    double part = (double) (day.toEpochDay() - first) / (last - first);
    double margin = RADIUS + 2;
    return LABELS + margin + part * (RIGHT - LABELS - 2 * margin);
  }

  /** As an SVG element for a page in which it stands. */
  String svg(String alternative, boolean rightToLeft) {
    String title = "<title>" + HtmlBrief.escaped(alternative) + "</title>\n";
    return svg(
        " class=\"timeline\" role=\"img\" direction=\"ltr\"",
        title,
        label ->
            String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" direction=\"%s\">%s</text>",
                number(label.x()),
                number(label.y()),
                number(label.size()),
                anchor(label.anchor(), rightToLeft),
                rightToLeft ? "rtl" : "ltr",
                HtmlBrief.escaped(label.text())));
  }

  /** As an SVG element whose words are the outlines of their letters, so that it needs no font. */
  String outlines() {
    String size =
        String.format(Locale.ROOT, " width=\"%s\" height=\"%s\"", number(WIDTH), number(height));
    return svg(
        size, "", label -> "<path fill=\"" + TEXT + "\" d=\"" + data(outline(label)) + "\"/>");
  }

  private String svg(String attributes, String title, Function<Label, String> words) {
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(number(WIDTH))
        .append(' ')
        .append(number(height))
        .append('"')
        .append(attributes)
        .append(">\n")
        .append(title);
    for (Shape shape : shapes) {
      switch (shape) {
        case Rule rule ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
                    number(rule.x1()),
                    number(rule.y1()),
                    number(rule.x2()),
                    number(rule.y2()),
                    rule.colour()));
        case Bar bar ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1\" fill=\"%s\" fill-opacity=\"0.5\"/>",
                    number(bar.x()),
                    number(bar.y()),
                    number(bar.width()),
                    number(bar.height()),
                    bar.colour()));
        case Dot dot ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\"/>",
                    number(dot.x()),
                    number(dot.y()),
                    number(dot.radius()),
                    dot.hollow() ? "#ffffff" : dot.colour(),
                    dot.hollow() ? dot.colour() : "#ffffff"));
        case Diamond diamond ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "<path d=\"M%s %sl%s %sl-%s %sl-%s -%sz\" fill=\"%s\" stroke=\"#ffffff\"/>",
                    number(diamond.x()),
                    number(diamond.y() - diamond.radius()),
                    number(diamond.radius()),
                    number(diamond.radius()),
                    number(diamond.radius()),
                    number(diamond.radius()),
                    number(diamond.radius()),
                    number(diamond.radius()),
                    diamond.colour()));
        case Label label -> out.append(words.apply(label));
      }
      out.append('\n');
    }
    return out.append("</svg>\n").toString();
  }

  /**
   * As a PNG image.
   *
   * @param scale how many pixels a unit has
   */
  byte[] png(double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(WIDTH * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("the timeline could not be drawn", e);
    }
    return out.toByteArray();
  }

  /** Draws it, a unit of the sheet on a unit of the canvas. */
  void paint(Graphics2D canvas) {
    canvas.setStroke(new BasicStroke(0.8f));
    for (Shape shape : shapes) {
      switch (shape) {
        case Rule rule -> {
          canvas.setColor(Color.decode(rule.colour()));
          canvas.draw(new Line2D.Double(rule.x1(), rule.y1(), rule.x2(), rule.y2()));
        }
        case Bar bar -> {
          canvas.setColor(lighter(Color.decode(bar.colour())));
          canvas.fill(new Rectangle2D.Double(bar.x(), bar.y(), bar.width(), bar.height()));
        }
        case Dot dot -> {
          double across = 2 * dot.radius();
          Ellipse2D disc =
              new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), across, across);
          Color colour = Color.decode(dot.colour());
          fill(
              canvas,
              disc,
              dot.hollow() ? Color.WHITE : colour,
              dot.hollow() ? colour : Color.WHITE);
        }
        case Diamond diamond -> {
          double r = diamond.radius();
          Path2D path = new Path2D.Double();
          path.moveTo(diamond.x(), diamond.y() - r);
          path.lineTo(diamond.x() + r, diamond.y());
          path.lineTo(diamond.x(), diamond.y() + r);
          path.lineTo(diamond.x() - r, diamond.y());
          path.closePath();
          fill(canvas, path, Color.decode(diamond.colour()), Color.WHITE);
        }
        case Label label -> {
          canvas.setColor(Color.decode(TEXT));
          canvas.fill(outline(label));
        }
      }
    }
  }

  /** The words of a label at their place. */
  private static java.awt.Shape outline(Label label) {
    Outline outline = Outline.of(label.text(), label.size());
    double left =
        switch (label.anchor()) {
          case START -> label.x();
          case MIDDLE -> label.x() - outline.width() / 2;
          case END -> label.x() - outline.width();
        };
    return outline
        .path()
        .createTransformedShape(AffineTransform.getTranslateInstance(left, label.y()));
  }

  /** A shape as SVG's path data. */
  private static String data(java.awt.Shape shape) {
    StringBuilder data = new StringBuilder();
    double[] points = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int segment = path.currentSegment(points);
      data.append("MLQCZ".charAt(segment));
      int[] sizes = {2, 2, 4, 6, 0};
      for (int i = 0; i < sizes[segment]; i++) {
        data.append(String.format(Locale.ROOT, "%.2f ", points[i]));
      }
    }
    return data.toString();
  }

  private static void fill(Graphics2D canvas, java.awt.Shape shape, Color inside, Color edge) {
    canvas.setColor(inside);
    canvas.fill(shape);
    canvas.setColor(edge);
    canvas.draw(shape);
  }

  private static Color lighter(Color colour) {
    return new Color(
        (colour.getRed() + 255) / 2, (colour.getGreen() + 255) / 2, (colour.getBlue() + 255) / 2);
  }

  /** Of words from right to left, the start is on the right. */
  private static String anchor(Anchor anchor, boolean rightToLeft) {
    return switch (anchor) {
      case MIDDLE -> "middle";
      case START -> rightToLeft ? "end" : "start";
      case END -> rightToLeft ? "start" : "end";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
