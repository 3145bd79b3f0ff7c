BEGIN;

-- CreateTable
CREATE TABLE "ReferralRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReferralRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ReferralRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "ReferralRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "BoostRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoostRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "BoostRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "BoostRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Referral" (
    "memberId" UUID NOT NULL,
    "inviterId" UUID NOT NULL,
    "boundAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "review" TEXT NOT NULL DEFAULT 'none',
    "evidence" JSONB NOT NULL,
    "orderNumber" TEXT,
    "amount" BIGINT NOT NULL DEFAULT 0,
    "paidAt" TIMESTAMPTZ(3),
    "ripeAt" TIMESTAMPTZ(3),
    "checkAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "month" TEXT,
    "inviterGift" TEXT NOT NULL DEFAULT 'none',
    "friendGift" TEXT NOT NULL DEFAULT 'none',
    "note" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "ReferralUse" (
    "memberId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "ReferralUse_pkey" PRIMARY KEY ("memberId","what","period")
);

-- CreateTable
CREATE TABLE "Boost" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "helped" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "reachedAt" TIMESTAMPTZ(3),
    "gift" TEXT NOT NULL DEFAULT 'none',
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Boost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoostHelp" (
    "boostId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "gift" TEXT NOT NULL DEFAULT 'none',

    CONSTRAINT "BoostHelp_pkey" PRIMARY KEY ("boostId","memberId")
);

-- CreateIndex
CREATE INDEX "Referral_inviterId_boundAt_idx" ON "Referral"("inviterId", "boundAt");

-- CreateIndex
CREATE INDEX "Referral_boundAt_memberId_idx" ON "Referral"("boundAt", "memberId");

-- CreateIndex
CREATE INDEX "Referral_checkAt_idx" ON "Referral"("checkAt");

-- CreateIndex
CREATE UNIQUE INDEX "Boost_code_key" ON "Boost"("code");

-- CreateIndex
CREATE INDEX "Boost_memberId_startedAt_idx" ON "Boost"("memberId", "startedAt");

-- CreateIndex
CREATE INDEX "BoostHelp_memberId_at_idx" ON "BoostHelp"("memberId", "at");

-- What no schema of Prisma can say.
ALTER TABLE "Referral"
  ADD CONSTRAINT "Referral_self" CHECK ("memberId" <> "inviterId"),
  ADD CONSTRAINT "Referral_state" CHECK ("state" IN ('bound', 'pending', 'given', 'refused', 'expired', 'taken')),
  ADD CONSTRAINT "Referral_review" CHECK ("review" IN ('none', 'open', 'released', 'refused')),
  ADD CONSTRAINT "Referral_gifts" CHECK ("inviterGift" IN ('none', 'due', 'given', 'refused', 'taken')
    AND "friendGift" IN ('none', 'due', 'given', 'refused', 'taken')),
  ADD CONSTRAINT "Referral_order" CHECK ("state" <> 'pending' OR "orderNumber" IS NOT NULL AND "ripeAt" IS NOT NULL);
ALTER TABLE "ReferralUse" ADD CONSTRAINT "ReferralUse_used" CHECK ("used" >= 0);
ALTER TABLE "Boost"
  ADD CONSTRAINT "Boost_helped" CHECK (0 <= "helped" AND "helped" <= "wanted"),
  ADD CONSTRAINT "Boost_reached" CHECK (("helped" = "wanted") = ("reachedAt" IS NOT NULL)),
  ADD CONSTRAINT "Boost_span" CHECK ("startedAt" < "endsAt"),
  ADD CONSTRAINT "Boost_gift" CHECK ("gift" IN ('none', 'due', 'given', 'refused'));
ALTER TABLE "BoostHelp" ADD CONSTRAINT "BoostHelp_gift" CHECK ("gift" IN ('none', 'due', 'given', 'refused'));

COMMIT;
