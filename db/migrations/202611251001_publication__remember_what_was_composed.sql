-- What the records said when the item was last composed: where they say the same, what a person made of it stays.
alter table publication.item
  add column composed text constraint item_composed_is_digested check (composed ~ '^[0-9a-f]{64}$');
