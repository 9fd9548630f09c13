// SPDX-License-Identifier: Apache-2.0
/**
 * What officers of a producer look up: where their gold is now, which results hold until when, and what the premium was planned and
 * used for. Decision 216. Read {@link org.capaz.gateway.cooperative.producer.OwnRecords} first; nothing is signed here.
 */
package org.capaz.gateway.cooperative.producer;
