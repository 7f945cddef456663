alter table channel alter version set default next_version(0);
alter table log_head alter version set default next_version(0);
