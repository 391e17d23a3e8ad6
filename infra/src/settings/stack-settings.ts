import { dataSettings } from './data-settings';
import { functionSettings } from './function-settings';
import { placeSettings } from './place-settings';
import { producerSettings } from './producer-settings';

/** Every setting of a stack, by its name in the stack file. */
export const stackSettings = { ...placeSettings, ...dataSettings, ...functionSettings, ...producerSettings };
