/** Tags of ASN.1 that a certificate is made of. */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

function toLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function element(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), toLength(content.length), content]);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

function toOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)]);
}

/** A positive number, of any length. A leading one bit would make it negative. */
function toInteger(bytes: Buffer): Buffer {
  const [first = 0] = bytes;
  return first >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}

/** `YYMMDDHHMMSSZ`, which is for the years before 2050. */
const toUtcTime = (instant: number): string =>
  `${new Date(instant).toISOString().replace(/\D/g, '').slice(2, 14)}Z`;

/** Encodes values in DER, as X.690 has it: no more of it than a certificate takes. */
export const der = {
  sequence: (...items: Buffer[]) => element(tags.sequence, ...items),
  set: (...items: Buffer[]) => element(tags.set, ...items),
  /** @param bytes big-endian, positive */
  integer: (bytes: Buffer) => element(tags.integer, toInteger(bytes)),
  boolean: (value: boolean) => element(tags.boolean, Buffer.from([value ? 0xff : 0])),
  oid: (dotted: string) => element(tags.oid, toOid(dotted)),
  text: (value: string) => element(tags.utf8String, Buffer.from(value)),
  /** @param instant milliseconds since the Unix epoch, before 2050 */
  time: (instant: number) => element(tags.utcTime, Buffer.from(toUtcTime(instant))),
  octets: (content: Buffer) => element(tags.octetString, content),
  /** @param unusedBits at the end of the last byte */
  bits: (content: Buffer, unusedBits = 0) => element(tags.bitString, Buffer.from([unusedBits]), content),
  /** `[number]`, around other elements. */
  tagged: (number: number, ...items: Buffer[]) => element(0xa0 | number, ...items),
};
