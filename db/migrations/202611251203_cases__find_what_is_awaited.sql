-- A list of cases says which await a reply: found by the case, without asking the paper.
alter table cases.paper_receipt add column case_id uuid;
update cases.paper_receipt r set case_id = p.case_id from cases.paper p where p.city = r.city and p.id = r.paper_id;
alter table cases.paper_receipt alter column case_id set not null;
alter table cases.paper_receipt add constraint paper_receipt_case foreign key (city, case_id) references cases.case;
create index paper_receipt_case on cases.paper_receipt (city, case_id);
