// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.transformation.Balance;

/** Draws the balance as a flow, and payments by how long they wait and when they were answered; each number stands beside in words. */
final class PicturePages {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 150;
    private static final int GAP = 10;
    private static final int BAR = 12;
    private static final int FLOW_END = 150;
    private static final int ROW = 26;
    private static final int LABEL = 128;
    private static final int LONGEST_BAR = 145;

    private final CooperativePage page;

    PicturePages(CooperativePage page) {
        this.page = page;
    }

    List<Html> of(Pictures pictures) {
        List<Html> body = new ArrayList<>();
        pictures.balance().ifPresent(balance -> body.addAll(balance(balance)));
        body.add(page.line("h2", WorkMessage.PICTURES_AGE.sentence()));
        body.add(page.line("p", WorkMessage.PICTURES_AGE_WHAT.sentence()));
        body.addAll(ages(pictures));
        body.add(page.line("h2", WorkMessage.PICTURES_ANSWERS.sentence()));
        body.addAll(answers(pictures));
        return body;
    }

    /** A part of the flow. */
    private record Part(WorkMessage name, long milligrams, String colour) {}

    private List<Html> balance(Balance balance) {
        List<Part> in = present(List.of(
                new Part(WorkMessage.PICTURES_DECLARED, balance.declaredMg(), "c0"),
                new Part(WorkMessage.PICTURES_GAINED, -balance.lostMg(), "c2")));
        List<Part> out = present(List.of(
                new Part(WorkMessage.PICTURES_ACTIVE, balance.activeMg(), "c1"),
                new Part(WorkMessage.PICTURES_DELIVERED, balance.deliveredMg(), "c3"),
                new Part(WorkMessage.PICTURES_LOST, balance.lostMg(), "c5"),
                new Part(WorkMessage.PICTURES_WRITTEN_OFF, balance.writtenOffMg(), "c4")));
        List<Html> body = new ArrayList<>();
        body.add(page.line("h2", WorkMessage.PICTURES_BALANCE.sentence()));
        body.add(page.line(
                "p",
                balance.differenceMg() == 0
                        ? WorkMessage.PICTURES_BALANCE_EVEN.sentence()
                        : WorkMessage.PICTURES_BALANCE_UNEVEN.with("mass", Argument.mass(balance.differenceMg()))));
        long all = Math.max(sum(in), sum(out));
        if (all > 0) {
            body.add(flow(in, out, all));
        }
        List<Html> numbers = new ArrayList<>();
        in.forEach(part -> numbers.add(number(part)));
        out.forEach(part -> numbers.add(number(part)));
        body.add(element("ul", "legend", numbers));
        return body;
    }

    private static List<Part> present(List<Part> parts) {
        return parts.stream().filter(part -> part.milligrams() > 0).toList();
    }

    private static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::milligrams).sum();
    }

    private Html number(Part part) {
        return element(
                "li",
                "",
                Html.with(
                        "svg",
                        Map.of("class", "sign", "viewBox", "0 0 10 10", "aria-hidden", "true"),
                        List.of(Html.rectangle(0, 0, 10, 10, part.colour()))),
                text(page.say(part.name().sentence()) + ": "),
                element("b", Argument.mass(part.milligrams()).in(page.language())));
    }

    /** From the one side to the other every part is as thick as it is large. */
    private Html flow(List<Part> in, List<Part> out, long all) {
        List<Html> pieces = new ArrayList<>();
        pieces.add(page.line("title", WorkMessage.PICTURES_BALANCE.sentence()));
        int left = 0;
        for (Part part : in) {
            int thick = thick(part, all);
            pieces.add(Html.rectangle(0, left, BAR, thick, part.colour()));
            left += thick;
        }
        int from = 0;
        int to = 0;
        for (Part part : out) {
            int thick = thick(part, all);
            pieces.add(ribbon(from, to, thick, part.colour()));
            pieces.add(Html.rectangle(FLOW_END, to, BAR, thick, part.colour()));
            pieces.add(Html.with(
                    "text",
                    Map.of(
                            "x", Integer.toString(FLOW_END + BAR + 6),
                            "y", Integer.toString(to + Math.max(thick / 2 + 4, 12))),
                    List.of(Html.plain(page.say(part.name().sentence())))));
            from += thick;
            to += Math.max(thick, ROW / 2) + GAP;
        }
        return Html.with(
                "svg",
                Map.of("class", "flow", "role", "img", "viewBox", "0 0 " + WIDTH + " " + (Math.max(HEIGHT, to) + GAP)),
                pieces);
    }

    private static int thick(Part part, long all) {
        return Math.toIntExact(Math.max(1, Math.round((double) HEIGHT * part.milligrams() / all)));
    }

    private static Html ribbon(int from, int to, int thick, String colour) {
        int middle = (BAR + FLOW_END) / 2;
        return Html.with(
                "path",
                Map.of(
                        "class",
                        "ribbon " + colour,
                        "d",
                        "M" + BAR + " " + from + "C" + middle + " " + from + " " + middle + " " + to + " " + FLOW_END
                                + " "
                                + to + "V" + (to + thick) + "C" + middle + " " + (to + thick) + " " + middle + " "
                                + (from + thick) + " " + BAR + " " + (from + thick) + "Z"),
                List.of());
    }

    private List<Html> ages(Pictures pictures) {
        if (pictures.unanswered().values().stream().allMatch(count -> count == 0)) {
            return List.of(page.line("p", WorkMessage.PICTURES_AGE_NONE.sentence()));
        }
        List<Bar> bars = new ArrayList<>();
        long begin = 0;
        for (Map.Entry<Long, Long> bar : pictures.unanswered().entrySet()) {
            String days = page.say(
                    bar.getKey() == Long.MAX_VALUE
                            ? WorkMessage.PICTURES_DAYS_OVER.with("from", Argument.count(begin))
                            : WorkMessage.PICTURES_DAYS
                                    .with("from", Argument.count(begin))
                                    .and("to", Argument.count(bar.getKey())));
            bars.add(new Bar(days, bar.getValue(), 0));
            begin = bar.getKey() == Long.MAX_VALUE ? begin : bar.getKey() + 1;
        }
        return List.of(bars(WorkMessage.PICTURES_AGE, bars));
    }

    private List<Html> answers(Pictures pictures) {
        List<Bar> bars = pictures.answers().entrySet().stream()
                .map(month -> new Bar(
                        month.getKey(),
                        month.getValue().confirmed(),
                        month.getValue().others()))
                .toList();
        return List.of(
                bars.isEmpty()
                        ? page.line("p", WorkMessage.PICTURES_ANSWERS_NONE.sentence())
                        : bars(WorkMessage.PICTURES_ANSWERS, bars));
    }

    /**
     * A line of a drawing.
     *
     * @param others drawn behind the first, without colour
     */
    private record Bar(String name, long count, long others) {}

    private Html bars(WorkMessage name, List<Bar> bars) {
        long longest =
                bars.stream().mapToLong(bar -> bar.count() + bar.others()).max().orElse(1);
        List<Html> pieces = new ArrayList<>();
        pieces.add(page.line("title", name.sentence()));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * ROW;
            int first = Math.toIntExact(LONGEST_BAR * bar.count() / Math.max(1, longest));
            int second = Math.toIntExact(LONGEST_BAR * bar.others() / Math.max(1, longest));
            pieces.add(Html.with(
                    "text", Map.of("x", "0", "y", Integer.toString(y + 17)), List.of(Html.plain(bar.name()))));
            pieces.add(Html.rectangle(LABEL, y + 4, first, ROW - 8, "c1"));
            if (second > 0) {
                pieces.add(Html.rectangle(LABEL + first, y + 4, second, ROW - 8, "denied"));
            }
            String count = Argument.count(bar.count()).in(page.language());
            pieces.add(Html.with(
                    "text",
                    Map.of(
                            "x", Integer.toString(LABEL + first + second + 6),
                            "y", Integer.toString(y + 17)),
                    List.of(Html.plain(
                            bar.others() == 0
                                    ? count
                                    : count + " + "
                                            + Argument.count(bar.others()).in(page.language())))));
        }
        return Html.with(
                "svg",
                Map.of("class", "flow", "role", "img", "viewBox", "0 0 " + WIDTH + " " + bars.size() * ROW),
                pieces);
    }
}
