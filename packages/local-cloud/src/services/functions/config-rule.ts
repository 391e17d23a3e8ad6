import { invalidParameter } from '../../errors';
import { textMap, type FieldRule } from '../../engine/field-rules';

/** Keys and values together. See https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionspassingconfigparams.htm. */
const MAX_CONFIG_BYTES = 4096;

const keyPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

const texts = textMap();

/** The configuration of an application or a function: environment variables. Values never stand in messages. */
export const configRule: FieldRule = {
  isRequired: false,
  check: (value, name) => {
    texts.check(value, name);
    const entries = Object.entries(value as Record<string, string>);
    const wrongKey = entries.find(([key]) => !keyPattern.test(key));
    if (wrongKey !== undefined)
      throw invalidParameter(
        `The key ${wrongKey[0]} of ${name} must be made of letters, digits and _, and not begin with a digit.`,
      );
    const bytes = entries.reduce(
      (sum, [key, entry]) => sum + Buffer.byteLength(key) + Buffer.byteLength(entry),
      0,
    );
    if (bytes > MAX_CONFIG_BYTES)
      throw invalidParameter(
        `${name} has ${bytes} bytes of keys and values; the limit is ${MAX_CONFIG_BYTES}.`,
      );
  },
};
