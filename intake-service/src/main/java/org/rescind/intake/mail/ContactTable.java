package org.rescind.intake.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** How far the addresses are that people left. The address itself is ciphertext in the request. */
@Singleton
class ContactTable {

    private static final int BATCH = 1_000;

    private final Sql sql;

    ContactTable(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID request, byte[] addressHash, Instant givenAt) {
        sql.update(
                "insert into contact (request, address_hash, given_at) values (?, ?, ?)",
                request,
                addressHash,
                givenAt);
    }

    /**
     * Decides which addresses are asked for a confirmation: of those with the same hash so many in that time, the oldest
     * first. The others never are. Only one session at a time may do it.
     */
    void ask(Instant now, int most, Duration within) {
        sql.update("""
                with waiting as (
                    select c.request,
                           row_number() over (partition by c.address_hash order by c.given_at, c.request)
                               + (select count(*) from contact o
                                   where o.address_hash = c.address_hash and o.asked_at > ?
                                     and o.stopped_by is distinct from 'limit') <= ? as allowed
                      from (select * from contact where asked_at is null and stopped_at is null
                             order by given_at, request limit ?) c),
                     decided as (
                    update contact c
                       set asked_at = ?, stopped_at = case when w.allowed then null else ? end,
                           stopped_by = case when w.allowed then null else 'limit' end
                      from waiting w where c.request = w.request
                    returning c.request, w.allowed),
                     forgotten as (
                    update request set contact_encrypted = null
                     where id in (select request from decided where not allowed))
                insert into mail (request, kind, occasion, due_at)
                select request, 'confirm', 0, ? from decided where allowed
                on conflict do nothing""", now.minus(within), most, BATCH, now, now, now);
    }

    /** Returns false when there is no address any more. */
    boolean confirm(UUID request, Instant now) {
        return sql.update("""
                        update contact set confirmed_at = coalesce(confirmed_at, ?)
                         where request = ? and stopped_at is null""", now, request) > 0;
    }

    boolean isThere(UUID request) {
        return sql.one("select 1 from contact where request = ? and stopped_at is null", row -> true, request)
                .isPresent();
    }

    /** Erases the address, and whatever was to be sent to it. Again it changes nothing. */
    void stop(UUID request, String by, Instant now) {
        sql.update("""
                with stopped as (update contact set stopped_at = ?, stopped_by = ?
                                  where request = ? and stopped_at is null returning request),
                     unsent as (delete from mail
                                 where request in (select request from stopped) and sent_at is null and not_sent is null)
                update request set contact_encrypted = null where id in (select request from stopped)""", now, by, request);
    }

    /** Erases addresses that nobody has confirmed since; returns whether there may be more. */
    boolean eraseUnconfirmed(Instant givenBefore) {
        return sql.update("""
                        with old as (select request from contact where confirmed_at is null and given_at <= ?
                                      order by given_at limit ? for update skip locked),
                             mails as (delete from mail where request in (select request from old)),
                             contacts as (delete from contact where request in (select request from old))
                        update request set contact_encrypted = null where id in (select request from old)""", givenBefore, BATCH) == BATCH;
    }
}
