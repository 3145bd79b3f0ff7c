BEGIN;

CREATE TABLE "MemberMoment" (
    "memberId" UUID NOT NULL,
    "climb" UUID,
    "points" BIGINT,
    "growth" BIGINT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberMoment_pkey" PRIMARY KEY ("memberId")
);

-- What was granted before is nobody's news: those rows get the instant without being written anew.
ALTER TABLE "BenefitGrant" ADD COLUMN "seenAt" TIMESTAMPTZ(3) DEFAULT now();
ALTER TABLE "BenefitGrant" ALTER COLUMN "seenAt" DROP DEFAULT;

COMMIT;
