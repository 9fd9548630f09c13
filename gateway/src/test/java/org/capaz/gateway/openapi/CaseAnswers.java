// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import io.micronaut.web.router.Router;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.query.ListPaths;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;

/** What gateways of two members answer officers about the worked case: every question, of every record that may be asked for. */
final class CaseAnswers implements AutoCloseable {
    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9]+)}");
    /** What is answered to auditors only, or to them in another way. */
    private static final List<String> FOR_AUDITORS = List.of("/v1/blocks", "/v1/transactions", "/v1/changes");

    private static final int MOST_OF_ONE = 12;
    private static final int MOST_OF_FAMILY = 3;
    private static final int FEW = 4;

    /** @param operation its method and path, as the description names them */
    record Answer(String operation, String asked, Json.Obj body) {}

    private final CaseGateway gateway;
    private final SortedMap<LedgerKey, Json> records;
    /** The records by their first member, so that not each is compared with each answer. */
    private final Map<Map.Entry<String, Json>, List<Map.Entry<Family, Json.Obj>>> byFirst = new HashMap<>();

    private final Optional<String> party;

    /** @param party whose officer asks; one of the organisation itself when empty */
    private CaseAnswers(Consortium world, String msp, Optional<String> party) {
        gateway = new CaseGateway(world, msp);
        this.party = party;
        records = world.ledger().records();
        records.forEach((key, value) -> {
            if (value instanceof Json.Obj record && record.members().size() > 1) {
                byFirst.computeIfAbsent(record.members().firstEntry(), ignored -> new ArrayList<>())
                        .add(Map.entry(key.family(), record));
            }
        });
    }

    /**
     * The worked case as the gateway of the producers has it, and an earlier moment as that of the traders and an auditor have
     * it.
     */
    static List<CaseAnswers> open() {
        return List.of(
                new CaseAnswers(Stage.CERTIFIED.world(), "ProducersMSP", Optional.empty()),
                new CaseAnswers(PremiumCase.denied(), "TradersMSP", Optional.empty()),
                new CaseAnswers(
                        PremiumCase.denied()
                                .given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']"),
                        "AssuranceMSP",
                        Optional.of("AUD-01")));
    }

    /** Every answer to that question; a path with slots is asked for each record that can fill them. */
    List<Answer> to(String path, boolean list) {
        List<Answer> answers = new ArrayList<>();
        if (party.isPresent() && FOR_AUDITORS.stream().noneMatch(path::startsWith)) {
            return answers;
        }
        for (String asked : filled(path)) {
            ask(path, asked).ifPresent(answers::add);
        }
        if (list) {
            ask(path, path + "?limit=1").ifPresent(answers::add);
        }
        if (path.equals("/v1/changes")) {
            ask(path, path + "?after=0.0&limit=1").ifPresent(answers::add);
        }
        return answers;
    }

    Router router() {
        return gateway.bean(Router.class);
    }

    HttpResponse<byte[]> raw(String path) {
        return party.map(asking -> gateway.answerTo(asking, path)).orElseGet(() -> gateway.raw(path));
    }

    private Optional<Answer> ask(String path, String asked) {
        HttpResponse<byte[]> response = raw(asked);
        return response.statusCode() == 200
                ? Optional.of(new Answer(path, asked, TestGateway.json(response)))
                : Optional.empty();
    }

    private List<String> filled(String path) {
        Matcher slot = SLOT.matcher(path);
        if (!slot.find()) {
            return List.of(path);
        }
        Optional<Family> listed = ListPaths.familyOfOne(path);
        if (listed.isPresent()) {
            String before = path.substring(0, slot.start());
            return keys(listed.get()).stream()
                    .map(key -> before
                            + key.parts().stream().map(CaseAnswers::encoded).collect(Collectors.joining("/")))
                    .toList();
        }
        List<String> filled = new ArrayList<>();
        for (String value : values(slot.group(1))) {
            filled.addAll(filled(path.replace(slot.group(), value)));
        }
        return filled;
    }

    /** Keys of a family, of those records that look most different. */
    private List<LedgerKey> keys(Family family) {
        Map<String, LedgerKey> byLook = new TreeMap<>();
        records.forEach((key, value) -> {
            if (key.family() == family && value instanceof Json.Obj record) {
                byLook.putIfAbsent(record.members().keySet().toString() + record.get("state"), key);
            }
        });
        return byLook.values().stream().limit(MOST_OF_FAMILY).toList();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Texts that records have under that name, first of those that look most different. */
    private Set<String> values(String name) {
        if (name.equals("shortId")) {
            return Set.of(new CertificateId(WorkedCase.CERTIFICATE).shortId());
        }
        if (name.equals("producer")) {
            return new TreeSet<>(Set.of("AMP-01", "AMP-04"));
        }
        if (name.equals("block")) {
            return new TreeSet<>(Set.of("0", "1"));
        }
        if (name.equals("transaction")) {
            return new TreeSet<>(Set.of("t0", "t1"));
        }
        Map<String, String> byLook = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        records.forEach((key, value) -> {
            if (value instanceof Json.Obj record
                    && record.get(name) instanceof Json.Str text
                    && text.text().matches("[A-Za-z0-9-]+")) {
                byLook.putIfAbsent(key.family() + ":" + record.members().keySet() + record.get("state"), text.text());
                all.add(text.text());
            }
        });
        Set<String> chosen = new TreeSet<>();
        byLook.values().stream().filter(text -> chosen.size() < MOST_OF_ONE).forEach(chosen::add);
        all.stream().filter(text -> chosen.size() < FEW).forEach(chosen::add);
        return chosen;
    }

    /** The largest record that the object has whole; what stands in the object beside it is the answer's own. */
    Optional<Shape.Records.Shown> record(Json.Obj object) {
        Map.Entry<Family, Json.Obj> best = null;
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            for (var candidate : byFirst.getOrDefault(Map.entry(member.getKey(), member.getValue()), List.of())) {
                boolean whole = object.members()
                        .entrySet()
                        .containsAll(candidate.getValue().members().entrySet());
                boolean larger = best == null
                        || best.getValue().members().size()
                                < candidate.getValue().members().size();
                if (whole && larger) {
                    best = candidate;
                }
            }
        }
        if (best == null
                || (object.get("recorded") == null
                        && best.getValue().members().size() != object.members().size())) {
            return Optional.empty();
        }
        Json.Obj beside = object;
        for (String name : best.getValue().members().keySet()) {
            beside = beside.without(name);
        }
        return Optional.of(new Shape.Records.Shown(best.getKey(), beside));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
