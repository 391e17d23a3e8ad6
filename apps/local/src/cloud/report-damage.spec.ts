import { reportDamage } from './report-damage';

function build() {
  const lines: string[] = [];
  const sentences: string[] = [];
  const write = (_fields: object, message: string) => void lines.push(message);
  const logger = reportDamage({ debug: write, info: write, warn: write, error: write }, (sentence) =>
    sentences.push(sentence),
  );
  return { logger, lines, sentences };
}

describe(reportDamage, () => {
  it.each(['DATABASE_UNREADABLE', 'CONNECTOR_POSITION_UNREADABLE'])('hands %s over as a sentence', (code) => {
    const { logger, lines, sentences } = build();
    logger.warn({ code, error: 'The file x is damaged.' }, 'connector attempt failed');
    expect(sentences).toEqual(['The file x is damaged.']);
    expect(lines).toEqual([]);
  });

  it('writes everything else', () => {
    const { logger, lines, sentences } = build();
    logger.error({ code: 'DATABASE_LOCKED', error: 'held' }, 'ORDS failed');
    logger.info({}, 'local cloud started');
    expect(lines).toEqual(['ORDS failed', 'local cloud started']);
    expect(sentences).toEqual([]);
  });
});
