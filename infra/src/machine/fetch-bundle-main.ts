import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMachineClient } from './create-machine-client';
import { fetchBundle } from './fetch-bundle';
import type { MachinePlan } from './machine-plan';
import { untilItWorks } from './until-it-works';

/** Runs before the producer: `node fetch-bundle.cjs /etc/weather-producer/machine.json`. */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as MachinePlan;
const { STATE_DIRECTORY: state = '', RUNTIME_DIRECTORY: runtime = '' } = process.env;
const client = createMachineClient({ federationUrl: plan.endpoints.federation, env: process.env });
const say = (line: string): void => void process.stderr.write(`fetch-bundle: ${line}\n`);

void untilItWorks(() => fetchBundle(plan, client, { state, runtime }), { sleep, say });
