@NullMarked
package org.rescind.web;

import org.jspecify.annotations.NullMarked;
