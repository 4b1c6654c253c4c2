/** Bounds what goes on at once, for each key by itself. */
export interface Slots {
  /** Waits for a slot of a key, in the order of those who ask; it is free again when it is disposed of. */
  take(key: string): Promise<Disposable>
}

/** Creates slots, so many for each key. */
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
          // The next in the queue has the slot now.
          if (next) return next()
          slots.count -= 1
          if (slots.count === 0) taken.delete(key)
        },
      }
    },
  }
}
