CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"prefix" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	"last_used_at" timestamptz(3),
	CONSTRAINT "api_key_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" text,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"used_at" timestamptz(3),
	CONSTRAINT "one_time_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"role" text NOT NULL,
	"disabled_at" timestamptz(3),
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"started_at" timestamptz(3) NOT NULL,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"order_id" bigint,
	"order_version" integer,
	"event" text NOT NULL,
	"changes" jsonb NOT NULL,
	"operation_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"seq" bigserial NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"order_id" bigint NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "event_xid_seq_pk" PRIMARY KEY("xid","seq")
);
--> statement-breakpoint
CREATE TABLE "gateway_message" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"operation_id" uuid,
	"api" text NOT NULL,
	"sent_at" timestamptz(3) NOT NULL,
	"took_ms" integer NOT NULL,
	"outcome" text NOT NULL,
	"codes" text[] NOT NULL,
	"request" text NOT NULL,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"body" "bytea" NOT NULL,
	"verdict" text NOT NULL,
	"order_id" bigint,
	"status" text
);
--> statement-breakpoint
CREATE TABLE "order_counter" (
	"key" text NOT NULL,
	"slot" integer NOT NULL,
	"count" bigint NOT NULL,
	"yen" bigint NOT NULL,
	CONSTRAINT "order_counter_key_slot_pk" PRIMARY KEY("key","slot")
);
--> statement-breakpoint
CREATE TABLE "operation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"action" text NOT NULL,
	"state" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"node" text NOT NULL,
	"expectation" jsonb NOT NULL,
	"started_at" timestamptz(3) NOT NULL,
	"sent_at" timestamptz(3) NOT NULL,
	"settled_at" timestamptz(3),
	"code" text,
	"gateway_codes" text[],
	"inquiries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateway_order" (
	"gateway_shop_id" text NOT NULL,
	"gateway_order_id" text NOT NULL,
	"order_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"access" "bytea"
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shop" text NOT NULL,
	"number" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"system" text NOT NULL,
	"carrier" text,
	"terms" jsonb NOT NULL,
	"gateway_shop_id" text,
	"gateway_order_id" text,
	"gateway_state" text NOT NULL,
	"gateway_state_raw" text,
	"confirmed_at" timestamptz(3),
	"gateway_moved_at" timestamptz(3),
	"desk_status" text,
	"payment_status" text NOT NULL,
	"delivery_status" text NOT NULL,
	"ordered_at" timestamptz(3) NOT NULL,
	"gateway_ordered_at" timestamptz(3),
	"exec_at" timestamptz(3),
	"start_limit_seconds" integer,
	"authorized_at" timestamptz(3),
	"accepted_at" timestamptz(3),
	"captured_at" timestamptz(3),
	"captured_day" integer,
	"capture_requested_at" timestamptz(3),
	"delivered_at" timestamptz(3),
	"validity_ng_at" timestamptz(3),
	"extensions" integer DEFAULT 0 NOT NULL,
	"expiry_override" timestamptz(3),
	"risk_deadline_at" timestamptz(3),
	"amount" integer NOT NULL,
	"local_amount" integer NOT NULL,
	"content_unsent" boolean DEFAULT false NOT NULL,
	"points_only" boolean DEFAULT false NOT NULL,
	"coupon_threshold" integer,
	"reservation" boolean DEFAULT false NOT NULL,
	"destinations" integer DEFAULT 1 NOT NULL,
	"capture_error_acknowledged" boolean DEFAULT false NOT NULL,
	"held_by_import" text,
	"operation_id" uuid,
	"operation_action" text,
	"operation_state" text,
	"operation_actor" text,
	"operation_started_at" timestamptz(3),
	"inquire_at" timestamptz(3),
	"inquire_reason" text,
	"inquire_attempt" integer DEFAULT 0 NOT NULL,
	"notified_inquiry_at" timestamptz(3),
	"anomaly" text,
	"anomaly_at" timestamptz(3),
	"buyer_name" text NOT NULL,
	"content" jsonb NOT NULL,
	"slip_number" text,
	"source_updated_at" timestamptz(3) NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "orders_shop_number" UNIQUE("shop","number")
);
--> statement-breakpoint
CREATE TABLE "gateway_account" (
	"shop" text NOT NULL,
	"system" text NOT NULL,
	"endpoint" text NOT NULL,
	"gateway_shop_id" text NOT NULL,
	"shop_pass" "bytea" NOT NULL,
	"console_url" text,
	"validity_days" integer,
	"extension_days" integer,
	"extension_enabled" boolean DEFAULT false NOT NULL,
	"linked_cancel_after_capture" boolean DEFAULT false NOT NULL,
	"wire_status" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "gateway_account_shop_system_pk" PRIMARY KEY("shop","system"),
	CONSTRAINT "gateway_account_system_gateway_shop_id_unique" UNIQUE("system","gateway_shop_id")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"operation_id" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"due_at" timestamptz(3),
	"closed_at" timestamptz(3),
	"closed_by" text
);
--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_message" ADD CONSTRAINT "gateway_message_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operation" ADD CONSTRAINT "operation_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD CONSTRAINT "gateway_order_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_shop_code_fk" FOREIGN KEY ("shop") REFERENCES "public"."shop"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_account" ADD CONSTRAINT "gateway_account_shop_shop_code_fk" FOREIGN KEY ("shop") REFERENCES "public"."shop"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_of_person" ON "credential" USING btree ("person_id","provider_id");--> statement-breakpoint
CREATE INDEX "one_time_link_of_person" ON "one_time_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_active_admins" ON "person" USING btree ("id") WHERE "person"."role" = 'admin' and "person"."disabled_at" is null;--> statement-breakpoint
CREATE INDEX "session_of_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_by_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_by_start" ON "sign_in_attempt" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "audit_of_order" ON "audit" USING btree ("order_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "audit_order_version" ON "audit" USING btree ("order_id","order_version") WHERE "audit"."order_version" is not null;--> statement-breakpoint
CREATE INDEX "event_by_time" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "gateway_message_of_order" ON "gateway_message" USING btree ("order_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_of_order" ON "notification" USING btree ("order_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "operation_one_under_way" ON "operation" USING btree ("order_id") WHERE "operation"."state" in ('in_flight', 'unknown');--> statement-breakpoint
CREATE INDEX "operation_of_order" ON "operation" USING btree ("order_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "gateway_order_key" ON "gateway_order" USING btree ("gateway_shop_id","gateway_order_id");--> statement-breakpoint
CREATE INDEX "gateway_order_of" ON "gateway_order" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "orders_by_ordered" ON "orders" USING btree ("ordered_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("payment_status","ordered_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_risk" ON "orders" USING btree ("risk_deadline_at","id") WHERE "orders"."risk_deadline_at" is not null;--> statement-breakpoint
CREATE INDEX "orders_at_risk" ON "orders" USING btree ("risk_deadline_at","id") WHERE "orders"."payment_status" = 'authorized';--> statement-breakpoint
CREATE INDEX "orders_unsent" ON "orders" USING btree ("ordered_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "orders"."local_amount" <> "orders"."amount" or "orders"."content_unsent";--> statement-breakpoint
CREATE INDEX "orders_unknown" ON "orders" USING btree ("ordered_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "orders"."operation_state" = 'unknown';--> statement-breakpoint
CREATE INDEX "orders_due_inquiry" ON "orders" USING btree ("inquire_at") WHERE "orders"."inquire_at" is not null;--> statement-breakpoint
CREATE INDEX "task_of_order" ON "task" USING btree ("order_id");