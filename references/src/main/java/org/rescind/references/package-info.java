/**
 * How what a person pastes is read. No stranger: match the decimal photo id or the NSID only, never widen a partial link to
 * its account, never repair a broken id. Depends on nothing.
 *
 * <p>{@code References} puts together what {@code LinkFinder} finds in the text ({@code Stretch}, {@code Scheme}, {@code Joined},
 * {@code Cut}: where a link begins, ends and was broken) or, when there is no link, what {@code BareText} makes of it.
 * {@code Link} takes an address apart, {@code Host} knows Flickr's hosts, and each kind of host has a class that knows the forms
 * of its paths: {@code PageLink}, {@code ScriptLink}, {@code FeedLink}, {@code EmbedLink}, {@code MembersLink},
 * {@code ShortLink}, {@code PictureLink}.
 */
@NullMarked
package org.rescind.references;

import org.jspecify.annotations.NullMarked;
