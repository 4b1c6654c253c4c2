import type { TestEvent } from 'node:test/reporters'

/** Reporter that ends the process at the first failure: a mutant needs to be noticed once. */
// oxlint-disable-next-line require-yield
export default async function* stopAtFailure(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:complete' && !data.details.passed) process.exit(1)
    if (type === 'test:fail') process.exit(1)
  }
}
