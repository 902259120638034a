CREATE TABLE "alert" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject_at" timestamptz(3) NOT NULL,
	"level" integer NOT NULL,
	"raised_at" timestamptz(3) NOT NULL,
	"acknowledged_at" timestamptz(3),
	"acknowledged_by_id" text,
	"acknowledged_by_name" text,
	"resolved_at" timestamptz(3),
	CONSTRAINT "alert_once" UNIQUE("order_id","kind","subject_at","level")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"identity" uuid NOT NULL,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"started_by_id" text,
	"started_by_name" text,
	"created_at" timestamptz(3) NOT NULL,
	"finished_at" timestamptz(3),
	"pace" integer NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "run_identity_unique" UNIQUE("identity")
);
--> statement-breakpoint
CREATE TABLE "run_item" (
	"run_id" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"node" text,
	"outcome" text,
	"done_at" timestamptz(3),
	"changes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"code" text,
	CONSTRAINT "run_item_run_id_order_id_pk" PRIMARY KEY("run_id","order_id")
);
--> statement-breakpoint
ALTER TABLE "event" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "gateway_message" ALTER COLUMN "request" SET DATA TYPE bytea USING convert_to("request", 'UTF8');--> statement-breakpoint
ALTER TABLE "gateway_message" ALTER COLUMN "answer" SET DATA TYPE bytea USING convert_to("answer", 'UTF8');--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "run_id" bigint;--> statement-breakpoint
ALTER TABLE "gateway_message" ADD COLUMN "gateway_order_id" text;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "input" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "gateway_order_id" text;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "superseded_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "state" text;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "state_raw" text;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "confirmed_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "inquire_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "gateway_order" ADD COLUMN "inquire_node" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "extended_on" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "gateway_processed_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "open_tasks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "alert_id" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "alert_kind" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "alert_level" integer;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "alert_raised_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "alert_acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sent_content" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "source_digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "gateway_account" ADD COLUMN "alert_hours" integer[] DEFAULT '{24,3,1}' NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "gateway_order_id" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "owner_name" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "closed_by_id" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "closed_by_name" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_item" ADD CONSTRAINT "run_item_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_item" ADD CONSTRAINT "run_item_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_open" ON "alert" USING btree ("raised_at" DESC NULLS LAST) WHERE "alert"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "run_unfinished" ON "run" USING btree ("id") WHERE "run"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "run_item_waiting" ON "run_item" USING btree ("run_id","order_id") WHERE "run_item"."outcome" is null;--> statement-breakpoint
CREATE INDEX "gateway_order_due" ON "gateway_order" USING btree ("inquire_at") WHERE "gateway_order"."inquire_at" is not null;--> statement-breakpoint
CREATE INDEX "task_open" ON "task" USING btree ("due_at","id") WHERE "task"."closed_at" is null;