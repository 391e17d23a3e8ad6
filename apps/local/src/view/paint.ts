import { styleText } from 'node:util';

/** Colours a text for the terminal. */
export type Paint = (style: 'bold' | 'dim' | 'cyan' | 'green' | 'yellow' | 'red', text: string) => string;

/** Colours as asked. */
export const colourPaint: Paint = (style, text) => styleText(style, text);

/** Leaves texts as they are: for `NO_COLOR` and tests. */
export const plainPaint: Paint = (_style, text) => text;
