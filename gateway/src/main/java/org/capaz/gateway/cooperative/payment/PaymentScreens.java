// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.frame.FrameMessage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.statement.OfficerSignature;

/** The pages whose screens {@code payment.js} makes. They have nothing of any payment in them, so that a phone may keep them. */
final class PaymentScreens {
    private PaymentScreens() {}

    /** On which people answer with the method of their own key. */
    static HttpResponse<?> payments(HttpRequest<?> request) {
        return page(request, PaymentMessage.PAY_TITLE, Map.of());
    }

    /** On which a form is entered; what is signed there says that it was on a visit. */
    static HttpResponse<?> visits(HttpRequest<?> request) {
        return page(
                request,
                PaymentMessage.PAY_VISIT_TITLE,
                Map.of("data-method", OfficerSignature.Method.FIELD_VISIT.name()));
    }

    private static HttpResponse<?> page(HttpRequest<?> request, PaymentMessage title, Map<String, String> more) {
        CooperativePage page = CooperativePage.of(request, title.sentence(), "payment.js");
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.put("id", "payments");
        attributes.put("data-words", CanonicalJson.write(PaymentMessage.words(page.language())));
        return page.answer(List.of(
                Html.with("section", attributes, List.of(page.line("p", PaymentMessage.PAY_FETCHING.sentence()))),
                page.line("noscript", FrameMessage.COOPERATIVE_SCRIPT_NEEDED.sentence())));
    }
}
