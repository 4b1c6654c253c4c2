import type { TestEvent } from 'node:test/reporters'

/** Reporter that exits at the first failure: detecting a mutant once is enough. */
// oxlint-disable-next-line require-yield
export default async function* stopAtFailure(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:complete' && !data.details.passed) process.exit(1)
    if (type === 'test:fail') process.exit(1)
  }
}
