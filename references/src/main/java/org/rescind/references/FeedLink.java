package org.rescind.references;

import java.util.List;

/** The feed of one account's photos; every other service names other people's photos too, or only a part of them. */
final class FeedLink {

    private FeedLink() {}

    static Reading read(Link link) {
        List<String> ids = link.parameters("id");
        boolean ofOneAccount = link.isPath("services", "feeds", "photos_public.gne")
                && ids.size() == 1
                && Nsid.isNsid(ids.get(0))
                && link.parameters("ids").isEmpty()
                && link.parameters("tags").isEmpty();
        return ofOneAccount ? Nsid.read(ids.get(0)) : PageLink.nothing();
    }
}
