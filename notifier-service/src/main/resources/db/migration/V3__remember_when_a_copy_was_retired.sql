alter table copy add column retired_at timestamptz;
update copy set retired_at = recorded_at where state = 'RETIRED';
