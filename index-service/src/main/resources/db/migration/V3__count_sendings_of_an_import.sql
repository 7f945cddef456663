-- The file of an import may be sent again: which sending of it counts.
alter table import add column sending int not null default 1;
