import type { TestEvent } from 'node:test/reporters'

/**
 * Fails a run in which nothing was tested; Node's own runner takes that for success. A file is
 * reported as a test of the file's name, and does not count.
 */
export default async function* failWithoutTests(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  let ran = 0
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.details.type !== 'suite' && !/\.(test|long)\.ts$/.test(data.name)) ran += 1
  }
  if (ran > 0) return
  process.exitCode = 1
  yield 'No test ran.\n'
}
