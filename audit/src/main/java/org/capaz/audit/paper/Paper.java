// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.paper;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/**
 * A text for people, piece by piece; what kind of file it becomes is decided elsewhere. Control characters of foreign text are
 * replaced.
 */
public record Paper(Language language, String title, List<Piece> pieces) {
    public Paper {
        pieces = List.copyOf(pieces);
    }

    /** One piece of the text. */
    public sealed interface Piece {
        record Heading(String text) implements Piece {}

        record Paragraph(String text) implements Piece {}

        /** The answer, which stands out. */
        record Strong(String text) implements Piece {}

        record Items(List<String> items) implements Piece {
            public Items {
                items = List.copyOf(items);
            }
        }
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title).append('\n');
        for (Piece piece : pieces) {
            text.append('\n');
            switch (piece) {
                case Piece.Heading heading ->
                    text.append("## ").append(heading.text()).append('\n');
                case Piece.Paragraph paragraph -> text.append(paragraph.text()).append('\n');
                case Piece.Strong strong ->
                    text.append("**").append(strong.text()).append("**\n");
                case Piece.Items items ->
                    items.items().forEach(item -> text.append("- ").append(item).append('\n'));
            }
        }
        return text.toString();
    }

    /** Writes one in that language. */
    static final class Writer {
        private final Language language;
        private final List<Piece> pieces = new ArrayList<>();

        Writer(Language language) {
            this.language = language;
        }

        Language language() {
            return language;
        }

        Writer heading(Sentence text) {
            pieces.add(new Piece.Heading(of(text)));
            return this;
        }

        Writer paragraph(Sentence text) {
            pieces.add(new Piece.Paragraph(of(text)));
            return this;
        }

        Writer strong(Sentence text) {
            pieces.add(new Piece.Strong(of(text)));
            return this;
        }

        /** None where there are none. */
        Writer items(List<String> items) {
            if (!items.isEmpty()) {
                pieces.add(
                        new Piece.Items(items.stream().map(VisibleText::escaped).toList()));
            }
            return this;
        }

        Writer sentences(List<Sentence> items) {
            return items(items.stream().map(item -> item.in(language)).toList());
        }

        Paper titled(Sentence title) {
            return new Paper(language, of(title), pieces);
        }

        private String of(Sentence sentence) {
            return VisibleText.escaped(sentence.in(language));
        }
    }
}
