import { OracleError } from '../errors';
import type { Builtin } from './builtin';

const print = (end: string): Builtin => ({
  parameters: ['CBUF'],
  run: (args, context) => context.print((args.optionalText('CBUF') ?? '') + end),
});

/** What a handler answers with: HTP and OWA_UTIL; and the error of one's own. */
export const webOutputBuiltins: Readonly<Record<string, Builtin>> = {
  'HTP.P': print('\n'),
  'HTP.PRINT': print('\n'),
  'HTP.PRN': print(''),
  'OWA_UTIL.MIME_HEADER': {
    parameters: ['CCONTENT_TYPE', 'BCLOSE_HEADER', 'CCHARSET'],
    run: (args, context) => context.setContentType(args.text('CCONTENT_TYPE')),
  },
  RAISE_APPLICATION_ERROR: {
    parameters: ['NUM', 'MSG', 'KEEPERRORSTACK'],
    run: (args) => {
      const number = -args.number('NUM', 0);
      if (number < 20_000 || number > 20_999)
        throw new OracleError(
          21000,
          `error number argument to raise_application_error of ${-number} is out of range`,
        );
      throw new OracleError(number, args.text('MSG'));
    },
  },
};
