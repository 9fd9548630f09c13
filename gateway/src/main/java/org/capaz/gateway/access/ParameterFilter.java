// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.gateway.GatewayMessage;

/**
 * Refuses a request for officers that has a parameter which its route does not declare, or one twice: a misspelt or a second
 * one would otherwise be passed over, and a list that was not narrowed taken for one that was.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ParameterFilter implements Ordered {
    private final ListParameters lists;

    ParameterFilter(ListParameters lists) {
        this.lists = lists;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (!(RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> route)
                || !PathRules.isForOfficers(request.getPath())) {
            return null;
        }
        NavigableSet<String> accepted = declared(route);
        accepted.addAll(lists.of(request.getPath()));
        for (String name : request.getParameters().names()) {
            if (!accepted.contains(name)) {
                return Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "PARAMETER_UNKNOWN",
                                GatewayMessage.PARAMETER_UNKNOWN.with(
                                        "accepted", org.capaz.ledger.message.Argument.ids(accepted)))
                        .atField(name)
                        .response();
            }
            if (request.getParameters().getAll(name).size() > 1) {
                return Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "PARAMETER_REPEATED",
                                GatewayMessage.PARAMETER_REPEATED.sentence())
                        .atField(name)
                        .response();
            }
        }
        return null;
    }

    private static NavigableSet<String> declared(MethodBasedRouteMatch<?, ?> route) {
        // OfficerAuthFilter takes it at every address.
        NavigableSet<String> names = new TreeSet<>(Set.of(OfficerAuthFilter.HEIGHT));
        Arrays.stream(route.getArguments()).flatMap(ParameterFilter::names).forEach(names::add);
        return names;
    }

    private static Stream<String> names(Argument<?> argument) {
        if (argument.isAnnotationPresent(RequestBean.class)) {
            return BeanIntrospection.getIntrospection(argument.getType()).getBeanProperties().stream()
                    .map(BeanProperty::getName);
        }
        return argument.isAnnotationPresent(QueryValue.class) ? Stream.of(argument.getName()) : Stream.empty();
    }

    /** After the officer is known: a stranger learns nothing of what may be asked. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 300;
    }
}
