// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.frame.FrameMessage;
import org.capaz.gateway.cooperative.frame.LostPhone;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.cooperative.session.SessionCookie;
import org.capaz.gateway.cooperative.session.Sessions;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;

/** Signs an officer in who proves to hold a key that the registry trusts, and out again. */
@Controller("/cooperative")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {
    private final LedgerStateReader ledgerStates;
    private final Sessions sessions;
    private final Challenges challenges;
    private final OwnOrigin ownOrigin;
    private final AuditTrail trail;
    private final Settings settings;
    private final Clock clock;

    SignInController(
            LedgerStateReader ledgerStates,
            Sessions sessions,
            Challenges challenges,
            OwnOrigin ownOrigin,
            AuditTrail trail,
            Settings settings,
            Clock clock) {
        this.ledgerStates = ledgerStates;
        this.sessions = sessions;
        this.challenges = challenges;
        this.ownOrigin = ownOrigin;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** The script lists the keys of this device, each a button. */
    @Get("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        var page = CooperativePage.beforeSession(request, SignInMessage.SIGN_IN_TITLE.sentence(), "sign-in.js");
        return page.answer(List.of(
                page.told("signed-out", SignInMessage.SIGN_IN_SIGNED_OUT.sentence()),
                page.told("no-key", SignInMessage.SIGN_IN_NO_KEY.sentence()),
                page.told("failed", SignInMessage.SIGN_IN_FAILED.sentence()),
                page.told("no-network", SignInMessage.SIGN_IN_NO_NETWORK.sentence()),
                page.told("who", SignInMessage.SIGN_IN_WHO.sentence()),
                Html.with(
                        "div",
                        Map.of("id", "keys", "data-as", page.say(SignInMessage.SIGN_IN_AS.sentence())),
                        List.of()),
                LostPhone.of(page),
                Html.element("noscript", page.say(FrameMessage.COOPERATIVE_SCRIPT_NEEDED.sentence()))));
    }

    @Post("/sign-in/challenge")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> challenge() {
        return JsonResponses.json(Json.object().with("challenge", challenges.make()));
    }

    @Post("/sign-in")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> signIn(HttpRequest<?> request, @Body byte[] body) {
        String origin = ownOrigin.of(request).orElseThrow();
        return proved(body, origin)
                .<HttpResponse<?>>map(officer -> {
                    trail.record(AuditTrail.Event.SIGNED_IN, officer.id().value(), officer.owner());
                    return HttpResponse.noContent()
                            .header("Set-Cookie", SessionCookie.set(sessions.begin(officer), origin));
                })
                .orElseGet(() -> Problem.of(
                                HttpStatus.UNAUTHORIZED, "SIGN_IN_REFUSED", GatewayMessage.SIGN_IN_REFUSED.sentence())
                        .response());
    }

    @Post("/sign-out")
    @Consumes("application/json")
    HttpResponse<?> signOut(HttpRequest<?> request) {
        String origin = ownOrigin.of(request).orElseThrow();
        SessionCookie.secret(request, origin).ifPresent(sessions::end);
        request.getAttribute(Session.ATTRIBUTE, Session.class)
                .ifPresent(who ->
                        trail.record(AuditTrail.Event.SIGNED_OUT, who.officer().value(), who.owner()));
        return HttpResponse.noContent().header("Set-Cookie", SessionCookie.cleared(origin));
    }

    /** An officer of this member whose signature under a fresh challenge fits. */
    private Optional<Officer> proved(byte[] body, String origin) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            String challenge = fields.text("challenge");
            Fields signed = fields.object("signature");
            OfficerSignature signature = SignedStatement.signature(signed);
            signed.end();
            fields.end();
            return Officer.find(ledgerStates.latest(), signature.officer())
                    .filter(officer -> officer.msp().value().equals(settings.mspId()))
                    .filter(officer -> officer.trustedAt(clock.instant()))
                    .filter(officer -> officer.key()
                            .signing()
                            .fault(Challenges.signedBytes(challenge, origin), signature)
                            .isEmpty())
                    .filter(officer -> challenges.take(challenge));
        } catch (JsonException | StatementException e) {
            return Optional.empty();
        }
    }
}
