package org.rescind.index.search;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** Which visible records belong to a photo or an account. What is removed or hidden is as if it had never been there. */
@Singleton
class SearchTable {

    /** @param records how many rows of the release show this photo */
    record Found(String dataset, String release, String photo, long records) {

        /** Where a list goes on after it: none of the three contains a line feed. */
        String position() {
            return dataset + '\n' + release + '\n' + photo;
        }
    }

    private static final String MATCHES = """
            select l.dataset, l.release_name, l.photo, count(*)
              from located l
              join dataset d on d.name = l.dataset and d.published
             where %s
               and (?::text is null or l.dataset = ?::text)
               and (l.dataset, l.release_name, l.photo) > (?, ?, ?)
               and not exists (select from removal e where e.photo = l.photo and e.dataset = l.dataset)
               and not exists (select from hold h where h.photo = l.photo and h.dataset = l.dataset)
             group by l.dataset, l.release_name, l.photo
             order by l.dataset, l.release_name, l.photo
             limit ?""";

    private static final String BY_PHOTO = MATCHES.formatted("l.photo = ?");
    private static final String BY_ACCOUNT = MATCHES.formatted("""
            l.photo = any(array(select owned.photo
                                  from account_names(?, ?) as name (account)
                                 cross join lateral (select o.photo from located o where o.nsid = name.account
                                                      union
                                                     select o.photo from located o where o.alias = name.account) owned))""");

    private final Sql sql;

    SearchTable(Sql sql) {
        this.sql = sql;
    }

    List<Found> ofPhoto(String photo, @Nullable String dataset, String after, int limit) {
        String[] position = position(after);
        return sql.list(
                BY_PHOTO, SearchTable::found, photo, dataset, dataset, position[0], position[1], position[2], limit);
    }

    /**
     * @param kind {@code owner} or {@code alias}
     * @param account the NSID or the alias
     */
    List<Found> ofAccount(String kind, String account, @Nullable String dataset, String after, int limit) {
        String[] position = position(after);
        return sql.list(
                BY_ACCOUNT,
                SearchTable::found,
                kind,
                account,
                dataset,
                dataset,
                position[0],
                position[1],
                position[2],
                limit);
    }

    /** How many accounts are known to have had it. */
    long accounts(String alias) {
        return sql.one("select count(distinct nsid) from alias where alias = ?", row -> row.getLong(1), alias)
                .orElseThrow();
    }

    private static String[] position(String after) {
        return (after + "\n\n").split("\n", 4);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
    }
}
