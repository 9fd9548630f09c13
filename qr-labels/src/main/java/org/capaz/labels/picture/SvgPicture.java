// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Draws an SVG. */
public final class SvgPicture {
    private static final int PIXELS = 1600;

    private SvgPicture() {}

    /**
     * Draws an SVG on a white square.
     *
     * @return nothing when it is no SVG that can be drawn
     */
    public static Optional<BufferedImage> drawn(byte[] file) {
        if (!wellFormed(file)) {
            return Optional.empty();
        }
        SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(file), null, LoaderContext.createDefault());
        if (document == null) {
            return Optional.empty();
        }
        var picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, PIXELS, PIXELS);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        document.render((Component) null, graphics, new ViewBox(0, 0, PIXELS, PIXELS));
        graphics.dispose();
        return Optional.of(picture);
    }

    /** Asked first, since the renderer would print a stack trace; document types, which can name other files, are refused. */
    private static boolean wellFormed(byte[] svg) {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(svg), new DefaultHandler());
            return true;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform reads XML", e);
        } catch (SAXException | IOException e) {
            return false;
        }
    }
}
