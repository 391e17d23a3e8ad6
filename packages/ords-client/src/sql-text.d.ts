/** A `.sql` file is imported as its text: by esbuild's `text` loader, and in tests by the transform in `tools/jest`. */
declare module '*.sql' {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- this is how loaders hand a text over
  export default text;
}
