/** A part of the service whose tests are judged by mutants. */
export interface Room {
  readonly name: string
  /** Folder of the mutated files, relative to the repository root. */
  readonly folder: string
  /** Globs of the tests that must detect them. */
  readonly tests: readonly string[]
}

const service = 'packages/service/'
const inService = (...paths: string[]) => paths.map((path) => service + path)

const overHttp = inService(
  'test/api/**/*.test.ts',
  'test/desk/**/*.test.ts',
  'test/insight/**/*.test.ts',
  'test/admin/**/*.test.ts',
  'test/retention/**/*.test.ts',
  'test/bystanders/**/*.test.ts',
  'test/vetting/**/*.test.ts',
  'test/main/{bad-input,idempotency,refusals,seed-exchange,workers}.test.ts',
)

/** Rooms of a mutation run. */
export const rooms: readonly Room[] = [
  {
    name: 'rules',
    folder: `${service}src/rules`,
    tests: [...inService('src/rules/**/*.test.ts', 'test/*.test.ts'), ...overHttp],
  },
  {
    name: 'operations',
    folder: `${service}src/operations`,
    tests: [...inService('src/operations/**/*.test.ts'), ...overHttp],
  },
  {
    name: 'store/queries',
    folder: `${service}src/store/queries`,
    tests: [
      ...inService(
        'src/store/**/*.test.ts',
        'test/store/**/*.test.ts',
        'test/security/{audit-seal,tampering}.test.ts',
      ),
      ...overHttp,
    ],
  },
  {
    name: 'vetting',
    folder: `${service}src/vetting`,
    tests: inService(
      'src/vetting/**/*.test.ts',
      'test/vetting/**/*.test.ts',
      'test/main/workers.test.ts',
      'test/*.test.ts',
    ),
  },
  {
    name: 'identity',
    folder: `${service}src/identity`,
    tests: inService(
      'src/identity/**/*.test.ts',
      'test/identity/**/*.test.ts',
      'test/main/{authorization,order-of-checks}.test.ts',
      'test/admin/{callers,strange-tokens}.test.ts',
      'test/security/{clock-skew,secrets-at-rest,browser-and-network}.test.ts',
    ),
  },
  {
    name: 'audit',
    folder: `${service}src/audit`,
    tests: inService(
      'src/audit/**/*.test.ts',
      'test/audit/**/*.test.ts',
      'test/security/{audit*,tampering}.test.ts',
      'test/retention/**/*.test.ts',
    ),
  },
]
