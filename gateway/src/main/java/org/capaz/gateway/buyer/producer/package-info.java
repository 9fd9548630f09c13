// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a producer for who has no lot of it: what is attested, by whom, accredited by whom, with the proof of each
 * attestation to take along.
 *
 * <p>Read {@link org.capaz.gateway.buyer.producer.ProducerPage}, {@link
 * org.capaz.gateway.buyer.producer.ProducerPageReader}, {@link org.capaz.gateway.buyer.producer.ProducerPageWriter} and then
 * {@link org.capaz.gateway.buyer.producer.ProducerPageController}.
 */
package org.capaz.gateway.buyer.producer;
