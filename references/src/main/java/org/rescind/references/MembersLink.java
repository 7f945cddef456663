package org.rescind.references;

/** An institution's page in the Flickr Commons. */
final class MembersLink {

    private MembersLink() {}

    static Reading read(Link link) {
        boolean member = link.depth() == 2 && link.startsWith("members");
        return member ? PageLink.account(link.segment(1)) : PageLink.nothing();
    }
}
