import { requestedDelayMs } from './requested-delay';

it.each([
  ['throttled because bytes limit exhausted, next request can be made in 250 ms', 250],
  ['Next request can be made in 7ms', 7],
  ['next request can be made in 99999999999 ms', 60_000],
  ['slow down', undefined],
  [undefined, undefined],
])('requestedDelayMs reads of %p %p', (text, expected) => {
  expect(requestedDelayMs(text)).toBe(expected);
});
