import { untilAborted } from './until-aborted';

describe(untilAborted, () => {
  it('waits for a signal that is not aborted yet', async () => {
    const controller = new AbortController();
    let isOver = false;
    const wait = untilAborted(controller.signal).then(() => (isOver = true));
    await Promise.resolve();
    expect(isOver).toBe(false);
    controller.abort();
    await wait;
    expect(isOver).toBe(true);
  });

  it('does not wait for a signal that is aborted already', async () => {
    await expect(untilAborted(AbortSignal.abort())).resolves.toBeUndefined();
  });
});
