-- An exception that has ended counts no longer: what it is about is not purged, and overdue, until it is attested again.
drop view recipient;
create view recipient as
select d.request,
       d.dataset,
       c.institution,
       coalesce(i.name, c.institution::text) as name,
       c.release,
       c.state,
       greatest(v.notified, v.acknowledged, c.purged) >= d.last_position as notified,
       greatest(v.acknowledged, c.purged) >= d.last_position as acknowledged,
       c.purged >= d.last_position and x.ended = 0 as purged,
       x.standing > 0 as exempt,
       c.overdue and (c.purged < d.last_position or x.ended > 0) as overdue,
       c.defaulted and (c.purged < d.last_position or x.ended > 0) as defaulted,
       c.since,
       x.some as exceptions
  from request_dataset d
  join copy c on c.dataset = d.dataset and c.start < d.last_position
  join coverage v on v.dataset = c.dataset and v.institution = c.institution
  left join institution i on i.id = c.institution
  cross join lateral (
       select count(*) filter (where (e ->> 'until')::timestamptz <= now()) as ended,
              count(*) filter (where e ->> 'until' is null or (e ->> 'until')::timestamptz > now()) as standing,
              coalesce((jsonb_agg(e order by (e ->> 'position')::bigint)), '[]') as some
         from jsonb_array_elements(c.exceptions) e
        where (e ->> 'position')::bigint between d.first_position and d.last_position) x;
