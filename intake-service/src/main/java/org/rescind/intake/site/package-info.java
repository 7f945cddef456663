/**
 * What every page of the public site shares: languages, the frame around the content, forms, errors.
 *
 * <p>To add a page: a class {@code XPage} in its feature's package, {@code @Path(Visit.ROOT + "/x")}, {@code @PermitAll},
 * {@code @Site}, {@code @Blocking}; a template that includes {@code site/layout}; {@code visit.page(template)} as the answer.
 * Texts live in a message bundle of the feature, {@code messages/<bundle>_en.properties}, {@code _zh-Hans} and
 * {@code _zh-Hant}; {@code MessagesTest} complains of a key that a language lacks. The pages work without scripts and without
 * a session: what a form needs later travels in it.
 */
@NullMarked
package org.rescind.intake.site;

import org.jspecify.annotations.NullMarked;
