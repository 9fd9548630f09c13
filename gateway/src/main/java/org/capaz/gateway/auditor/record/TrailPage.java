// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.buyer.lot.LotHistory.LotTree;
import org.capaz.gateway.buyer.section.TreeSection;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;

/** Writes the trail of a lot: the drawing that buyers see of what it was made from, then each record on a line from top to bottom. */
final class TrailPage {
    private TrailPage() {}

    static List<Html> of(LotTrail trail, LotTree tree, CooperativePage page) {
        List<Html> body = new ArrayList<>();
        body.add(TreeSection.of(tree, new Words(page.language())));
        if (!trail.wentInto().isEmpty()) {
            body.add(page.line("h2", TrailMessage.TRAIL_WENT_INTO.sentence()));
            body.add(element(
                    "ul",
                    "keys",
                    trail.wentInto().stream()
                            .map(lot -> element("li", "", RecordLink.of("lot/" + lot.value(), lot.value())))
                            .toList()));
        }
        body.add(page.line("h2", TrailMessage.TRAIL_STEPS.sentence()));
        body.add(element(
                "ol",
                "way",
                trail.steps().stream()
                        .map(step -> element(
                                "li",
                                "",
                                element(
                                        "span",
                                        "small",
                                        text(Argument.moment(step.at()).in(page.language()))),
                                element("span", "says", text(page.say(step.says()))),
                                RecordLink.of(step.key())))
                        .toList()));
        if (trail.left() > 0) {
            body.add(page.line("p", TrailMessage.TRAIL_LEFT.with("n", Argument.count(trail.left()))));
        }
        return body;
    }
}
