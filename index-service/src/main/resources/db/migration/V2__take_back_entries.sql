-- An entry that was taken back from the topic after a restore does not say whose request it was.
alter table removal alter request drop not null;
