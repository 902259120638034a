ALTER TABLE "task" ADD COLUMN "closed_state" text;--> statement-breakpoint
CREATE INDEX "task_closed" ON "task" USING btree ("closed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "task"."closed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_open_once" ON "task" USING btree ("order_id","kind",coalesce("gateway_order_id", '')) WHERE "task"."closed_at" is null;--> statement-breakpoint
-- orders.open_tasks is kept by the database, so that no writer can forget it. A step, not a count: two
-- closings at once wait for each other at the order's row, and each takes off its own. The order's
-- updated_at moves along, so that screens take the row for newer than the one they hold.
create function count_open_tasks() returns trigger
language plpgsql as $$
declare
	step integer := (case when tg_op <> 'DELETE' and new.closed_at is null then 1 else 0 end)
		- (case when tg_op <> 'INSERT' and old.closed_at is null then 1 else 0 end);
begin
	if step <> 0 then
		update orders set open_tasks = open_tasks + step,
			updated_at = case tg_op
				when 'DELETE' then updated_at
				else greatest(updated_at, new.created_at, new.closed_at) end
		where id = coalesce(new.order_id, old.order_id);
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger task_counted after insert or delete or update of closed_at on task
for each row execute function count_open_tasks();
--> statement-breakpoint
update orders o set open_tasks = open.count
from (select order_id, count(*)::int as count from task where closed_at is null group by order_id) open
where open.order_id = o.id;
--> statement-breakpoint
-- A work item stays with its order: its count would be wrong otherwise.
create function refuse_task_move() returns trigger
language plpgsql as $$
begin
	raise exception 'a work item stays with its order';
end
$$;
--> statement-breakpoint
create trigger task_never_moved before update of order_id on task
for each row when (old.order_id <> new.order_id) execute function refuse_task_move();
