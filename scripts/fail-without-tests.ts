import type { TestEvent } from 'node:test/reporters'

/**
 * Fails a run without tests, which Node's runner reports as success. Node reports a file as a test
 * of that name, which does not count.
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
