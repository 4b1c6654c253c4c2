/**
 * Works on items in their order, so many at a time. After a failure no further item is begun, and it
 * rejects once those under way have ended.
 */
export async function inParallel<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = iterate(items)
  let failed = false
  const takeOn = async () => {
    while (!failed) {
      const { done, value } = await iterator.next()
      if (done) return
      try {
        await work(value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const workers = Array.from({ length: concurrency }, takeOn)
  const ended = await Promise.allSettled(workers)
  const failure = ended.find(({ status }) => status === 'rejected') as
    | PromiseRejectedResult
    | undefined
  if (failure) throw failure.reason
}

async function* iterate<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items
}
