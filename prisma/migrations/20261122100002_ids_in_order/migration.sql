BEGIN;

-- The n-th id of one statement, laid out as the program's own (version 7, 32 bits that count up): ids of one statement
-- sort by their number, so that what it books is read back in the order that it chose.
CREATE FUNCTION new_id(n int8) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(overlay(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM statement_timestamp()) * 1000)::int8) FROM 3) FROM 1 FOR 6)
    PLACING substring(int8send(((28672 | (n >> 20)) << 24) | ((32768 | ((n >> 6) & 16383)) << 8) | ((n & 63) << 2)) FROM 4)
    FROM 7 FOR 5), 'hex')::uuid
$$;

COMMIT;
