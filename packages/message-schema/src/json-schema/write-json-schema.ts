import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_MAJOR } from '../observation-envelope';
import { toWeatherObservationJsonSchema } from './to-weather-observation-json-schema';

/** Run from the project's folder by `nx run message-schema:schema`. */
const path = join('schema', `weather-observation.v${SCHEMA_MAJOR}.schema.json`);
writeFileSync(path, `${JSON.stringify(toWeatherObservationJsonSchema(), null, 2)}\n`);
