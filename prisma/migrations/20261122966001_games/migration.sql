BEGIN;

-- CreateTable
CREATE TABLE "Game" (
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endedWhy" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Game_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "GameVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "GameVersion_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "GameDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GameDraft_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "GamePrize" (
    "game" TEXT NOT NULL,
    "prize" TEXT NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,
    "day" TEXT NOT NULL DEFAULT '',
    "today" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GamePrize_pkey" PRIMARY KEY ("game","prize"),
    CONSTRAINT "GamePrize_counts" CHECK ("given" >= "today" AND "today" >= 0)
);

-- CreateTable
CREATE TABLE "GameTally" (
    "game" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "prize" TEXT NOT NULL,
    "rolled" INTEGER NOT NULL DEFAULT 0,
    "given" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GameTally_pkey" PRIMARY KEY ("game","version","prize"),
    CONSTRAINT "GameTally_counts" CHECK ("rolled" >= 0 AND "given" >= 0)
);

-- CreateTable
CREATE TABLE "GameDraw" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "game" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "drawKey" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "roll" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "rolled" TEXT,
    "prize" TEXT,
    "instead" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entryId" UUID,

    CONSTRAINT "GameDraw_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "GameDraw_roll" CHECK ("roll" >= 0 AND "roll" < "total" AND "total" <= 9007199254740991)
);

-- CreateTable
CREATE TABLE "PrizeOrder" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "game" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "prize" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "address" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "addressedAt" TIMESTAMPTZ(3),
    "shippedAt" TIMESTAMPTZ(3),
    "shippedBy" TEXT,
    "carrier" TEXT,
    "parcel" TEXT,

    CONSTRAINT "PrizeOrder_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "PrizeOrder_state" CHECK ("state" IN ('to_address', 'to_ship', 'shipped')),
    CONSTRAINT "PrizeOrder_address" CHECK ("state" = 'to_address' OR "address" IS NOT NULL)
);

-- CreateIndex
CREATE UNIQUE INDEX "GameDraw_memberId_game_drawKey_key" ON "GameDraw"("memberId", "game", "drawKey");

-- CreateIndex
CREATE INDEX "GameDraw_game_id_idx" ON "GameDraw"("game", "id");

-- CreateIndex
CREATE INDEX "PrizeOrder_game_state_id_idx" ON "PrizeOrder"("game", "state", "id");

COMMIT;
