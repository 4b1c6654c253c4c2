/**
 * npm run mutate -- [--room vetting] [--file worker.ts] [--share 0.1] [--most 24] [--seed 1]
 * [--jobs 2] [--tests glob] [--publish]: changes the code in small ways and counts the changes that
 * tests detect.
 */
import { readNumber, readOptions } from '../read-options.mjs'
import { publishResults, shareOf } from './results.ts'
import { rooms } from './rooms.ts'
import { runMutation } from './run-mutation.ts'
import { endRunning } from './run-test-file.ts'
import { publishedSample } from './sample.ts'

const values = readOptions({
  room: { type: 'string', multiple: true, default: [] },
  file: { type: 'string', default: '' },
  share: { type: 'string', default: '1' },
  most: { type: 'string', default: String(publishedSample.most) },
  seed: { type: 'string', default: publishedSample.seed },
  jobs: { type: 'string', default: '2' },
  tests: { type: 'string', multiple: true, default: [] },
  publish: { type: 'boolean', default: false },
})

process.once('exit', endRunning)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const runs = await runMutation(
  {
    rooms: values.room,
    file: values.file,
    tests: values.tests,
    share: readNumber('share', values.share, { least: 0, most: 1, whole: false }),
    most: readNumber('most', values.most, { least: 1 }),
    seed: values.seed,
    jobs: readNumber('jobs', values.jobs, { least: 1 }),
  },
  (line) => console.log(line),
)
for (const { result } of runs) {
  console.log(`${result.room}: ${result.noticed} of ${result.tried} noticed, ${shareOf(result)} %`)
}
if (values.publish) {
  await publishResults(
    runs.map(({ result }) => result),
    rooms.map(({ name }) => name),
  )
}
