// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.lot.LotHistory.LotTree;
import org.capaz.gateway.buyer.lot.LotHistory.Node;
import org.capaz.gateway.buyer.lot.LotHistory.Work;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Draws the lots that the lot was made from, one line each, and says the same as a list. The drawing is as wide as a phone,
 * so that its letters are never smaller than those of the page's small print.
 */
public final class TreeSection {
    private static final int WIDTH = 320;
    private static final int LINE = 26;
    private static final int STEP = 14;
    /** Deeper lots stand no further to the right; the line to the lot above them shows whose they are. */
    private static final int DEEPEST = 6;

    private static final int RADIUS = 4;
    private static final int LONGEST_NAME = 16;

    private final LotTree tree;
    private final Words words;

    private TreeSection(LotTree tree, Words words) {
        this.tree = tree;
        this.words = words;
    }

    /** Nothing for a lot that was made from no other. */
    public static Html of(LotTree tree, Words words) {
        return tree.nodes().size() < 2 ? Html.NOTHING : new TreeSection(tree, words).section();
    }

    private Html section() {
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_TREE));
        parts.add(drawing());
        told(tree).forEach(line -> parts.add(words.line("p", line)));
        if (tree.left() > 0) {
            parts.add(words.line("p", PageMessage.PAGE_TREE_LEFT.with("n", Argument.count(tree.left()))));
        }
        parts.add(Html.folded(
                words.of(PageMessage.PAGE_TREE_LIST),
                List.of(element(
                        "ul",
                        "",
                        tree.nodes().stream()
                                .filter(node -> !node.again())
                                .map(node -> words.line("li", line(node)))
                                .toList()))));
        return element("section", "", parts);
    }

    /** Of each work in which the mass changed, what went in, what came out, and the difference. */
    public static List<Sentence> told(LotTree tree) {
        return tree.nodes().stream()
                .filter(node -> !node.again())
                .flatMap(node -> node.work().filter(Work::lost).map(work -> told(node.lot(), work)).stream())
                .toList();
    }

    private static Sentence told(String lot, Work work) {
        return PageMessage.PAGE_TREE_WORK
                .with("lot", Argument.id(lot))
                .and("grossIn", Argument.mass(work.grossIn()))
                .and("grossOut", Argument.mass(work.grossOut()))
                .and("gross", Argument.mass(work.grossOut() - work.grossIn()))
                .and("fineIn", Argument.mass(work.fineIn()))
                .and("fineOut", Argument.mass(work.fineOut()))
                .and("fine", Argument.mass(work.fineOut() - work.fineIn()));
    }

    private Sentence mass(Node node) {
        return (node.fine() ? PageMessage.PAGE_TREE_FINE : PageMessage.PAGE_TREE_GROSS)
                .with("mass", Argument.mass(node.milligrams()));
    }

    private Sentence line(Node node) {
        Sentence line = PageMessage.PAGE_TREE_LINE
                .with("lot", Argument.id(node.lot()))
                .and("mass", mass(node))
                .and("material", CodeWords.of(node.material()));
        return node.parents().isEmpty()
                ? line
                : PageMessage.PAGE_TREE_FROM
                        .with("line", line)
                        .and("lots", Argument.id(String.join(", ", node.parents())));
    }

    private Html drawing() {
        List<Html> pieces = new ArrayList<>();
        pieces.add(words.line(
                "title",
                PageMessage.PAGE_TREE_TITLE
                        .with("lot", Argument.id(tree.nodes().getFirst().lot()))
                        .and("n", Argument.count(tree.nodes().size()))));
        Deque<Integer> above = new ArrayDeque<>();
        for (int row = 0; row < tree.nodes().size(); row++) {
            Node node = tree.nodes().get(row);
            while (above.size() > node.depth()) {
                above.pop();
            }
            if (!above.isEmpty()) {
                pieces.add(line(tree.nodes().get(above.peek()), above.peek(), node, row));
            }
            pieces.addAll(lot(node, row));
            above.push(row);
        }
        return Html.with(
                "svg",
                Map.of(
                        "class",
                        "tree",
                        "role",
                        "img",
                        "viewBox",
                        "0 0 " + WIDTH + " " + tree.nodes().size() * LINE),
                pieces);
    }

    private static int x(Node node) {
        return RADIUS + 2 + Math.min(node.depth(), DEEPEST) * STEP;
    }

    private static int y(int row) {
        return row * LINE + LINE / 2;
    }

    private static Html line(Node above, int rowAbove, Node node, int row) {
        return Html.with(
                "path",
                Map.of("d", "M" + x(above) + " " + (y(rowAbove) + RADIUS) + "V" + y(row) + "H" + (x(node) - RADIUS)),
                List.of());
    }

    private List<Html> lot(Node node, int row) {
        String name = node.lot().length() > LONGEST_NAME ? node.lot().substring(0, LONGEST_NAME - 1) + "…" : node.lot();
        return List.of(
                Html.with(
                        "circle",
                        Map.of(
                                "cx", Integer.toString(x(node)),
                                "cy", Integer.toString(y(row)),
                                "r", Integer.toString(RADIUS)),
                        List.of()),
                Html.with(
                        "text",
                        Map.of("x", Integer.toString(x(node) + RADIUS + 4), "y", Integer.toString(y(row) + 4)),
                        List.of(Html.plain(
                                node.again()
                                        ? words.of(PageMessage.PAGE_TREE_AGAIN.with("lot", Argument.id(name)))
                                        : name))),
                Html.with(
                        "text",
                        Map.of(
                                "x", Integer.toString(WIDTH - 2),
                                "y", Integer.toString(y(row) + 4),
                                "text-anchor", "end"),
                        List.of(Html.plain(words.of(mass(node))))));
    }
}
