/**
 * Lints texts as if they stood in files of the workspace: `[{ file, text }]` on standard input, the messages of each on
 * standard output. A process of its own, because ESLint's configuration is an ES module, which jest does not load.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const inputs = JSON.parse(await text(process.stdin));
const eslint = new ESLint({ cwd: new URL('../../..', import.meta.url).pathname });
const outputs = [];
for (const input of inputs) {
  const [result] = await eslint.lintText(input.text, { filePath: input.file });
  outputs.push(result.messages.map(({ ruleId, message }) => ({ ruleId, message })));
}
process.stdout.write(JSON.stringify(outputs));
