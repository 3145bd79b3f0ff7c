import { authInstances } from '@/lib/platform/auth/instances';

export const { GET, POST } = authInstances.member.handlers;
