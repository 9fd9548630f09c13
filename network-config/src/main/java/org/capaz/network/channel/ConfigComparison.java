// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.keys.Certificates;
import org.capaz.network.operation.NetworkMessage;

/**
 * Walks through the configuration of now and the one that would be, and misses no difference: what it has no sentence for is
 * named by its place. It has sentences for a member that joins or leaves, and for orderers: their certificates, their addresses, those
 * that are added or removed.
 */
final class ConfigComparison {

    private static final List<String> OF_ORDERERS = List.of(Configuration.ORDERER);
    private static final List<String> OF_MEMBERS = List.of(Configuration.APPLICATION);

    private final Configuration present;
    private final Configuration wanted;
    private final Function<String, String> names;
    private final List<Sentence> changes = new ArrayList<>();
    private final List<Sentence> unknown = new ArrayList<>();
    private final Set<ConfigReview.Approval> approvals = new LinkedHashSet<>();

    /** The orderers that would be; empty if what is proposed cannot be read as orderers. */
    private final Optional<List<Consenter>> orderers;

    /** The members that would be added, as far as they are described as the others are. */
    private final Map<String, OrganisationForm.Own> joining;

    /** The member that would leave with its orderer; empty if it does not leave whole, or if others come or go with it. */
    private final Optional<String> leaving;

    /** @param names the name of a member for people, by its MSP id */
    ConfigComparison(Configuration present, Configuration wanted, Function<String, String> names) {
        this.present = present;
        this.wanted = wanted;
        this.names = names;
        this.orderers = orderers(wanted);
        this.joining = joining(present, wanted);
        this.leaving = orderers.flatMap(mapping -> leaving(present, wanted, mapping));
        group(List.of(), present.channel(), wanted.channel());
    }

    private static Optional<List<Consenter>> orderers(Configuration wanted) {
        try {
            byte[] written = wanted.channel()
                    .group(Configuration.ORDERER)
                    .value(Configuration.ORDERERS)
                    .content();
            List<Consenter> mapping = Consenter.mapping(written);
            boolean read = Arrays.equals(Consenter.bytes(mapping), written)
                    && byId(mapping).size() == mapping.size();
            return read ? Optional.of(mapping) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Map<String, OrganisationForm.Own> joining(Configuration present, Configuration wanted) {
        OrganisationForm form = OrganisationForm.of(present);
        Map<String, OrganisationForm.Own> joining = new TreeMap<>();
        for (String mspId : wanted.organisations()) {
            if (present.names(mspId)) continue;
            form.read(wanted, mspId)
                    .filter(own -> hasOwnRoots(wanted, mspId))
                    .ifPresent(own -> joining.put(mspId, own));
        }
        return joining;
    }

    private static Optional<String> leaving(Configuration present, Configuration wanted, List<Consenter> mapping) {
        List<String> gone = present.organisations().stream()
                .filter(mspId -> !wanted.names(mspId))
                .toList();
        boolean alone = gone.size() == 1 && present.organisations().containsAll(wanted.organisations());
        return alone && mapping.stream().noneMatch(one -> one.mspId().equals(gone.getFirst()))
                ? Optional.of(gone.getFirst())
                : Optional.empty();
    }

    /** Who holds the key of two members' CA would be both of them. */
    private static boolean hasOwnRoots(Configuration wanted, String mspId) {
        try {
            return wanted.organisations().stream()
                    .filter(other -> !other.equals(mspId))
                    .allMatch(other -> Collections.disjoint(wanted.rootKeys(other), wanted.rootKeys(mspId)));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** What is understood. */
    List<Sentence> changes() {
        return changes;
    }

    /** What is not. */
    List<Sentence> unknown() {
        return unknown;
    }

    /** Whose administrators must sign; of nobody if there is no difference. */
    Set<ConfigReview.Approval> approvals() {
        return approvals;
    }

    private void group(List<String> path, ConfigGroup before, ConfigGroup after) {
        if (!before.modPolicy().equals(after.modPolicy())) unknown(path, "mod_policy");
        each(before.groups(), after.groups(), (name, former, next) -> {
            boolean ofMembers = path.equals(OF_MEMBERS) || path.equals(OF_ORDERERS);
            if (former.isPresent() && next.isPresent()) group(deeper(path, name), former.get(), next.get());
            else if (ofMembers && former.isEmpty() && joining.containsKey(name)) joins(path, joining.get(name));
            else if (ofMembers && next.isEmpty() && leaving.filter(name::equals).isPresent()) leaves(path, name);
            else unknown(path, name);
        });
        each(before.values(), after.values(), (name, former, next) -> {
            boolean ofOrderers = path.equals(OF_ORDERERS) && name.equals(Configuration.ORDERERS);
            if (former.equals(next)) return;
            if (ofOrderers && onlyContent(former, next) && orderers.isPresent()) compare(path, orderers.get());
            else unknown(path, name);
        });
        each(before.policies(), after.policies(), (name, former, next) -> {
            boolean ofBlocks = path.equals(OF_ORDERERS) && name.equals(Configuration.BLOCK_VALIDATION);
            if (former.equals(next)) return;
            // It is no choice: it is made from the orderers, and they refuse another one.
            if (ofBlocks && onlyContent(former, next) && isOfOrderers(next.orElseThrow())) need(path);
            else unknown(path, name);
        });
    }

    /** What is done with a member of a group, before and after. */
    private interface Pair<T> {
        void compare(String name, Optional<T> former, Optional<T> next);
    }

    private static <T> void each(Map<String, T> before, Map<String, T> after, Pair<T> pair) {
        for (String name : union(before.keySet(), after.keySet())) {
            pair.compare(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
        }
    }

    private static <K> Set<K> union(Set<K> one, Set<K> other) {
        Set<K> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static List<String> deeper(List<String> path, String name) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(name);
        return deeper;
    }

    private static boolean onlyContent(Optional<ConfigGroup.Element> former, Optional<ConfigGroup.Element> next) {
        return former.isPresent()
                && next.isPresent()
                && former.get().modPolicy().equals(next.get().modPolicy());
    }

    private boolean isOfOrderers(ConfigGroup.Element policy) {
        return orderers.filter(mapping -> Arrays.equals(policy.content(), Consenter.blockValidation(mapping)))
                .isPresent();
    }

    private void unknown(List<String> path, String name) {
        need(path);
        unknown.add(NetworkMessage.CHANGE_NOT_UNDERSTOOD.with(
                "place", Argument.id("Channel/" + String.join("/", deeper(path, name)))));
    }

    /** What belongs to an organisation is its own matter; what belongs to a section is that of most in it. */
    private void need(List<String> path) {
        if (path.isEmpty()) {
            present.channel().groups().keySet().forEach(section -> need(List.of(section)));
        } else if (path.size() == 1) {
            Set<String> organisations =
                    present.channel().group(path.getFirst()).groups().keySet();
            approvals.add(new ConfigReview.Approval(organisations, organisations.size() / 2 + 1));
        } else {
            approvals.add(new ConfigReview.Approval(Set.of(path.get(1)), 1));
        }
    }

    /** Both sections have the member; it is told once. */
    private void joins(List<String> path, OrganisationForm.Own own) {
        need(path);
        if (!path.equals(OF_MEMBERS)) return;
        int members = wanted.channel().group(Configuration.APPLICATION).groups().size();
        changes.add(NetworkMessage.CHANGE_MEMBER_ADDED
                .with("member", Argument.id(own.mspId()))
                .and("ca", Argument.id(subject(own.root())))
                .and("peer", Argument.id(own.peer().toString()))
                .and("orderer", Argument.id(own.orderer()))
                .and("root", fingerprint(own.root()))
                .and("tlsRoot", fingerprint(own.tlsRoot()))
                .and("majority", NetworkMessage.number(members / 2 + 1))
                .and("members", NetworkMessage.number(members)));
    }

    /** As above; what it means on the ledger is told too, because there it cannot be taken back. */
    private void leaves(List<String> path, String mspId) {
        need(path);
        if (!path.equals(OF_MEMBERS)) return;
        int members = wanted.channel().group(Configuration.APPLICATION).groups().size();
        Argument member = Argument.id(names.apply(mspId));
        changes.add(NetworkMessage.CHANGE_MEMBER_REMOVED
                .with("member", member)
                .and("majority", NetworkMessage.number(members / 2 + 1))
                .and("members", NetworkMessage.number(members)));
        changes.add(NetworkMessage.CHANGE_MEMBER_REMOVED_ON_LEDGER.with("member", member));
    }

    private static String subject(String pem) {
        return parsed(pem)
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .orElse("-");
    }

    private void compare(List<String> path, List<Consenter> mapping) {
        Map<Integer, Consenter> before = byId(present.consenters());
        Map<Integer, Consenter> after = byId(mapping);
        need(path);
        for (int id : union(before.keySet(), after.keySet())) {
            Optional<Consenter> former = Optional.ofNullable(before.get(id));
            Optional<Consenter> next = Optional.ofNullable(after.get(id));
            if (former.isPresent() && next.isPresent()) changed(former.get(), next.get(), after.size());
            else if (next.isPresent()) added(next.get(), after.size());
            else removed(former.orElseThrow(), after.size());
        }
        if (after.size() < before.size() && Consenter.faulty(after.size()) == 0) {
            unknown.add(NetworkMessage.CHANGE_LEAVES_TOO_FEW.with("orderers", NetworkMessage.number(after.size())));
        }
    }

    private static Map<Integer, Consenter> byId(List<Consenter> mapping) {
        Map<Integer, Consenter> byId = new TreeMap<>();
        mapping.forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    private void changed(Consenter former, Consenter next, int count) {
        if (!former.mspId().equals(next.mspId())) {
            removed(former, count);
            added(next, count);
            return;
        }
        if (!address(former).equals(address(next))) {
            changes.add(of(NetworkMessage.CHANGE_ORDERER_MOVED, next).and("former", Argument.id(address(former))));
        }
        if (!former.identity().equals(next.identity())) {
            certificate(NetworkMessage.CHANGE_ORDERER_CERTIFICATE, next, next.identity(), former.identity());
        }
        if (!former.serverTls().equals(next.serverTls())) {
            certificate(NetworkMessage.CHANGE_ORDERER_TLS, next, next.serverTls(), former.serverTls());
        }
        if (!former.equals(next)) requireOwn(next);
    }

    private void certificate(NetworkMessage message, Consenter whose, String pem, String former) {
        Optional<X509Certificate> certificate = parsed(pem);
        if (certificate.isEmpty()) return;
        changes.add(of(message, whose)
                .and("fingerprint", fingerprint(pem))
                .and("former", fingerprint(former))
                .and("end", Argument.moment(certificate.get().getNotAfter().toInstant())));
    }

    private void added(Consenter next, int count) {
        int former = present.consenters().size();
        changes.add(counted(NetworkMessage.CHANGE_ORDERER_ADDED, next, count)
                .and("spare", NetworkMessage.number(Math.max(0, former - Consenter.quorum(count))))
                .and("fingerprint", fingerprint(next.identity())));
        requireOwn(next);
    }

    private void removed(Consenter former, int count) {
        changes.add(counted(NetworkMessage.CHANGE_ORDERER_REMOVED, former, count));
    }

    private Sentence counted(NetworkMessage message, Consenter whose, int count) {
        return of(message, whose)
                .and("orderers", NetworkMessage.number(count))
                .and("faulty", NetworkMessage.number(Consenter.faulty(count)))
                .and("former", NetworkMessage.number(present.consenters().size()))
                .and(
                        "formerFaulty",
                        NetworkMessage.number(
                                Consenter.faulty(present.consenters().size())));
    }

    private Sentence of(NetworkMessage message, Consenter whose) {
        return message.with("member", Argument.id(names.apply(whose.mspId())))
                .and("number", NetworkMessage.number(whose.id()))
                .and("address", Argument.id(address(whose)));
    }

    /** An orderer whose certificates are of somebody else's CA is somebody else's orderer. */
    private void requireOwn(Consenter next) {
        if (!isOwn(next)) unknown.add(of(NetworkMessage.CHANGE_ORDERER_OF_OTHERS, next));
    }

    private boolean isOwn(Consenter next) {
        try {
            return isOf(next.identity(), wanted.roots(Configuration.ORDERER, next.mspId()))
                    && parsed(next.identity())
                            .filter(certificate -> Certificates.names(certificate, "OU=orderer"))
                            .isPresent()
                    && isOf(next.serverTls(), wanted.tlsRoots(Configuration.ORDERER, next.mspId()))
                    && next.clientTls().equals(next.serverTls());
        } catch (IllegalArgumentException noRoots) {
            return false;
        }
    }

    private static boolean isOf(String pem, List<X509Certificate> roots) {
        return parsed(pem)
                .filter(certificate -> roots.stream().anyMatch(root -> Certificates.issued(certificate, root)))
                .isPresent();
    }

    private static Optional<X509Certificate> parsed(String pem) {
        try {
            return Optional.of(Certificates.parse(pem));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String address(Consenter one) {
        return one.host() + ":" + one.port();
    }

    /** Of the PEM text, as {@code sha256sum} prints it of the member's own file. */
    private static Argument fingerprint(String pem) {
        return Argument.id(Digest.hex(pem.getBytes(US_ASCII)));
    }
}
