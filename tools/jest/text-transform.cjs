/** Jest transform: a text file becomes a module whose default export is its text, as esbuild's `text` loader does. */
module.exports = {
  process: (text) => ({
    code: `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ${JSON.stringify(text)};`,
  }),
};
