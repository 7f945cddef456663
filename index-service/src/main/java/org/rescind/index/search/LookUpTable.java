package org.rescind.index.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** Where the photos of many references are, all at once. What is seen is what a search sees. */
@Singleton
class LookUpTable {

    /** What is asked for. */
    record Asked(int ordinal, String kind, String value) {}

    /**
     * One release where photos of it were found, or, without a release, that there is none.
     *
     * @param accounts how many accounts are known to have had the alias
     * @param candidate the account, when the person has to confirm that it is theirs; empty when only its alias is known
     */
    record Row(
            int ordinal,
            long accounts,
            @Nullable String candidate,
            @Nullable String dataset,
            @Nullable String release,
            @Nullable String title,
            long photos,
            long records) {}

    /**
     * The photos are given to the index as one array: each partition is asked once for all of them, not once for each. The
     * outcome is joined with what was asked for afterwards.
     */
    private static final String FIND = """
            with asked as (
                select a.ordinal, a.kind, a.value,
                       (select count(distinct k.nsid) from alias k
                         where k.alias = a.value and a.kind in ('alias', 'screen_name')) as accounts
                  from unnest(?::int[], ?::text[], ?::text[]) as a (ordinal, kind, value)
            ), meant as (
                select ordinal, null as candidate, kind, value from asked
                 where kind = 'owner' or (kind = 'alias' and accounts <= 1)
                union all
                select distinct a.ordinal, k.nsid, 'owner', k.nsid from asked a join alias k on k.alias = a.value
                 where kind = 'screen_name' or (kind = 'alias' and accounts > 1)
                union all
                select ordinal, '', 'alias', value from asked where kind = 'screen_name' and accounts = 0
            ), wanted as materialized (
                select ordinal, null as candidate, 'flickr:' || value as photo from asked where kind = 'photo'
                union
                select m.ordinal, m.candidate, owned.photo
                  from meant m
                 cross join lateral account_names(m.kind, m.value) as name (account)
                 cross join lateral (select o.photo from located o where o.nsid = name.account
                                      union
                                     select o.photo from located o where o.alias = name.account) owned
            ), visible as materialized (
                select l.photo, l.release, count(*) as records
                  from located l
                  join dataset d on d.name = l.dataset and d.published
                 where l.photo = any(array(select distinct photo from wanted))
                   and not exists (select from removal e where e.photo = l.photo and e.dataset = l.dataset)
                   and not exists (select from hold h where h.photo = l.photo and h.dataset = l.dataset)
                 group by l.photo, l.release
            ), found as (
                select w.ordinal, w.candidate, v.release, count(*) as photos, sum(v.records) as records
                  from wanted w join visible v on v.photo = w.photo
                 group by w.ordinal, w.candidate, v.release
            )
            select a.ordinal, a.accounts, f.candidate, r.dataset, r.name, d.title, f.photos, f.records
              from asked a
              left join found f on f.ordinal = a.ordinal
              left join release r on r.id = f.release
              left join dataset d on d.name = r.dataset
             order by a.ordinal, f.candidate, r.dataset, r.name""";

    private final Sql sql;
    private final SearchConfig config;

    LookUpTable(Sql sql, SearchConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /**
     * Ends with an error after the time that a look-up may take: whoever asked has gone on by then. The plan is long, with many
     * releases, and to compile it takes longer than to run it; a hundred thousand photos are better kept in memory.
     */
    @Transactional
    List<Row> find(List<Asked> asked) {
        sql.one(
                "select set_config('statement_timeout', ?, true), set_config('jit', 'off', true), set_config('work_mem', '16MB', true)",
                row -> row.getString(1),
                config.lookUpTime().toMillis() + "ms");
        return sql.list(
                FIND,
                LookUpTable::row,
                asked.stream().map(Asked::ordinal).toArray(Integer[]::new),
                asked.stream().map(Asked::kind).toArray(String[]::new),
                asked.stream().map(Asked::value).toArray(String[]::new));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8));
    }
}
