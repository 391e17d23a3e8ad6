import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMachineClient } from './create-machine-client';
import type { MachinePlan } from './machine-plan';
import { parseJournalLine, putEntries, type JournalEntry } from './ship-journal';
import { untilItWorks } from './until-it-works';

/** Ships the producer's journal: `node ship-journal.cjs /etc/weather-producer/machine.json`. Goes on after its last cursor. */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as MachinePlan;
const client = createMachineClient({ federationUrl: plan.endpoints.federation, env: process.env });
const target = { endpoint: plan.endpoints.logIngestion, logId: plan.logId, host: hostname() };
const cursorFile = join(process.env.STATE_DIRECTORY ?? '', 'cursor');
const say = (line: string): void => void process.stderr.write(`ship-journal: ${line}\n`);

const collectMs = 5000;
const mostEntries = 500;

function readCursor(): string[] {
  try {
    return [`--after-cursor=${readFileSync(cursorFile, 'utf8')}`];
  } catch {
    return [];
  }
}

const journal = spawn(
  'journalctl',
  ['--unit=weather-producer', '--follow', '--output=json', '--no-tail', ...readCursor()],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const lines = createInterface({ input: journal.stdout });
const held: JournalEntry[] = [];
lines.on('line', (line) => {
  const entry = parseJournalLine(line);
  if (entry !== undefined) held.push(entry);
  if (held.length >= mostEntries) journal.stdout.pause();
});

async function ship(): Promise<void> {
  for (;;) {
    await sleep(collectMs);
    const entries = held.splice(0, mostEntries);
    journal.stdout.resume();
    const last = entries.at(-1);
    if (last === undefined) continue;
    await untilItWorks(() => putEntries(client, target, entries), { sleep, say });
    writeFileSync(cursorFile, last.cursor);
  }
}

journal.on('exit', (code) => process.exit(code ?? 1));
void ship();
