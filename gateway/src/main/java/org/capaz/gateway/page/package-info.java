// SPDX-License-Identifier: Apache-2.0
/**
 * What every page of this gateway is made with, whoever reads it: markup that escapes each text, and the language
 * of a request. It knows no page.
 */
package org.capaz.gateway.page;
