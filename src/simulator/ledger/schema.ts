/**
 * One file holds all that the simulator knows: it survives restarts and is read by tests.
 * Bodies are JSON, the columns beside them are what is looked up.
 */
export const LEDGER_SCHEMA = `
create table if not exists setting (
	name text primary key,
	value text not null
) strict;

create table if not exists trade (
	shop_id text not null,
	order_id text not null,
	access_id text not null unique,
	state text not null,
	due_at integer,
	body text not null,
	primary key (shop_id, order_id)
) strict, without rowid;
create index if not exists trade_due on trade (due_at) where due_at is not null;

create table if not exists request (
	id integer primary key,
	at integer not null,
	received_at integer not null,
	api text not null,
	shop_id text,
	order_id text,
	body blob not null,
	fields text not null,
	outcome text,
	err_info text,
	fault text,
	http_status integer,
	answer blob
) strict;
create index if not exists request_order on request (order_id);

create table if not exists effect (
	id integer primary key,
	at integer not null,
	kind text not null,
	shop_id text not null,
	order_id text not null,
	amount integer not null,
	request_id integer references request (id)
) strict;
create index if not exists effect_order on effect (order_id);

create table if not exists notification (
	id integer primary key,
	shop_id text not null,
	order_id text not null,
	status text not null,
	body blob not null,
	composed_at integer not null,
	due_at integer,
	attempts integer not null default 0,
	outcome text not null
) strict;
create index if not exists notification_due on notification (due_at) where due_at is not null;
create index if not exists notification_order on notification (order_id);

create table if not exists notification_attempt (
	notification_id integer not null references notification (id),
	attempt integer not null,
	at integer not null,
	http_status integer,
	answer text,
	error text,
	primary key (notification_id, attempt)
) strict, without rowid;

create table if not exists fault (
	id integer primary key,
	rule text not null,
	hits integer not null default 0
) strict;

create table if not exists shop_order (
	shop text not null,
	number text not null,
	ordered_at integer not null,
	updated_at integer not null,
	sent_updated_at integer not null default 0,
	rejection text,
	delivery text not null,
	body text not null,
	primary key (shop, number)
) strict, without rowid;
create index if not exists shop_order_unsent on shop_order (ordered_at)
	where updated_at > sent_updated_at and rejection is null;
create index if not exists shop_order_delivery on shop_order (delivery, ordered_at);
`;
