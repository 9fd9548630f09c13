// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.cooperative.session.Sessions;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.sample.Consortium;

/** An officer who is signed in at the pages of a cooperative, as its browser asks, without one. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("data-csrf=\"([^\"]+)\"");

    private final CaseGateway gateway;
    private final String cookie;

    public Visitor(CaseGateway gateway, Consortium world, String officer) {
        this.gateway = gateway;
        Officer known =
                Officer.find(world.ledger(), world.officer(officer).id()).orElseThrow();
        this.cookie = "capaz-session=" + gateway.bean(Sessions.class).begin(known);
    }

    public HttpResponse<byte[]> get(String path) {
        return gateway.response(path, "Cookie", cookie);
    }

    public HttpResponse<byte[]> post(String path, Json.Obj body) {
        Matcher token = TOKEN.matcher(TestGateway.text(get("/cooperative")));
        return token.find() ? post(path, body, token.group(1)) : post(path, body, "");
    }

    /** With that token in place of the session's own. */
    public HttpResponse<byte[]> post(String path, Json.Obj body, String token) {
        return gateway.send(
                "POST",
                path,
                CanonicalJson.bytes(body),
                "Cookie",
                cookie,
                "Origin",
                gateway.address(),
                "X-Csrf-Token",
                token);
    }
}
