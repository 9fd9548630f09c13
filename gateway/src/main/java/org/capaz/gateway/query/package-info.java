// SPDX-License-Identifier: Apache-2.0
/** Answers officers' questions from the projection, as of now or of any block before. Never submits. */
package org.capaz.gateway.query;
