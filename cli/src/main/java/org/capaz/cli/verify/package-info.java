/** Checking a label against the members' present word: asking them, and remembering the newest that was seen. */
package org.capaz.cli.verify;
