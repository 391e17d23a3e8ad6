const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * Wall-clock time in a time zone as WeatherAPI.com writes it: `yyyy-MM-dd HH:mm`. For people: in autumn an hour
 * repeats, so no instant can be read from it.
 */
export function toLocalTimeText(epochSeconds: number, timeZone: string): string {
  const parts = formatFor(timeZone).formatToParts(new Date(epochSeconds * 1000));
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return `${String(year)}-${String(month)}-${String(day)} ${String(hour)}:${String(minute)}`;
}
