-- item: by a person, who alone can bring it back; class: with its whole class; records: they no longer give it.
alter table publication.item
  add column withdrawn text constraint item_withdrawn_known check (withdrawn in ('item', 'class', 'records')),
  add constraint item_withdrawn_somehow check ((state = 'withdrawn') = (withdrawn is not null));
