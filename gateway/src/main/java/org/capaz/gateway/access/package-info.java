// SPDX-License-Identifier: Apache-2.0
/** The HTTP filters and the forms of answers: who may ask, how often, and which headers every answer has. */
package org.capaz.gateway.access;
