/** Limits concurrency per key. */
export interface Slots {
  /** Waits for a slot of a key in first-come order; disposal frees it. */
  take(key: string): Promise<Disposable>
}

/**
 * Creates slots.
 * @param most number for each key
 */
export function createSlots(most: number): Slots {
  const taken = new Map<string, { count: number; readonly waiting: (() => void)[] }>()
  return {
    async take(key) {
      const slots = taken.get(key) ?? { count: 0, waiting: [] }
      taken.set(key, slots)
      if (slots.count < most) slots.count += 1
      else await new Promise<void>((resolve) => slots.waiting.push(resolve))
      return {
        [Symbol.dispose]() {
          const next = slots.waiting.shift()
          // The slot passes to the next in the queue.
          if (next) return next()
          slots.count -= 1
          if (slots.count === 0) taken.delete(key)
        },
      }
    },
  }
}
