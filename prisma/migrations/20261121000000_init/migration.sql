BEGIN;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "Staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "totpSecret" TEXT,
    "totpEnrolledAt" TIMESTAMPTZ(3),
    "totpLastStep" BIGINT,
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "staffId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "regionId" UUID,
    "storeId" UUID,

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("staffId","role","scope")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "regionId" UUID,
    "storeId" UUID,
    "ratePerSecond" INTEGER,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "roles" TEXT[],
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "seq" BIGINT NOT NULL,
    "entryId" UUID NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditUnsealed" (
    "entryId" UUID NOT NULL,

    CONSTRAINT "AuditUnsealed_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "Category" (
    "code" TEXT NOT NULL,
    "parentCode" TEXT,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Brand" (
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Sku" (
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "categoryCode" TEXT,
    "brandCode" TEXT,
    "listPrice" BIGINT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Sku_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Decision" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reasons" JSONB NOT NULL,
    "outcome" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "GrowthRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GrowthRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "memberId" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "debt" BIGINT NOT NULL DEFAULT 0,
    "earned" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "expired" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("memberId","asset")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "direction" SMALLINT NOT NULL,
    "debtDelta" BIGINT NOT NULL DEFAULT 0,
    "balanceAfter" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "LedgerLot" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "entryId" UUID NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "earned" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "activatesAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "originLotId" UUID,

    CONSTRAINT "LedgerLot_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "LedgerLotMove" (
    "memberId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "delta" BIGINT NOT NULL,

    CONSTRAINT "LedgerLotMove_pkey" PRIMARY KEY ("memberId","entryId","lotId")
);

-- CreateTable
CREATE TABLE "LevelScheme" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "scheme" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LevelScheme_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "MemberLevel" (
    "memberId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "scheme" INTEGER NOT NULL,
    "invitationAcceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemberLevel_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "LevelChange" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fromCode" TEXT,
    "fromRank" SMALLINT,
    "toCode" TEXT NOT NULL,
    "toRank" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LevelChange_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL,
    "externalId" TEXT,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "name" TEXT,
    "gender" TEXT,
    "mobile" TEXT,
    "mobileLast4" TEXT,
    "email" TEXT,
    "emailHash" TEXT,
    "birthday" TEXT,
    "birthMonth" SMALLINT,
    "region" TEXT,
    "channel" TEXT,
    "storeCode" TEXT,
    "inviterId" UUID,
    "passwordHash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozenReason" TEXT,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberExternalId" (
    "externalId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,

    CONSTRAINT "MemberExternalId_pkey" PRIMARY KEY ("externalId")
);

-- CreateTable
CREATE TABLE "MemberMobile" (
    "mobileHash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,

    CONSTRAINT "MemberMobile_pkey" PRIMARY KEY ("mobileHash")
);

-- CreateTable
CREATE TABLE "MemberCode" (
    "code" TEXT NOT NULL,
    "memberId" UUID NOT NULL,

    CONSTRAINT "MemberCode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "MemberStats" (
    "memberId" UUID NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "firstOrderAt" TIMESTAMPTZ(3),
    "lastOrderAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemberStats_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "MemberTag" (
    "memberId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberTag_pkey" PRIMARY KEY ("memberId","tag")
);

-- CreateTable
CREATE TABLE "SignInCode" (
    "id" UUID NOT NULL,
    "mobileHash" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "version" BIGINT,
    "status" TEXT NOT NULL,
    "channel" TEXT,
    "storeCode" TEXT,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "goods" BIGINT NOT NULL,
    "freight" BIGINT NOT NULL,
    "adjustment" BIGINT NOT NULL,
    "refundedGoods" BIGINT NOT NULL DEFAULT 0,
    "refundedFreight" BIGINT NOT NULL DEFAULT 0,
    "fullyRefunded" BOOLEAN NOT NULL DEFAULT false,
    "contentHash" TEXT NOT NULL,
    "decisionId" UUID,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "OrderKey" (
    "externalId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "orderId" UUID NOT NULL,

    CONSTRAINT "OrderKey_pkey" PRIMARY KEY ("externalId")
);

-- CreateTable
CREATE TABLE "OrderLine" (
    "memberId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT,
    "category" TEXT,
    "brand" TEXT,
    "quantity" INTEGER NOT NULL,
    "unitPrice" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "refundedQuantity" INTEGER NOT NULL DEFAULT 0,
    "refundedNet" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "OrderLine_pkey" PRIMARY KEY ("memberId","orderId","id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "memberId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "refundNo" TEXT NOT NULL,
    "refundedAt" TIMESTAMPTZ(3) NOT NULL,
    "goods" BIGINT NOT NULL,
    "freight" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "moved" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "decisionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("memberId","orderId","refundNo")
);

-- CreateTable
CREATE TABLE "ParkedRefund" (
    "orderExternalId" TEXT NOT NULL,
    "refundNo" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "parkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ParkedRefund_pkey" PRIMARY KEY ("orderExternalId","refundNo")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointsRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PointsRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "PointsCapUse" (
    "memberId" UUID NOT NULL,
    "cap" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "PointsCapUse_pkey" PRIMARY KEY ("memberId","cap","period")
);

-- CreateTable
CREATE TABLE "Program" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dispatchedAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "lockedUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Region" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Store" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "regionId" UUID NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Store_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Staff_email_key" ON "Staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_objectType_objectId_id_idx" ON "AuditEntry"("objectType", "objectId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_action_id_idx" ON "AuditEntry"("action", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_entryId_key" ON "AuditSeal"("entryId");

-- CreateIndex
CREATE INDEX "Sku_categoryCode_idx" ON "Sku"("categoryCode");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_memberId_asset_key_key" ON "LedgerEntry"("memberId", "asset", "key");

-- CreateIndex
CREATE INDEX "Member_mobileLast4_idx" ON "Member"("mobileLast4");

-- CreateIndex
CREATE INDEX "Member_emailHash_idx" ON "Member"("emailHash");

-- CreateIndex
CREATE INDEX "Member_registeredAt_id_idx" ON "Member"("registeredAt", "id");

-- CreateIndex
CREATE INDEX "MemberExternalId_memberId_idx" ON "MemberExternalId"("memberId");

-- CreateIndex
CREATE INDEX "MemberMobile_memberId_idx" ON "MemberMobile"("memberId");

-- CreateIndex
CREATE INDEX "MemberCode_memberId_idx" ON "MemberCode"("memberId");

-- CreateIndex
CREATE INDEX "SignInCode_mobileHash_createdAt_idx" ON "SignInCode"("mobileHash", "createdAt");

-- CreateIndex
CREATE INDEX "Order_memberId_placedAt_id_idx" ON "Order"("memberId", "placedAt", "id");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Session_audience_subjectId_idx" ON "Session"("audience", "subjectId");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "Region_code_key" ON "Region"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Store_code_key" ON "Store"("code");

-- CreateIndex
CREATE INDEX "Store_regionId_idx" ON "Store"("regionId");

-- AddForeignKey
ALTER TABLE "StaffRole" ADD CONSTRAINT "StaffRole_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Category"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_categoryCode_fkey" FOREIGN KEY ("categoryCode") REFERENCES "Category"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_brandCode_fkey" FOREIGN KEY ("brandCode") REFERENCES "Brand"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Store" ADD CONSTRAINT "Store_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on: what Prisma does not model.

-- One program in one installation.
ALTER TABLE "Program" ADD CONSTRAINT "Program_one_row" CHECK ("id" = 1);

-- Amounts are safe integers; the kind of an entry gives its sign; debt and lots are never below zero.
ALTER TABLE "LedgerAccount"
  ADD CONSTRAINT "LedgerAccount_asset" CHECK ("asset" IN ('points', 'growth')),
  ADD CONSTRAINT "LedgerAccount_debt" CHECK ("debt" >= 0 AND ("asset" = 'points' OR "debt" = 0)),
  ADD CONSTRAINT "LedgerAccount_growth" CHECK ("asset" = 'points' OR "balance" >= 0),
  ADD CONSTRAINT "LedgerAccount_safe" CHECK (abs("balance") < 9007199254740992 AND "earned" >= 0);
ALTER TABLE "LedgerEntry"
  ADD CONSTRAINT "LedgerEntry_amount" CHECK ("amount" >= 0 AND "amount" < 9007199254740992),
  ADD CONSTRAINT "LedgerEntry_direction" CHECK ("direction" IN (-1, 0, 1)),
  ADD CONSTRAINT "LedgerEntry_asset" CHECK ("asset" IN ('points', 'growth'));
ALTER TABLE "LedgerLot"
  ADD CONSTRAINT "LedgerLot_remaining" CHECK ("remaining" >= 0 AND "remaining" <= "earned"),
  ADD CONSTRAINT "LedgerLot_life" CHECK ("expiresAt" IS NULL OR "expiresAt" > '1970-01-01');
ALTER TABLE "MemberStats" ADD CONSTRAINT "MemberStats_counts" CHECK ("orders" >= 0 AND "amount" >= 0 AND "refunded" >= 0);
ALTER TABLE "Order"
  ADD CONSTRAINT "Order_status" CHECK ("status" IN ('placed', 'paid', 'completed', 'cancelled')),
  ADD CONSTRAINT "Order_goods" CHECK ("goods" >= 0 AND "goods" < 9007199254740992),
  ADD CONSTRAINT "Order_refunded" CHECK ("refundedGoods" BETWEEN 0 AND "goods" AND "refundedFreight" BETWEEN 0 AND "freight");
ALTER TABLE "OrderLine"
  ADD CONSTRAINT "OrderLine_kind" CHECK ("kind" IN ('goods', 'adjustment')),
  ADD CONSTRAINT "OrderLine_net" CHECK ("kind" <> 'goods' OR ("net" >= 0 AND "quantity" > 0)),
  ADD CONSTRAINT "OrderLine_refunded" CHECK ("kind" <> 'goods' OR ("refundedNet" BETWEEN 0 AND "net" AND "refundedQuantity" BETWEEN 0 AND "quantity"));
ALTER TABLE "PointsCapUse" ADD CONSTRAINT "PointsCapUse_used" CHECK ("used" >= 0);
ALTER TABLE "Session" ADD CONSTRAINT "Session_audience" CHECK ("audience" IN ('member', 'staff'));

-- Members are found by name: one or two characters by prefix, three and more by trigram (C.UTF-8 knows Chinese).
CREATE INDEX "Member_name_prefix" ON "Member" ("name" text_pattern_ops);
CREATE INDEX "Member_name_trigram" ON "Member" USING gin ("name" gin_trgm_ops);
CREATE INDEX "MemberExternalId_prefix" ON "MemberExternalId" ("externalId" text_pattern_ops);
CREATE INDEX "Member_demo" ON "Member" ("id") WHERE "demo";

-- The outbox is read by what is still open.
CREATE INDEX "OutboxEvent_open" ON "OutboxEvent" ("id") WHERE "dispatchedAt" IS NULL AND "deadAt" IS NULL;
CREATE INDEX "AuditEntry_actorName" ON "AuditEntry" ("actorName", "id");

-- Rows that change in place keep room on their page, so that updates stay there (HOT).
ALTER TABLE "MemberStats" SET (fillfactor = 60);
ALTER TABLE "LedgerAccount" SET (fillfactor = 60);
ALTER TABLE "PointsCapUse" SET (fillfactor = 70);
ALTER TABLE "MemberLevel" SET (fillfactor = 85);
ALTER TABLE "Member" SET (fillfactor = 85);
ALTER TABLE "LedgerLot" SET (fillfactor = 85);
ALTER TABLE "Order" SET (fillfactor = 85);

-- The book, the decisions and the trail are append-only. Rows of demo members may be deleted, and only inside a
-- transaction that has said so: SET LOCAL regulars.purge_demo = 'on'.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND TG_ARGV[0] = 'member'
     AND EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = (to_jsonb(OLD) ->> 'memberId')::uuid AND m."demo") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "LedgerEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change('member');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "LedgerLotMove" FOR EACH ROW EXECUTE FUNCTION refuse_change('member');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "Decision" FOR EACH ROW EXECUTE FUNCTION refuse_change('member');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "LevelChange" FOR EACH ROW EXECUTE FUNCTION refuse_change('member');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "LedgerEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "LedgerLotMove" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "Decision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "LevelChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
