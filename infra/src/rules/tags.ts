/** Free-form tags of every resource of a stack. */
export const toTags = (stack: string, further: Record<string, string>): Record<string, string> => ({
  ...further,
  project: 'weather-stream',
  stack,
});
