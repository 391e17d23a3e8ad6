import fc from 'fast-check';
import { createByteBudget } from './create-byte-budget';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe(createByteBudget, () => {
  it('lets in by order and never more than fits, save a single larger one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }), async (sizes) => {
        const budget = createByteBudget(20);
        const inside: { bytes: number; index: number }[] = [];
        const order: number[] = [];
        sizes.forEach((bytes, index) => {
          void budget.take(bytes).then(() => {
            inside.push({ bytes, index });
            order.push(index);
          });
        });
        await settle();
        while (order.length < sizes.length) {
          const total = inside.reduce((sum, { bytes }) => sum + bytes, 0);
          expect(inside.length === 1 || total <= 20).toBe(true);
          budget.give(inside.shift()?.bytes ?? 0);
          await settle();
        }
        expect(order).toEqual(sizes.map((_bytes, index) => index));
      }),
      { numRuns: 50 },
    );
  });

  it('turns away who waits when it is closed', async () => {
    const budget = createByteBudget(10);
    await budget.take(10);
    const late = budget.take(1);
    budget.close();
    expect(await late).toBe(false);
    expect(await budget.take(1)).toBe(false);
  });
});
