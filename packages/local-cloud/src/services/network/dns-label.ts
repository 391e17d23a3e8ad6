import { text, type FieldRule } from '../../engine/field-rules';

/** A label that DNS names are made of. */
export const dnsLabelRule: FieldRule = text({
  maxLength: 15,
  pattern: /^[A-Za-z][A-Za-z0-9]*$/,
  mustBe: 'a letter and up to 14 letters and digits',
});
