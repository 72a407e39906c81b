-- The books of the embedded payment provider. The order's id is the idempotency key of its charge.
CREATE TABLE provider_charges (
    order_id text PRIMARY KEY,
    amount   numeric NOT NULL,
    currency char(3) NOT NULL,
    status   text NOT NULL CHECK (status IN ('OPEN', 'CAPTURED', 'DECLINED', 'REFUNDED', 'VOID'))
);

-- How often a token was tried, over all orders.
CREATE TABLE provider_tries (
    token text PRIMARY KEY,
    tries bigint NOT NULL
);
