/** Officers on their own side of the counter: their keys, and how they reach their member's gateway. */
package org.capaz.cli.officers;
