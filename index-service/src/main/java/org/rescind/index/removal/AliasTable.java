package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rescind.messaging.Sql;

/** Which accounts had which path aliases: told by the publisher, or revealed by datasets that name photos by them. */
@Singleton
class AliasTable {

    private final Sql sql;
    private final SuppressionKey key;

    AliasTable(Sql sql, SuppressionKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** What is told again with another end replaces what was told before. */
    void put(List<Alias> aliases) {
        sql.update(
                """
                insert into alias (alias, nsid, held_from, held_until)
                select distinct on (alias, nsid, held_from) alias, nsid, held_from::date, held_until::date
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                       with ordinality as new (alias, nsid, held_from, held_until, line)
                 order by alias, nsid, held_from, line desc
                on conflict (alias, nsid, held_from) do update set held_until = excluded.held_until""",
                aliases.stream().map(Alias::alias).toArray(String[]::new),
                aliases.stream().map(Alias::nsid).toArray(String[]::new),
                aliases.stream()
                        .map(alias -> Objects.toString(alias.from(), null))
                        .toArray(String[]::new),
                aliases.stream()
                        .map(alias -> Objects.toString(alias.until(), null))
                        .toArray(String[]::new));
    }

    /**
     * Learns the aliases under which one file names the photos that another names by account, one of the two files being this
     * import. Of a photo that is erased its alias is known by the request for it. Returns the names that were learned
     * something of.
     */
    Stream<String> reveal(int shelf) {
        List<List<String>> learned =
                sql.list("""
                insert into alias (alias, nsid)
                select found.alias, found.nsid
                  from (select a.alias, n.nsid from located a join located n on n.photo = a.photo
                         where a.alias is not null and n.nsid is not null and a.import = ?
                        union
                        select a.alias, n.nsid from located a join located n on n.photo = a.photo
                         where a.alias is not null and n.nsid is not null and n.import = ?
                        union
                        select ref.value, n.nsid
                          from recognised known
                          join account_photo a on a.photo_hash = known.hash
                          join account_suppression s on s.account = a.account
                          join request_reference ref on ref.request = s.request and ref.kind = 'alias'
                                                    and keyed_hash(?, ref.value) = a.account
                          join located n on n.photo = known.photo and n.import = known.import and n.nsid is not null
                         where known.import = ? and known.photo is not null) found
                 where not exists (select from alias k where k.alias = found.alias and k.nsid = found.nsid)
                on conflict do nothing
                returning alias, nsid""", row -> List.of(row.getString(1), row.getString(2)), shelf, shelf, key.bytes(), shelf);
        return learned.stream().flatMap(List::stream).distinct();
    }
}
