ALTER TABLE "orders" ADD COLUMN "inquire_node" text;--> statement-breakpoint
CREATE INDEX "orders_claimed_inquiry" ON "orders" USING btree ("inquire_node") WHERE "orders"."inquire_node" is not null;