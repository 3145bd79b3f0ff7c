BEGIN;

CREATE TABLE "Contract" (
  "code" TEXT NOT NULL,
  "nameZh" TEXT NOT NULL,
  "nameEn" TEXT NOT NULL,
  "startsAt" TIMESTAMPTZ(3) NOT NULL,
  "endsAt" TIMESTAMPTZ(3),
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  "changedBy" TEXT NOT NULL,
  CONSTRAINT "Contract_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "Contract_dates_check" CHECK ("startsAt" < "endsAt")
);

CREATE TABLE "ContractMember" (
  "contractCode" TEXT NOT NULL,
  "memberId" UUID NOT NULL,
  CONSTRAINT "ContractMember_pkey" PRIMARY KEY ("contractCode", "memberId"),
  CONSTRAINT "ContractMember_contractCode_fkey" FOREIGN KEY ("contractCode") REFERENCES "Contract"("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "ContractMember_memberId_idx" ON "ContractMember"("memberId");

-- What a contract names: for the list of contracts.
CREATE INDEX "SkuPrice_contract" ON "SkuPrice" ("holder", "skuCode") WHERE "kind" = 'contract';

COMMIT;
