import type { LogFields, Logger } from '@weather-stream/service-kit';

/** What the local cloud logs, with its code, when it goes on without a file of its state: waiting does not mend it. */
const damageCodes = new Set<unknown>(['DATABASE_UNREADABLE', 'CONNECTOR_POSITION_UNREADABLE']);

/**
 * A logger that hands over, instead of writing it, that a file of the state is damaged.
 *
 * @param onDamage is told what is damaged, in a sentence
 */
export function reportDamage(logger: Logger, onDamage: (sentence: string) => void): Logger {
  const watched = (level: keyof Logger) => (fields: LogFields, message: string) => {
    if (damageCodes.has(fields.code)) onDamage(String(fields.error));
    else logger[level](fields, message);
  };
  return {
    debug: watched('debug'),
    info: watched('info'),
    warn: watched('warn'),
    error: watched('error'),
  };
}
