// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.lot.Department;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Draws Colombia as one tile for each department, those of the lot's gold marked, and says their shares in words. No place
 * nearer than a department is drawn.
 *
 * <p>Decision 191.
 */
public final class DepartmentMap {
    private static final int TILE = 40;
    private static final int GAP = 3;
    private static final int COLUMNS = 6;
    private static final int ROWS = 8;

    private final Map<Department, Integer> shares;
    private final Words words;

    private DepartmentMap(Map<Department, Integer> shares, Words words) {
        this.shares = shares;
        this.words = words;
    }

    /** Nothing where no origin lies in a known department. */
    static Html of(List<Origin> origins, Words words) {
        Map<Department, Integer> shares = shares(origins);
        return shares.isEmpty() ? Html.NOTHING : new DepartmentMap(shares, words).figure();
    }

    private Html figure() {
        List<Html> tiles = new ArrayList<>();
        tiles.add(words.line("title", PageMessage.PAGE_MAP_TITLE.with("departments", Argument.several(told()))));
        for (Department department : Department.values()) {
            tiles.addAll(tile(department));
        }
        Html drawing = Html.with(
                "svg",
                Map.of("class", "map", "role", "img", "viewBox", "0 0 " + (COLUMNS * TILE) + " " + (ROWS * TILE)),
                tiles);
        return Html.all(List.of(
                element(
                        "ul",
                        "",
                        told().stream().map(line -> words.line("li", line)).toList()),
                Html.folded(
                        words.of(PageMessage.PAGE_MAP),
                        List.of(
                                drawing,
                                words.line("p", PageMessage.PAGE_MAP_SCHEMATIC),
                                words.line("p", letters())))));
    }

    /** What the letters in the tiles stand for, those of the marked tiles first. */
    private Sentence letters() {
        return PageMessage.PAGE_MAP_LETTERS.with(
                "letters",
                Argument.id(Stream.of(Department.values())
                        .sorted(Comparator.comparing(department -> !shares.containsKey(department)))
                        .map(department -> department.letters() + " " + department.title())
                        .collect(Collectors.joining(", "))));
    }

    /** How much of the gold comes from each department. */
    public static List<Sentence> told(List<Origin> origins) {
        return told(shares(origins));
    }

    private static Map<Department, Integer> shares(List<Origin> origins) {
        Map<Department, Integer> shares = new EnumMap<>(Department.class);
        origins.forEach(origin -> origin.department()
                .ifPresent(department -> shares.merge(department, origin.sharePerMille(), Math::addExact)));
        return shares;
    }

    private List<Sentence> told() {
        return told(shares);
    }

    private static List<Sentence> told(Map<Department, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> PageMessage.PAGE_MAP_SHARE
                        .with("department", Argument.id(share.getKey().title()))
                        .and("share", new Argument.Decimal(share.getValue(), 1)))
                .toList();
    }

    private List<Html> tile(Department department) {
        int x = department.column() * TILE;
        int y = department.row() * TILE;
        String cssClass = shares.containsKey(department) ? "here" : "elsewhere";
        return List.of(
                Html.rectangle(x, y, TILE - GAP, TILE - GAP, cssClass),
                Html.with(
                        "text",
                        Map.of(
                                "x",
                                Integer.toString(x + (TILE - GAP) / 2),
                                "y",
                                Integer.toString(y + TILE / 2 + 3),
                                "text-anchor",
                                "middle",
                                "class",
                                cssClass),
                        List.of(Html.plain(department.letters()))));
    }
}
