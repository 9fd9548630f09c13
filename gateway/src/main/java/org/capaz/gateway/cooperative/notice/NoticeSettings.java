// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;

/**
 * Through what notices go out; each comes from an environment variable, {@code smtpHost} from {@code CAPAZ_NOTICE_SMTP_HOST} and so
 * on. A way for which nothing is configured is not offered to anybody.
 *
 * @param folder where notices are written as files while no server is configured, as in a demonstration
 * @param smtpPort of a server that takes mail of its own people; the usual one of {@code smtpTls} unless said otherwise
 * @param mailFrom the address that notices come from
 * @param smsUrl of a provider, which takes {@code {"text":…,"to":…}} by POST
 * @param smsTokenFile what the provider knows this office by, sent as a bearer token
 */
@ConfigurationProperties("capaz.notice")
record NoticeSettings(
        @Nullable Path folder,
        @Nullable String smtpHost,
        @Nullable Integer smtpPort,
        @Bindable(defaultValue = "STARTTLS") MailTls smtpTls,
        @Nullable String smtpUser,
        @Nullable Path smtpPasswordFile,
        @Bindable(defaultValue = "capaz@localhost") String mailFrom,
        @Nullable URI smsUrl,
        @Nullable Path smsTokenFile) {}
