-- Exact counts for tabs and figures, kept by the database so that no writer can forget them.
-- One row per key and slot: the slot is taken from the backend's pid, so that concurrent writers of
-- the same status seldom wait for each other, and rows are touched in key order, so that they never
-- deadlock. `src/lib/server/db/figures.ts` reads the sums.
create function order_counter_keys(o orders) returns text[]
language sql immutable as $$
	select array_remove(array[
		'all',
		'status:' || o.payment_status,
		case when o.payment_status = 'authorized' and o.risk_deadline_at is not null then 'deadline' end,
		case when o.local_amount <> o.amount or o.content_unsent then 'unsent' end,
		case when o.operation_state = 'unknown' then 'unknown' end,
		case when o.payment_status = 'completed' and o.captured_day is not null
			then 'captured:' || o.captured_day end
	], null)
$$;
--> statement-breakpoint
create function count_inserted_orders() returns trigger
language plpgsql as $$
begin
	insert into order_counter as c (key, slot, count, yen)
	select k, pg_backend_pid() % 16, count(*), sum(n.amount)
	from new_rows n, unnest(order_counter_keys(n)) k
	group by k order by k
	on conflict (key, slot) do update set count = c.count + excluded.count, yen = c.yen + excluded.yen;
	return null;
end
$$;
--> statement-breakpoint
create function count_updated_orders() returns trigger
language plpgsql as $$
begin
	insert into order_counter as c (key, slot, count, yen)
	select k, pg_backend_pid() % 16, sum(d), sum(yen)
	from (
		select k, 1 as d, n.amount as yen from new_rows n, unnest(order_counter_keys(n)) k
		union all
		select k, -1, -o.amount from old_rows o, unnest(order_counter_keys(o)) k
	) moved
	group by k having sum(d) <> 0 or sum(yen) <> 0 order by k
	on conflict (key, slot) do update set count = c.count + excluded.count, yen = c.yen + excluded.yen;
	return null;
end
$$;
--> statement-breakpoint
create trigger orders_counted_on_insert after insert on orders
referencing new table as new_rows
for each statement execute function count_inserted_orders();
--> statement-breakpoint
create trigger orders_counted_on_update after update on orders
referencing old table as old_rows new table as new_rows
for each statement execute function count_updated_orders();
--> statement-breakpoint
-- Orders are kept for ever: their history refers to them.
create function refuse_order_deletion() returns trigger
language plpgsql as $$
begin
	raise exception 'orders are never deleted';
end
$$;
--> statement-breakpoint
create trigger orders_never_deleted before delete on orders
for each statement execute function refuse_order_deletion();
--> statement-breakpoint
-- The audit trail is only ever added to.
create function refuse_audit_change() returns trigger
language plpgsql as $$
begin
	raise exception 'the audit trail is append-only';
end
$$;
--> statement-breakpoint
create trigger audit_append_only before update or delete on audit
for each statement execute function refuse_audit_change();
