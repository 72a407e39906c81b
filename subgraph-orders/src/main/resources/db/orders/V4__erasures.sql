-- Buyers whose account was deleted. The row stays: no order of the buyer is written any more.
CREATE TABLE erasures (
    buyer_id   text PRIMARY KEY,
    deleted_at timestamptz NOT NULL,
    noted_at   timestamptz NOT NULL,
    -- When nothing personal was left for good.
    ended_at   timestamptz
);
CREATE INDEX erasures_open ON erasures (deleted_at) WHERE ended_at IS NULL;

-- When what is personal in an order was erased. The parts of its address are empty then, but for the country.
ALTER TABLE orders ADD COLUMN erased_at timestamptz;
CREATE INDEX orders_not_erased ON orders (buyer_id) WHERE erased_at IS NULL;
