import type { GameView } from '@/lib/games';
import type { GameWords } from '../../_reading/game-words';

/** The rules of a game in sentences, made from the version in force, and what its makers add (N17). */
export function RulesList({
  game,
  words: { t, pick, levelOf },
}: {
  readonly game: GameView;
  readonly words: GameWords;
}) {
  const { chances, audience, prizes, fallback, rules } = game.terms;
  const { freePerDay, points, perDay, perMember } = chances;
  const instead = prizes.find(({ code }) => code === fallback);
  const limited = prizes.filter(({ stock, perDay: daily, perMember: each }) => (stock ?? daily ?? each) !== null);
  const lines = [
    ...(audience.levels.length === 0
      ? []
      : [t('rules.levels', { levels: audience.levels.map(levelOf).join(t('join')) })]),
    ...(audience.where === null ? [] : [t('rules.where')]),
    ...(freePerDay === 0 ? [] : [t('rules.free', { count: freePerDay })]),
    ...(points === null ? [] : [t('rules.points', { points })]),
    ...(perDay === null ? [] : [t('rules.perDay', { limit: perDay })]),
    ...(perMember === null ? [] : [t('rules.perMember', { limit: perMember })]),
    ...limited.map(({ name, stock, perDay: daily, perMember: each }) =>
      [
        pick(name),
        ...(stock === null ? [] : [t('rules.stock', { stock })]),
        ...(daily === null ? [] : [t('rules.daily', { limit: daily })]),
        ...(each === null ? [] : [t('rules.each', { limit: each })]),
      ].join(t('join')),
    ),
    ...(limited.length === 0
      ? []
      : [instead === undefined ? t('rules.insteadNothing') : t('rules.instead', { prize: pick(instead.name) })]),
    t('rules.server'),
    ...pick(rules).split('\n').filter(Boolean),
  ];
  return (
    <section aria-labelledby="game-rules">
      <h3 id="game-rules" className="mb-1.5 text-sm font-medium">
        {t('rules.title')}
      </h3>
      <ul className="grid list-disc gap-1 pl-5 text-dense marker:text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
