BEGIN;

CREATE TABLE "Backtest" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" JSONB NOT NULL,
  "trial" JSON NOT NULL,
  "mark" TEXT NOT NULL,
  "from" TIMESTAMPTZ(3) NOT NULL,
  "to" TIMESTAMPTZ(3) NOT NULL,
  "stores" TEXT[],
  "ordersMax" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "asOf" TIMESTAMPTZ(3) NOT NULL,
  "population" INTEGER,
  "total" INTEGER NOT NULL DEFAULT 0,
  "done" INTEGER NOT NULL DEFAULT 0,
  "chunks" INTEGER NOT NULL DEFAULT 0,
  "chunk" INTEGER NOT NULL DEFAULT 0,
  "sums" JSON,
  "by" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "startedAt" TIMESTAMPTZ(3),
  "progressAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3),
  "holder" UUID,
  "heldUntil" TIMESTAMPTZ(3),
  "tries" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "Backtest_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Backtest_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  CONSTRAINT "Backtest_period" CHECK ("from" < "to"),
  CONSTRAINT "Backtest_progress" CHECK ("done" <= "total" AND "chunk" <= "chunks")
);

CREATE INDEX "Backtest_kind_code_createdAt_idx" ON "Backtest"("kind", "code", "createdAt");
CREATE INDEX "Backtest_createdAt_id_idx" ON "Backtest"("createdAt", "id");
-- Of one thing one back-test is open at a time; whoever works asks for the open ones.
CREATE UNIQUE INDEX "Backtest_open" ON "Backtest"("kind", "code") WHERE "state" IN ('waiting', 'running');

CREATE TABLE "BacktestOrder" (
  "backtestId" UUID NOT NULL,
  "place" INTEGER NOT NULL,
  "chunk" INTEGER NOT NULL,
  "externalId" TEXT NOT NULL,
  CONSTRAINT "BacktestOrder_pkey" PRIMARY KEY ("backtestId", "place")
);

CREATE INDEX "BacktestOrder_backtestId_chunk_idx" ON "BacktestOrder"("backtestId", "chunk");

CREATE TABLE "BacktestPick" (
  "backtestId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "externalId" TEXT NOT NULL,
  "facts" JSON NOT NULL,
  CONSTRAINT "BacktestPick_pkey" PRIMARY KEY ("backtestId", "kind", "place")
);

COMMIT;
