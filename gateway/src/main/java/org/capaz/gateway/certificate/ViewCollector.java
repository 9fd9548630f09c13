// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Member;

/**
 * Collects endorsed answers. All members are asked together, because one payload with all signatures is smallest; peers at
 * different heights are given a moment; a member that still differs or does not answer is asked alone, and several payloads are
 * returned. Nothing is judged here: whoever asked checks the answers.
 */
@Singleton
@Requires(beans = EndorsedViews.class)
public final class ViewCollector {
    private static final int TRIES_TOGETHER = 3;
    private static final Duration A_BLOCK = Duration.ofSeconds(1);

    private final EndorsedViews views;
    private final Settings settings;

    /** What was collected. */
    public sealed interface ViewCollection {
        record Collected(List<byte[]> payloads) implements ViewCollection {}

        record Refused(Objection objection) implements ViewCollection {}

        record NotReached(Sentence because) implements ViewCollection {}
    }

    ViewCollector(EndorsedViews views, Settings settings) {
        this.views = views;
        this.settings = settings;
    }

    /** A certificate's state for somebody's challenge. */
    public ViewCollection state(String certificate, String challenge) {
        return ofAll(ViewFormat.STATE_VIEW, certificate, challenge);
    }

    /** How an attestation stands, for somebody's challenge. */
    public ViewCollection attestation(String name, String challenge) {
        return ofAll(ViewFormat.ATTESTATION_VIEW, name, challenge);
    }

    /** The list of states for somebody's challenge. */
    public ViewCollection status(String challenge) {
        return ofAll(ViewFormat.STATUS_VIEW, challenge);
    }

    /** A transaction as the members' peers have it, with what they found it to be. */
    public ViewCollection transaction(String txId) {
        return ofAll(EndorsedViews.TRANSACTION_BY_ID, settings.channel(), txId);
    }

    /** How high the members' chain is, and the hashes of its last blocks. */
    public ViewCollection chain() {
        return ofAll(EndorsedViews.CHAIN_INFO, settings.channel());
    }

    /**
     * A label's facts, signed by as many members as the anchor asks for: without this one and without operators, whose signatures
     * would prove nothing on it.
     */
    public ViewCollection label(String certificate, Anchor anchor) {
        List<String> others = settings.otherMembers().stream()
                .filter(msp -> anchor.member(msp).filter(Member::operator).isEmpty())
                .toList();
        Sentence because = GatewayMessage.OTHER_MEMBERS_TOO_FEW.sentence();
        for (List<String> signers : choices(others, anchor.minOrgs())) {
            switch (views.ask(signers, ViewFormat.LABEL_VIEW, certificate)) {
                case View.Endorsed endorsed -> {
                    return new ViewCollection.Collected(List.of(endorsed.payload()));
                }
                case View.Refused no -> {
                    return new ViewCollection.Refused(no.objection());
                }
                case View.Differing differing ->
                    because = GatewayMessage.PEERS_ANSWER_DIFFERENTLY.with("what", Argument.id(differing.detail()));
                case View.Unreachable unreachable -> because = unreachable.because();
            }
        }
        return new ViewCollection.NotReached(because);
    }

    /** Every choice of so many of them, those in front first. */
    private static List<List<String>> choices(List<String> members, int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<String>> choices = new ArrayList<>();
        for (int first = 0; first + count <= members.size(); first++) {
            for (List<String> others : choices(members.subList(first + 1, members.size()), count - 1)) {
                choices.add(Stream.concat(Stream.of(members.get(first)), others.stream())
                        .toList());
            }
        }
        return choices;
    }

    private ViewCollection ofAll(String function, String... arguments) {
        for (int attempt = 1; attempt <= TRIES_TOGETHER; attempt++) {
            View answer = views.ask(settings.members(), function, arguments);
            if (answer instanceof View.Endorsed endorsed) {
                return new ViewCollection.Collected(List.of(endorsed.payload()));
            }
            if (answer instanceof View.Refused no) {
                return new ViewCollection.Refused(no.objection());
            }
            if (answer instanceof View.Unreachable) {
                // A member does not answer; the others need not wait for it.
                break;
            }
            pause();
        }
        return oneByOne(function, arguments);
    }

    private ViewCollection oneByOne(String function, String... arguments) {
        List<Supplier<View>> questions = settings.members().stream()
                .map(member -> (Supplier<View>) () -> views.ask(List.of(member), function, arguments))
                .toList();
        List<byte[]> payloads = new ArrayList<>();
        Sentence because = GatewayMessage.OTHER_MEMBERS_TOO_FEW.sentence();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = questions.stream()
                    .map(question -> CompletableFuture.supplyAsync(question, threads))
                    .toList();
            for (var answer : answers) {
                switch (answer.join()) {
                    case View.Endorsed endorsed -> payloads.add(endorsed.payload());
                    case View.Refused no -> because = no.objection().sentence();
                    case View.Differing differing ->
                        because = GatewayMessage.PEERS_ANSWER_DIFFERENTLY.with("what", Argument.id(differing.detail()));
                    case View.Unreachable unreachable -> because = unreachable.because();
                }
            }
        }
        return payloads.isEmpty() ? new ViewCollection.NotReached(because) : new ViewCollection.Collected(payloads);
    }

    private static void pause() {
        try {
            Thread.sleep(A_BLOCK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
