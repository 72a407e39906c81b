-- Orders and what belongs to them. Amounts are exact; the scale of the currency is kept by the application.
CREATE SEQUENCE order_numbers;

CREATE TABLE orders (
    id               text PRIMARY KEY,
    number           text NOT NULL UNIQUE,
    buyer_id         text NOT NULL,
    idempotency_key  text NOT NULL,
    input_hash       text NOT NULL,
    status           text NOT NULL CHECK (status IN ('PLACED', 'INVENTORY_RESERVED', 'PAID', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'FAILED')),
    total            numeric NOT NULL CHECK (total >= 0),
    currency         char(3) NOT NULL,
    ship_name        text NOT NULL,
    ship_line1       text NOT NULL,
    ship_line2       text,
    ship_city        text NOT NULL,
    ship_postal_code text NOT NULL,
    ship_country     char(2) NOT NULL,
    payment_status   text CHECK (payment_status IN ('PENDING', 'CAPTURED', 'REFUNDED', 'DECLINED')),
    failure_code     text CHECK (failure_code IN ('OUT_OF_STOCK', 'PAYMENT_DECLINED', 'PAYMENT_UNAVAILABLE', 'EXPIRED')),
    failure_reason   text,
    carrier          text,
    tracking_number  text,
    correlation_id   text NOT NULL,
    placed_at        timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    UNIQUE (buyer_id, idempotency_key)
);
-- Every list is newest first by (placed_at, id): all orders, those of a buyer, those of a status, and both.
CREATE INDEX orders_newest ON orders (placed_at DESC, id DESC);
CREATE INDEX orders_of_buyer ON orders (buyer_id, placed_at DESC, id DESC);
CREATE INDEX orders_of_status ON orders (status, placed_at DESC, id DESC);
CREATE INDEX orders_of_buyer_and_status ON orders (buyer_id, status, placed_at DESC, id DESC);
CREATE INDEX orders_confirmed ON orders (updated_at) WHERE status = 'CONFIRMED';

CREATE TABLE order_items (
    order_id     text NOT NULL REFERENCES orders,
    line         integer NOT NULL,
    id           text NOT NULL UNIQUE,
    product_id   text NOT NULL,
    product_name text NOT NULL,
    quantity     integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    unit_price   numeric NOT NULL CHECK (unit_price >= 0),
    currency     char(3) NOT NULL,
    PRIMARY KEY (order_id, line)
);

CREATE TABLE order_events (
    order_id    text NOT NULL REFERENCES orders,
    sequence    bigint GENERATED ALWAYS AS IDENTITY,
    status      text NOT NULL,
    note        text,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, sequence)
);

-- The token that pays, apart from the order and only until the payment is settled.
CREATE TABLE order_payment_tokens (
    order_id text PRIMARY KEY REFERENCES orders,
    token    text NOT NULL
);

-- Units in orders that are CONFIRMED or beyond; moved in the transaction that moves the order.
CREATE TABLE product_sales (
    product_id text PRIMARY KEY,
    units_sold bigint NOT NULL
);

-- Idempotency keys of changes. Those of placing stand in orders, for ever.
CREATE TABLE request_keys (
    caller_id  text NOT NULL,
    mutation   text NOT NULL,
    key        text NOT NULL,
    input_hash text NOT NULL,
    order_id   text NOT NULL REFERENCES orders,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (caller_id, mutation, key)
);
CREATE INDEX request_keys_expiring ON request_keys (expires_at);

-- Written with the order; done when its workflow has started.
CREATE TABLE outbox (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id       text NOT NULL REFERENCES orders,
    intent         text NOT NULL CHECK (intent IN ('FULFIL', 'CANCEL')),
    correlation_id text NOT NULL,
    due_at         timestamptz NOT NULL,
    done_at        timestamptz,
    UNIQUE (order_id, intent)
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE done_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

-- Executions of the workflow definition. The revision grows with each claim and each commit.
CREATE TABLE workflow_executions (
    id          text PRIMARY KEY,
    order_id    text NOT NULL REFERENCES orders,
    status      text NOT NULL CHECK (status IN ('RUNNING', 'SUCCEEDED', 'FAILED')),
    state       text NOT NULL,
    document    jsonb NOT NULL,
    retries     jsonb NOT NULL,
    revision    bigint NOT NULL,
    due_at      timestamptz NOT NULL,
    lease_until timestamptz,
    error       text,
    cause       text,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz
);
CREATE INDEX workflow_executions_due ON workflow_executions (due_at) WHERE status = 'RUNNING';
CREATE INDEX workflow_executions_of_order ON workflow_executions (order_id);

-- Made at the first start, shared by every instance.
CREATE TABLE secrets (
    name   text PRIMARY KEY,
    secret text NOT NULL
);
