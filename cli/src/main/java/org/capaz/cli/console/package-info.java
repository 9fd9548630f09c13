// SPDX-License-Identifier: Apache-2.0
/** Output of a command: results, notices, progress, and the failure of a command. */
package org.capaz.cli.console;
