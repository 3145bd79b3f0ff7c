import { hash } from 'node:crypto';
import type { Line } from '../rules/order';
import type { RefundEvent } from '../types';

const digest = (content: unknown): string => hash('sha256', JSON.stringify(content), 'base64url');

/** The fingerprint of what an order contains: lines and freight. Two events with the same one say the same. */
export const orderHash = (lines: readonly Line[], freight: number): string =>
  digest([
    freight,
    lines.map(({ id, kind, sku, category, quantity, unitPrice, discount }) => [
      id,
      kind,
      sku,
      category,
      quantity,
      unitPrice,
      discount,
    ]),
  ]);

/** The fingerprint of what a refund asks for; its time is not part of it, since a repeat may leave it out. */
export const refundHash = ({ lines, freight }: Pick<RefundEvent, 'lines' | 'freight'>): string =>
  digest([
    freight,
    [...lines].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, quantity, amount }) => [id, quantity, amount]),
  ]);
