/** What the publisher knows of accounts: which path aliases they had, and when. */
@NullMarked
package org.rescind.index.account;

import org.jspecify.annotations.NullMarked;
