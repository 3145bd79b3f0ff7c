import { hero, live, type Visit } from './hero-life';
import type { Happening, StoryTime } from './story';

/** The member whose registration tells in the database on which day a story ends: so many days later. */
export const ANCHOR_DAYS = 790;

/** Members of the story whose situation is written by hand; the places of those who may sign in come first. */
export const HERO_COUNT = 10;

/** The places of the members who get a password. */
export const SIGN_IN_PLACES: readonly number[] = [1, 2, 4, 5, 6];

/** What the hand-written members do. Each stands for one situation that a page must be able to show. */
export function heroLives(time: StoryTime): Happening[] {
  return [
    ...almostDiamond(time),
    ...justReachedPlatinum(time),
    ...almostGold(time),
    ...inDebtAfterExpiry(time),
    ...atTheMonthlyCap(time),
    ...pointsEndThisYear(time),
    ...pointsPending(time),
    ...almostPlatinumByAmount(time),
    ...newcomer(time),
    ...birthdayThisMonth(time),
  ];
}

/** Eleven orders: one short of diamond; the member who anchors the story in time. */
function almostDiamond(time: StoryTime): Happening[] {
  const baskets: readonly string[] = [
    'FR1001 x2, FR1008, FR1015 x2, FR1021 x2',
    'FR1019, FR1020, GR1001 -15%',
    'FR1024 x2 -10%, FR1010 x2, FR1003, GR1006',
  ];
  const visits = [700, 610, 540, 430, 350, 270, 180, 120, 60, 21, 5].map((back, place): Visit => {
    const is = place % 3 === 1 ? 'online' : undefined;
    return { date: time.back(back), hour: 9 + (place % 9), items: baskets[place % 3] ?? '', ...(is && { is }) };
  });
  const person = hero(time, 1, {
    name: '林晓雨',
    gender: 'female',
    birthday: '1990-05-18',
    region: '上海',
    storeCode: 'SH01',
    channel: 'pos',
    joined: time.back(ANCHOR_DAYS),
    hour: 9,
  });
  return live(time, person, visits);
}

/** Reached platinum with yesterday's sixth order, whose points are pending. */
function justReachedPlatinum(time: StoryTime): Happening[] {
  const person = hero(time, 2, {
    name: '苏婉',
    gender: 'female',
    birthday: '1996-11-02',
    region: '杭州',
    storeCode: 'HZ01',
    channel: 'mini_program',
    joined: time.back(420),
  });
  return live(time, person, [
    {
      date: time.back(400),
      hour: 21,
      items: 'BE1001, BE1004',
      is: 'online',
    },
    { date: time.back(310), hour: 22, items: 'BE1011', is: 'online' },
    {
      date: time.back(200),
      hour: 20,
      items: 'BE1007, BE1005',
      is: 'online',
    },
    { date: time.back(110), hour: 21, items: 'BE1006 -10%', is: 'online' },
    {
      date: time.back(40),
      hour: 20,
      items: 'BE1012, BE1013',
      is: 'online',
    },
    {
      date: time.back(0),
      hour: 21,
      items: 'BE1003 -15%, BE1004 x2 -15%',
      is: 'paid',
    },
  ]);
}

/** Two orders of ¥687 together: one order, or ¥113, short of gold. */
function almostGold(time: StoryTime): Happening[] {
  const person = hero(time, 3, {
    name: 'Grace Chen',
    gender: 'female',
    birthday: '1988-03-21',
    region: '深圳',
    storeCode: 'SZ01',
    channel: 'app',
    joined: time.back(160),
  });
  return live(time, person, [
    { date: time.back(150), hour: 15, items: 'AP1007' },
    {
      date: time.back(45),
      hour: 21,
      items: 'AP1005, HO1001',
      is: 'cancelled',
    },
    {
      date: time.back(44),
      hour: 21,
      items: 'AP1002, AP1017',
      is: 'online',
    },
  ]);
}

/** A coat of two years ago, called back by its maker after its points had ended: the points taken back are a debt. */
function inDebtAfterExpiry(time: StoryTime): Happening[] {
  const person = hero(time, 4, {
    name: '周建国',
    gender: 'male',
    birthday: '1972-08-09',
    region: '上海',
    storeCode: 'SH01',
    channel: 'pos',
    joined: time.back(775),
  });
  const life = live(time, person, [{ date: time.back(760), hour: 16, items: 'AP1010' }]);
  const newYear = `${time.endDay.slice(0, 4)}-01-01`;
  const recalled = time.back(20) > newYear ? time.back(20) : newYear;
  const refundedAt = time.at(recalled, 11, 30);
  const refund = {
    orderExternalId: 'demo-o-004-001',
    person: person.externalId,
    refundNo: 'demo-r-o-004-001-1',
    refundedAt,
    lines: [{ id: 'l1', quantity: 1 }],
    freight: 0,
  };
  return [...life, { kind: 'refund', at: refundedAt, refund }];
}

/** A restaurant whose purchases meet the limit of 5,000 points a month. */
function atTheMonthlyCap(time: StoryTime): Happening[] {
  const person = hero(time, 5, {
    name: '小渔村海鲜餐厅',
    gender: null,
    birthday: null,
    region: '深圳',
    storeCode: 'SZ01',
    channel: 'h5',
    joined: time.back(400),
    kind: 'enterprise',
  });
  const visits = Array.from(
    { length: 26 },
    (_, place): Visit => ({
      date: time.back(3 * (25 - place) + 1),
      hour: 6,
      items: `FR1024 x12, FR1023 x10, FR1027 x15, FR1026 x${2 + (place % 4)}, GR1004 x2`,
      is: 'online',
    }),
  );
  return live(time, person, visits);
}

/** Diamond by last year's purchases, whose points end with this year. */
function pointsEndThisYear(time: StoryTime): Happening[] {
  const year = Number(time.endDay.slice(0, 4)) - 1;
  const person = hero(time, 6, {
    name: '陈浩然',
    gender: 'male',
    birthday: '1985-01-27',
    region: '上海',
    storeCode: 'SH01',
    channel: 'app',
    joined: `${year}-02-20`,
  });
  const items: readonly string[] = ['AP1015', 'HO1012, HO1013 x2', 'BE1020, GR1011'];
  const visits = Array.from(
    { length: 14 },
    (_, place): Visit => ({
      date: `${year}-${String(3 + Math.floor(place / 2)).padStart(2, '0')}-${place % 2 === 0 ? '08' : '21'}`,
      hour: 14 + (place % 7),
      items: items[place % 3] ?? '',
    }),
  );
  const lately: Visit = { date: time.back(12), hour: 19, items: 'AP1003', is: 'online' };
  return live(time, person, time.back(12) > `${year}-12-31` ? [...visits, lately] : visits);
}

/** Silver with two orders whose points are pending, and one order that is not paid yet. */
function pointsPending(time: StoryTime): Happening[] {
  const person = hero(time, 7, {
    name: '何思琪',
    gender: 'female',
    birthday: '1999-12-12',
    region: '杭州',
    storeCode: 'HZ01',
    channel: 'mini_program',
    joined: time.back(90),
  });
  return live(time, person, [
    {
      date: time.back(3),
      hour: 20,
      items: 'BE1015, BE1016',
      is: 'paid',
    },
    {
      date: time.back(0),
      hour: 12,
      items: 'FR1021 x2, FR1005',
      is: 'paid',
    },
    { date: time.back(0), hour: 23, items: 'BE1017', is: 'placed' },
  ]);
}

/** Four orders of ¥1,966 together: ¥34 short of platinum. */
function almostPlatinumByAmount(time: StoryTime): Happening[] {
  const person = hero(time, 8, {
    name: '李明',
    gender: 'male',
    birthday: '1979-06-30',
    region: '苏州',
    storeCode: 'SH01',
    channel: 'pos',
    joined: time.back(330),
  });
  return live(time, person, [
    { date: time.back(300), hour: 15, items: 'AP1011' },
    { date: time.back(190), hour: 16, items: 'AP1003' },
    { date: time.back(80), hour: 11, items: 'AP1018' },
    { date: time.back(15), hour: 18, items: 'AP1001' },
  ]);
}

/** Joined three days ago: earns double for thirty days. */
function newcomer(time: StoryTime): Happening[] {
  const person = hero(time, 9, {
    name: '王子轩',
    gender: 'male',
    birthday: '2001-09-15',
    region: '东莞',
    storeCode: 'SZ01',
    channel: 'h5',
    joined: time.back(3),
    hour: 19,
  });
  return live(time, person, [
    {
      date: time.back(2),
      hour: 20,
      items: 'AP1014, AP1017',
      is: 'online',
    },
  ]);
}

/** Has birthday this month; one of the tills reported an order late, after its refund. */
function birthdayThisMonth(time: StoryTime): Happening[] {
  const person = hero(time, 10, {
    name: '郑雅静',
    gender: 'female',
    birthday: `1993-${time.endDay.slice(5, 7)}-15`,
    region: '广州',
    storeCode: 'SZ01',
    channel: 'pos',
    joined: time.back(500),
  });
  const visits = [480, 390, 330, 250, 160, 95, 30, 2].map(
    (back, place): Visit => ({
      date: time.back(back),
      hour: 10 + place,
      items: 'FR1016, FR1009 x2, GR1016, HO1006',
    }),
  );
  const late = 'demo-o-010-007';
  const refundedAt = time.at(time.back(26), 15);
  const refund = {
    orderExternalId: late,
    person: person.externalId,
    refundNo: 'demo-r-o-010-007-1',
    refundedAt,
    lines: [{ id: 'l4', quantity: 1 }],
    freight: 0,
  };
  return [
    ...live(time, person, visits).map(
      (one): Happening =>
        one.kind === 'order' && one.order.externalId === late ? { ...one, at: time.at(time.back(24), 9) } : one,
    ),
    { kind: 'refund', at: refundedAt, refund },
  ];
}
