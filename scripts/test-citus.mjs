// @ts-check
// npm run test:citus [-- as for npm test]: tests of the store, of HTTP and across both, on the
// cluster whose coordinator ACCREDIT_TEST_CITUS names, e.g.
// postgres://postgres@127.0.0.1:5432/anything: a database with the extension, to which the nodes
// were added. Each test gets its own database there.
import { runTests } from './run-tests.mjs'

const rooms =
  'admin api bulk desk events identity insight main notifications operation retention sandbox store vetting'
const usual = [
  'packages/service/test/store/cluster.long.ts',
  ...['undecided.long', 'audit-command.test', 'seal-and-retention.test', 'seal-order.test'].map(
    (name) => `packages/service/test/security/${name}.ts`,
  ),
  ...rooms.split(' ').map((room) => `packages/service/test/${room}`),
  'conformance/http',
]

if (process.env['ACCREDIT_TEST_CITUS']) {
  const asked = process.argv.slice(2)
  const files = asked.some((argument) => !argument.startsWith('-')) ? asked : [...asked, ...usual]
  await runTests(files, { ending: 'test', fileSeconds: 1_800, concurrency: 2 })
} else {
  process.stdout.write('test:citus was skipped: ACCREDIT_TEST_CITUS names no cluster\n')
}
